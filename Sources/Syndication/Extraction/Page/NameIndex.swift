import Markup

/// The elements of a page by each word of their class, id, `itemprop`, `property` and `rel`
/// attributes, so that a selector need not look at every element.
struct NameIndex: Sendable {
  /// The last entry of each bucket; -1 where there is none.
  private var heads = [Int32](repeating: -1, count: 4096)
  private var entries: [Entry] = []

  private struct Entry {
    let hash: UInt64
    let node: Int32
    let next: Int32
  }

  /// Which of the attributes whose words are indexed this is.
  @inline(__always)
  static func place(of attribute: HTMLDocument.Attribute) -> Int? {
    switch attribute {
    case .class: 0
    case .id: 1
    case .itemprop: 2
    case .property: 3
    case .rel: 4
    default: nil
    }
  }

  init() {}

  mutating func add(_ words: UnsafeBufferPointer<UInt8>, of attribute: Int, node: Int) {
    var hash = Self.seed(attribute)
    var length = 0
    for byte in words {
      if byte > 0x20 {
        hash = WordTable.hash(hash, byte)
        length += 1
      } else if length > 0 {
        add(hash, node)
        hash = Self.seed(attribute)
        length = 0
      }
    }
    if length > 0 { add(hash, node) }
  }

  /// The elements that have the word, in document order.
  func nodes(hash: UInt64) -> [Int] {
    var nodes: [Int] = []
    var index = heads[Int(hash & 4095)]
    while index >= 0 {
      let entry = entries[Int(index)]
      if entry.hash == hash, nodes.last != Int(entry.node) { nodes.append(Int(entry.node)) }
      index = entry.next
    }
    nodes.reverse()
    return nodes
  }

  static func hash(_ word: String, of attribute: HTMLDocument.Attribute) -> UInt64? {
    guard let place = place(of: attribute) else { return nil }
    return word.utf8.reduce(seed(place)) { WordTable.hash($0, $1) }
  }

  private static func seed(_ attribute: Int) -> UInt64 {
    WordTable.hash(WordTable.seed, UInt8(truncatingIfNeeded: attribute + 1))
  }

  private mutating func add(_ hash: UInt64, _ node: Int) {
    let bucket = Int(hash & 4095)
    entries.append(
      Entry(hash: hash, node: Int32(truncatingIfNeeded: node), next: heads[bucket]))
    heads[bucket] = Int32(truncatingIfNeeded: entries.count - 1)
  }
}
