import Markup

/// Finds the element that holds the article's text.
///
/// Every element that could be it is measured: how much of the page's good text it has (coverage),
/// and how much of what it has is good text (purity). Names and structured data raise the weight.
struct BodyFinder {
  let layout: PageLayout
  /// Letters in good paragraphs before each node.
  private let good: PrefixSums
  /// Letters outside foreign parts before each node.
  private let own: PrefixSums
  /// Where the headline ends; the text stands after it.
  private let headlineEnd: Int
  /// Parts of the page that belong to no article.
  let isForeign: [Bool]

  init(_ layout: PageLayout) {
    self.layout = layout
    isForeign = Self.foreign(layout)
    headlineEnd = Self.headlineEnd(layout, isForeign)
    (good, own) = Self.sums(layout, isForeign)
  }

  /// The best container; nil where the page has no text at all.
  /// - Parameters:
  ///   - labelled: the containers that a rule names, the most trusted first.
  ///   - declared: letters of the text that structured data gives, when it gives it.
  func find(labelled: [Int], declared: Int?) -> Int? {
    let total = good.sum(0, layout.document.nodes.count)
    guard total > 0 else { return labelled.first { layout.letters(of: $0) > 0 } }
    if let named = labelled.first(where: { isCredible($0, total: total) }) { return named }
    var best: (value: Double, node: Int)?
    var index = 0
    while index < layout.document.nodes.count {
      let node = layout.document.nodes[index]
      if isForeign[index] {
        index = Int(node.end)
        continue
      }
      if node.tag.isContainer {
        let value = value(of: index, total: total, declared: declared)
        if value > best?.value ?? 0 { best = (value, index) }
      }
      index += 1
    }
    return best?.node
  }

  /// Whether a container that a rule names holds enough to be believed.
  private func isCredible(_ node: Int, total: Int) -> Bool {
    let goodLetters = good.sum(node, layout.document.end(of: node))
    let ownLetters = own.sum(node, layout.document.end(of: node))
    return goodLetters * 4 >= total || (ownLetters >= 200 && goodLetters * 10 >= total)
  }

  private func value(of index: Int, total: Int, declared: Int?) -> Double {
    let end = layout.document.end(of: index)
    let goodLetters = good.sum(index, end)
    guard goodLetters > 0 else { return 0 }
    let coverage = Double(goodLetters) / Double(total)
    let purity = Double(goodLetters) / Double(max(own.sum(index, end), 1))
    var value = 2 * coverage * purity / (coverage + purity)
    let node = layout.document.nodes[index]
    if node.tag == .article || node.tag == .main { value *= 1.08 }
    if layout.traits[index].contains(.body) { value *= 1.06 }
    if end <= headlineEnd { value *= 0.7 }
    if let declared, declared > 0 {
      let ratio = Double(min(goodLetters, declared)) / Double(max(goodLetters, declared))
      value *= 0.6 + 0.8 * ratio
    }
    return value
  }

  /// Marks the roots of parts that are foreign by name or tag, unless they hold most of the text.
  private static func foreign(_ layout: PageLayout) -> [Bool] {
    let count = layout.document.nodes.count
    var marks = [Bool](repeating: false, count: count)
    let total = layout.letters.sum(0, count)
    var index = 0
    while index < count {
      let node = layout.document.nodes[index]
      if isForeign(layout, index, node, total: total) {
        marks[index] = true
        index = Int(node.end)
      } else {
        index += 1
      }
    }
    return marks
  }

  private static func isForeign(
    _ layout: PageLayout, _ index: Int, _ node: HTMLDocument.Node, total: Int
  ) -> Bool {
    switch node.tag {
    case .text, .html, .body, .main, .root: return false
    case .nav, .footer, .aside, .dialog, .select, .button:
      return layout.letters(of: index) * 2 < total
    default: break
    }
    guard !layout.traits[index].isDisjoint(with: .foreign) else { return false }
    return layout.letters(of: index) * 2 < total
  }

  private static func headlineEnd(_ layout: PageLayout, _ isForeign: [Bool]) -> Int {
    var found = 0
    for (index, node) in layout.document.nodes.enumerated() where node.tag == .h1 {
      if layout.letters(of: index) > 8 { found = Int(node.end) }
      if found > 0 { break }
    }
    return found
  }

  private static func sums(
    _ layout: PageLayout, _ isForeign: [Bool]
  ) -> (good: PrefixSums, own: PrefixSums) {
    let count = layout.document.nodes.count
    var good = PrefixSums(count: count)
    var own = PrefixSums(count: count)
    var paragraph = 0
    var foreignEnd = 0
    for index in 0..<count {
      if isForeign[index] { foreignEnd = max(foreignEnd, layout.document.end(of: index)) }
      var ownLetters = 0
      var goodLetters = 0
      while paragraph < layout.paragraphs.count && layout.paragraphs[paragraph].first == index {
        if index >= foreignEnd {
          ownLetters += Int(layout.paragraphs[paragraph].letters)
          goodLetters += quality(layout.paragraphs[paragraph], layout)
        }
        paragraph += 1
      }
      good.append(goodLetters)
      own.append(ownLetters)
    }
    return (good, own)
  }

  /// The letters of a paragraph, as far as it reads like an article's.
  static func quality(_ paragraph: PageLayout.Paragraph, _ layout: PageLayout) -> Int {
    let letters = Int(paragraph.letters)
    let density = Double(paragraph.linked) / Double(max(letters, 1))
    guard density < 0.5 else { return 0 }
    let tag = layout.document.nodes[Int(paragraph.block)].tag
    guard !tag.isHeading else { return 0 }
    let isProse = paragraph.stops > 0 && letters >= 60
    let isShortParagraph = tag == .p && letters >= 25 && density < 0.2
    guard isProse || isShortParagraph else { return 0 }
    return Int(Double(letters) * (1 - density) * (1 - density))
  }
}
