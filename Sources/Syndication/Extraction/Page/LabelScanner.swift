import Markup

/// A label that stands on the page, with what it announces.
struct LabelledValue {
  let label: Label
  /// Whether a colon follows the label.
  let hasColon: Bool
  /// The text node with the label.
  let node: Int
  /// The text node with the value; the label's own when the value follows there.
  let valueNode: Int
  let value: String
  /// What follows the value in its text node, behind the separator.
  let rest: String
  /// The address of the link that the value stands in.
  let href: String?
}

/// Finds the labels of a page in its short texts.
struct LabelScanner {
  let page: PageLayout
  let index: [UInt16: [LabelRules.Entry]]
  private var folding = LabelFolding()
  private(set) var found: [LabelledValue] = []

  /// Bytes of a text node beyond which it is prose, not a line of labels.
  static let longestText = 300
  /// Labels of a page; more are not read.
  static let maximumLabels = 200

  /// - Parameter index: the labels, by their first two bytes.
  static func scan(
    _ page: PageLayout, _ index: [UInt16: [LabelRules.Entry]] = LabelRules.index
  ) -> [LabelledValue] {
    var scanner = LabelScanner(page: page, index: index)
    let document = page.document
    var index = 0
    while index < document.nodes.count && scanner.found.count < maximumLabels {
      let node = document.nodes[index]
      if node.tag.isSilent || page.traits[index].contains(.comment) {
        index = max(Int(node.end), index + 1)
        continue
      }
      let count = node.textEnd - node.textStart
      if node.tag == .text && count >= 4 && count <= longestText {
        scanner.scan(index, node)
      }
      index += 1
    }
    return scanner.found
  }

  private init(page: PageLayout, index: [UInt16: [LabelRules.Entry]]) {
    self.page = page
    self.index = index
  }

  private mutating func scan(_ index: Int, _ node: HTMLDocument.Node) {
    let start = Int(node.textStart)
    let end = Int(node.textEnd)
    page.document.text.withUnsafeBufferPointer {
      folding.fold(UnsafeBufferPointer(rebasing: $0[start..<end]))
    }
    var position = 0
    var hasLabel = false
    while position + 1 < folding.bytes.count {
      if folding.startsWord[position], let entry = entry(at: position, of: index, hasLabel) {
        position += entry.bytes.count
        hasLabel = true
        let isEnd = position >= folding.bytes.count
        let after = isEnd ? end - start : Int(folding.origins[position])
        let hasColon = !isEnd && folding.bytes[position] == 0x3A
        read(entry.label, index, from: start + after, hasColon: hasColon)
      } else {
        position += 1
      }
    }
  }

  private func entry(
    at position: Int, of node: Int, _ followsLabel: Bool
  ) -> LabelRules.Entry? {
    let key = UInt16(folding.bytes[position]) << 8 | UInt16(folding.bytes[position + 1])
    return index[key]?.first { entry in
      let end = position + entry.bytes.count
      guard end <= folding.bytes.count,
        folding.bytes[position..<end].elementsEqual(entry.bytes)
      else { return false }
      let place = LabelPlace(
        page: page, folding: folding, node: node, range: position..<end, followsLabel: followsLabel)
      return place.has(entry.form)
    }
  }

  private mutating func read(
    _ label: Label, _ node: Int, from offset: Int, hasColon: Bool
  ) {
    let document = page.document
    let own = document.text[offset..<Int(document.nodes[node].textEnd)]
    var (value, rest) = Self.split(String(decoding: own, as: UTF8.self))
    var valueNode = node
    if value.isEmpty, rest.isEmpty, label != .print, label != .sourceLink,
      let next = nextText(after: node)
    {
      (value, rest) = Self.split(document.rawText(of: next))
      valueNode = next
    }
    found.append(
      LabelledValue(
        label: label, hasColon: hasColon, node: node, valueNode: valueNode, value: value,
        rest: rest,
        href: link(around: valueNode)))
  }

  /// The next text in the same block, or in the block beside it.
  private func nextText(after node: Int) -> Int? {
    let document = page.document
    let block = page.block[node]
    let outer = document.nodes[Int(block)].parent
    for index in (node + 1)..<max(min(node + 10, document.nodes.count), node + 1) {
      guard document.nodes[index].tag == .text, page.letters.sum(index, index + 1) > 0 else {
        continue
      }
      let other = page.block[index]
      return other == block || document.nodes[Int(other)].parent == outer ? index : nil
    }
    return nil
  }

  private func link(around node: Int) -> String? {
    var index = node
    for _ in 0..<4 {
      let parent = Int(page.document.nodes[index].parent)
      guard parent > 0 else { return nil }
      if page.document.nodes[parent].tag == .a {
        return page.document.attribute(.href, of: parent)
      }
      index = parent
    }
    return nil
  }

  /// The value up to a separator, and what follows.
  static func split(_ text: String) -> (value: String, rest: String) {
    let line = PlainLine.fold(text).trimmed(":：-–—|،")
    let scalars = line.unicodeScalars
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let scalar = scalars[index]
      let next = scalars.index(after: index)
      let isDash = scalar == "-" || scalar == "–" || scalar == "—" || scalar == "/"
      let isApart =
        index > scalars.startIndex && scalars[scalars.index(before: index)] == " "
        && next < scalars.endIndex && scalars[next] == " "
      if scalar == "|" || scalar == "•" || scalar == "·" || (isDash && isApart) {
        return (String(scalars[..<index]).trimmed(), String(scalars[next...]).trimmed())
      }
      index = next
    }
    return (line, "")
  }
}
