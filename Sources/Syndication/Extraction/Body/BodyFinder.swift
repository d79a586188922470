import Markup

/// Finds the element that holds the article's text.
///
/// Every element that could be it is measured: how much of the page's good text it has (coverage),
/// and how much of what it has is good text (purity). Names and structured data raise the weight.
struct BodyFinder {
  let layout: PageLayout
  /// Letters in good paragraphs before each node, foreign parts left out.
  private let good: PrefixSums
  /// Letters before each node, foreign parts left out.
  private let own: PrefixSums
  /// Where the headline ends; the text stands after it.
  private let headlineEnd: Int
  /// The page's `article` element when there is but one, those within it not counted.
  private let onlyArticle: Int?
  /// Where a page has several `article` elements, the nodes of the one with the headline.
  private let headlineArticle: Range<Int>?

  /// An element that a rule or the page's markup names as the text's container.
  struct Candidate {
    let node: Int
    /// Factor on its value.
    let weight: Double
  }

  init(_ layout: PageLayout) {
    self.layout = layout
    let every = Self.sums(layout) { _ in false }
    let foreign = Self.foreign(layout, good: every.good)
    (good, own) = Self.sums(layout) { foreign[$0] }
    isForeign = foreign
    headlineEnd = Self.headlineEnd(layout)
    onlyArticle = Self.onlyArticle(layout)
    headlineArticle = Self.headlineArticle(layout, good: good)
  }

  /// The roots of the parts of the page that belong to no article.
  private let isForeign: [Bool]

  /// The best container; nil where the page has no text at all.
  /// - Parameter declared: letters of the text that structured data gives, when it gives it.
  func find(_ named: [Candidate], declared: Int?) -> Int? {
    let total = good.sum(0, layout.document.nodes.count)
    guard total > 0 else { return fallback(named) }
    var best: (value: Double, node: Int)?
    for candidate in named {
      let value = value(of: candidate.node, total: total, declared: declared) * candidate.weight
      if value > best?.value ?? 0 { best = (value, candidate.node) }
    }
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
    return best?.node ?? fallback(named)
  }

  /// What a page without a good paragraph has: a named container, or all of it.
  private func fallback(_ named: [Candidate]) -> Int? {
    if let node = named.first(where: { layout.letters(of: $0.node) > 0 }) { return node.node }
    let main = layout.nodes(of: .article).first ?? layout.nodes(of: .main).first
    if let main, layout.letters(of: main) > 0 { return main }
    return layout.nodes(of: .body).first
  }

  private func value(of index: Int, total: Int, declared: Int?) -> Double {
    let end = layout.document.end(of: index)
    let goodLetters = good.sum(index, end)
    guard goodLetters > 0 else { return 0 }
    let coverage = Double(goodLetters) / Double(total)
    let purity = min(1, Double(goodLetters) / Double(max(own.sum(index, end), 1)))
    var value = 2 * coverage * purity / (coverage + purity)
    let node = layout.document.nodes[index]
    if node.tag == .main || (node.tag == .article && index == onlyArticle) { value *= 1.2 }
    if node.tag == .article { value *= 1.04 }
    if let story = headlineArticle, story.contains(index) { value *= 3 }
    if layout.traits[index].contains(.body) { value *= 1.06 }
    if end <= headlineEnd { value *= 0.7 }
    if let declared, declared > 0 {
      var ratio = Double(min(goodLetters, declared)) / Double(max(goodLetters, declared))
      // What is declared may be the part before a paywall.
      if goodLetters > declared { ratio = max(ratio, 0.75) }
      value *= 0.6 + 0.8 * ratio
    }
    return value
  }

  /// Marks the roots of parts that are foreign by name or tag, unless they hold much of the text.
  private static func foreign(_ layout: PageLayout, good: PrefixSums) -> [Bool] {
    let count = layout.document.nodes.count
    var marks = [Bool](repeating: false, count: count)
    let total = good.sum(0, count)
    var index = 0
    while index < count {
      let node = layout.document.nodes[index]
      let share = Double(good.sum(index, Int(node.end))) / Double(max(total, 1))
      if layout.isForeign(index, share: share) {
        marks[index] = true
        index = Int(node.end)
      } else {
        index += 1
      }
    }
    return marks
  }

  private static func onlyArticle(_ layout: PageLayout) -> Int? {
    let articles = layout.nodes(of: .article)
    guard let first = articles.first, let last = articles.last else { return nil }
    return last < layout.document.end(of: first) ? first : nil
  }

  private static func headlineArticle(_ layout: PageLayout, good: PrefixSums) -> Range<Int>? {
    let headlines = layout.nodes(of: .h1).filter { layout.letters(of: $0) > 8 }
    guard headlines.count == 1, let headline = headlines.first else { return nil }
    var outermost: [Range<Int>] = []
    for node in layout.nodes(of: .article) where node >= outermost.last?.upperBound ?? 0 {
      outermost.append(node..<layout.document.end(of: node))
    }
    guard outermost.count > 1, let story = outermost.first(where: { $0.contains(headline) }),
      good.sum(story.lowerBound, story.upperBound) >= 400
    else { return nil }
    return story
  }

  private static func headlineEnd(_ layout: PageLayout) -> Int {
    for index in layout.nodes(of: .h1) where layout.letters(of: index) > 8 {
      return layout.document.end(of: index)
    }
    return 0
  }

  private static func sums(
    _ layout: PageLayout, isForeign: (Int) -> Bool
  ) -> (good: PrefixSums, own: PrefixSums) {
    let count = layout.document.nodes.count
    var good = PrefixSums(count: count)
    var own = PrefixSums(count: count)
    var paragraph = 0
    var foreignEnd = 0
    for index in 0..<count {
      if isForeign(index) { foreignEnd = max(foreignEnd, layout.document.end(of: index)) }
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

extension PageLayout {
  /// Whether an element belongs to no article, by its name or tag.
  /// - Parameter share: its part of the good text around it: what holds much of it is no furniture.
  func isForeign(_ index: Int, share: Double) -> Bool {
    switch document.nodes[index].tag {
    case .text, .html, .body, .main, .root: return false
    case .nav, .footer, .aside, .dialog, .select, .button:
      return share < (standsBesideMain(index) ? 0.95 : 0.5)
    default: break
    }
    var own = traits[index].intersection(.foreign)
    // Words within a longer line belong to it, whatever they are called.
    if document.nodes[index].tag.isPhrase, letters(of: index) < letters(of: Int(block[index])) {
      own.formIntersection(.hidden)
    }
    // A teaser of another article has a link to it; one without opens this article.
    let isTeaser = own == .related && traits[index].contains(.lead)
    if isTeaser, letters(of: index) >= Self.leastTeaser, !hasLinks(index) { return false }
    guard !own.isEmpty else { return false }
    return share < (own.contains(.comment) ? 0.7 : 0.4)
  }

  /// Letters below which a teaser is the heading of a box.
  static let leastTeaser = 60

  /// Letters that a page's main part has when it is no empty frame.
  static let leastMain = 200

  /// Whether the page has a `main` or `article` with text that the node is no part of.
  private func standsBesideMain(_ index: Int) -> Bool {
    (nodes(of: .main) + nodes(of: .article)).contains { main in
      (index < main || index >= document.end(of: main)) && letters(of: main) >= Self.leastMain
    }
  }

  private func hasLinks(_ index: Int) -> Bool {
    var ancestor = index
    for _ in 0..<3 {
      if document.nodes[ancestor].tag == .a { return true }
      ancestor = Int(document.nodes[ancestor].parent)
      if ancestor <= 0 { break }
    }
    return linked.sum(index, document.end(of: index)) > 0
  }
}
