import Markup

/// A small part of CSS: compounds of `tag`, `.class`, `#id` and `[itemprop=value]` (or `property`,
/// `rel`), parted by spaces for "anywhere inside". The last compound names at least one class, id
/// or value.
struct Selector: Sendable {
  private let compounds: [Compound]

  /// Elements that one selector finds in a page, at most.
  static let maximumMatches = 500

  private struct Compound: Sendable {
    var tag: HTMLDocument.Tag?
    var conditions: [Condition] = []
  }

  private struct Condition: Sendable {
    let attribute: HTMLDocument.Attribute
    let word: [UInt8]
    let hash: UInt64
  }

  /// - Parameter text: a row of this target's rules; what is not understood matches nothing.
  init(_ text: String) {
    compounds = text.split(separator: " ").map { Self.compound($0) }
  }

  /// Nil when a part of it is not understood.
  init?(checking text: String) {
    let parts = text.split(separator: " ")
    guard !parts.isEmpty, parts.allSatisfy({ Self.isUnderstood($0) }) else { return nil }
    self.init(text)
  }

  private static func isUnderstood(_ text: Substring) -> Bool {
    let compound = compound(text)
    let marks = text.filter { $0 == "." || $0 == "#" || $0 == "[" }.count
    let isKnown = compound.tag.map { $0.name.first != "#" } ?? true
    return isKnown && marks == compound.conditions.count && (marks > 0 || compound.tag != nil)
      && compound.conditions.allSatisfy { !$0.word.isEmpty }
      && !text.contains { $0 == ">" || $0 == "+" || $0 == "~" || $0 == ":" || $0 == "*" }
  }

  static func list(_ text: String) -> [Selector] {
    text.split(separator: ",").map { Selector(String($0)) }
  }

  /// The elements that it finds, in document order.
  func matches(in layout: PageLayout) -> [Int] {
    guard let last = compounds.last else { return [] }
    let found: [Int]
    if let condition = last.conditions.first {
      found = layout.names.nodes(hash: condition.hash)
    } else {
      found = last.tag.map { layout.nodes(of: $0) } ?? []
    }
    let matching = found.lazy.filter {
      matches(last, $0, layout.document) && hasAncestors($0, layout.document)
    }
    return Array(matching.prefix(Self.maximumMatches))
  }

  private func hasAncestors(_ index: Int, _ document: HTMLDocument) -> Bool {
    var remaining = compounds.dropLast()
    var ancestor = Int(document.nodes[index].parent)
    while let wanted = remaining.last {
      guard ancestor > 0 else { return false }
      if matches(wanted, ancestor, document) { remaining.removeLast() }
      ancestor = Int(document.nodes[ancestor].parent)
    }
    return true
  }

  private func matches(_ compound: Compound, _ index: Int, _ document: HTMLDocument) -> Bool {
    if let tag = compound.tag, document.nodes[index].tag != tag { return false }
    return compound.conditions.allSatisfy { condition in
      document.withAttribute(condition.attribute, of: index) {
        Self.hasWord($0, condition.word)
      } ?? false
    }
  }

  /// Whether a word stands in a list of words parted by white space.
  static func hasWord(_ list: UnsafeBufferPointer<UInt8>, _ word: [UInt8]) -> Bool {
    var start = 0
    while start + word.count <= list.count {
      var end = start
      while end < list.count && list[end] > 0x20 { end += 1 }
      if end - start == word.count && list[start..<end].elementsEqual(word) { return true }
      start = end + 1
    }
    return false
  }

  private static func compound(_ text: Substring) -> Compound {
    var compound = Compound()
    var rest = text[...]
    let name = rest.prefix { $0 != "." && $0 != "#" && $0 != "[" }
    if !name.isEmpty {
      var bytes = String(name)
      compound.tag = bytes.withUTF8 { HTMLDocument.Tag(name: $0) }
    }
    rest = rest.dropFirst(name.count)
    while let mark = rest.first {
      rest = rest.dropFirst()
      let word = rest.prefix { $0 != "." && $0 != "#" && $0 != "[" && $0 != "]" }
      rest = rest.dropFirst(word.count)
      if rest.first == "]" { rest = rest.dropFirst() }
      if let condition = condition(mark, word) { compound.conditions.append(condition) }
    }
    return compound
  }

  private static func condition(_ mark: Character, _ text: Substring) -> Condition? {
    var attribute = mark == "." ? HTMLDocument.Attribute.class : .id
    var word = text
    if mark == "[" {
      let parts = text.split(separator: "=", maxSplits: 1)
      guard parts.count == 2, let named = HTMLDocument.Attribute(rawValue: String(parts[0])) else {
        return nil
      }
      attribute = named
      word = parts[1]
    }
    return NameIndex.hash(String(word), of: attribute).map {
      Condition(attribute: attribute, word: Array(word.utf8), hash: $0)
    }
  }
}
