import Markup

/// A small part of CSS: compounds of `tag`, `.class`, `#id` and `[itemprop=value]`, parted by spaces
/// for "anywhere inside".
struct Selector: Sendable {
  private let compounds: [Compound]

  private struct Compound: Sendable {
    var tag: HTMLDocument.Tag?
    var conditions: [(attribute: HTMLDocument.Attribute, word: [UInt8])] = []
  }

  /// - Parameter text: one of the rows of this target; what is not understood matches nothing.
  init(_ text: String) {
    compounds = text.split(separator: " ").map { Self.compound($0) }
  }

  static func list(_ text: String) -> [Selector] {
    text.split(separator: ",").map { Selector(String($0)) }
  }

  /// The elements that it finds, in document order.
  func matches(in document: HTMLDocument) -> [Int] {
    guard let last = compounds.last else { return [] }
    var found: [Int] = []
    for (index, node) in document.nodes.enumerated() where node.tag != .text {
      if matches(last, index, document), hasAncestors(index, document) { found.append(index) }
    }
    return found
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
      switch mark {
      case ".": compound.conditions.append((.class, Array(word.utf8)))
      case "#": compound.conditions.append((.id, Array(word.utf8)))
      default:
        let parts = word.split(separator: "=", maxSplits: 1)
        guard parts.count == 2, let name = HTMLDocument.Attribute(rawValue: String(parts[0])) else {
          continue
        }
        compound.conditions.append((name, Array(parts[1].utf8)))
      }
    }
    return compound
  }
}
