import Markup
package import News

/// Which blocks of text are counted, and when one counts as furniture.
extension RepeatedBlocks {
  /// Letters of a block that is counted. A shorter one is a subheading or a column's name, which
  /// belongs to the text however often it is used; a longer one is a text.
  package static let letters = 40...1000
  /// Blocks of a page that are counted.
  package static let maximumLines = 200
  /// Pages that have a block before it can be furniture.
  package static let leastPages: Int32 = 6
  /// Pages after which the counts are halved, so that what a site has given up is forgotten.
  package static let memory: Int32 = 400
  /// Pages since a block was first seen after which one that is on few of them is forgotten.
  static let trial: Int32 = 8

  /// What a block is known by, whatever its white space, joiners, digits' script and case; nil for
  /// one that is not counted.
  package static func fingerprint(of line: some StringProtocol) -> UInt64? {
    let text = String(line)
    guard letters.contains(TextCount(text).letters) else { return nil }
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in LabelFolding.fold(text) { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash ^ (hash >> 29)
  }

  /// The blocks of a page's text that are counted.
  package static func fingerprints(of text: String) -> Set<UInt64> {
    Set(text.split(separator: "\n").prefix(maximumLines).compactMap { fingerprint(of: $0) })
  }

  /// Counts the blocks of one page. Only the pages of new articles are to be handed in: a text that
  /// is read again repeats itself.
  package mutating func learn(_ fingerprints: Set<UInt64>) {
    let before = pages
    pages &+= 1
    var found = fingerprints
    for index in blocks.indices where found.remove(blocks[index].fingerprint) != nil {
      blocks[index].pages &+= 1
    }
    blocks += found.map { Block(fingerprint: $0, pages: 1, since: before) }
    forget()
  }

  /// The fingerprints of the blocks that half of the pages have, and six at least.
  package var furniture: Set<UInt64> {
    Set(
      blocks.filter { $0.pages >= Self.leastPages && $0.pages &* 2 >= pages &- $0.since }
        .map(\.fingerprint))
  }

  private mutating func forget() {
    if pages >= Self.memory {
      pages /= 2
      for index in blocks.indices {
        blocks[index].pages = (blocks[index].pages &+ 1) / 2
        blocks[index].since /= 2
      }
    }
    blocks.removeAll { block in
      let since = pages &- block.since
      return since >= Self.trial && block.pages &* 4 < since
    }
    if blocks.count > Self.maximumBlocks {
      blocks.sort { ($1.pages, $1.since, $1.fingerprint) < ($0.pages, $0.since, $0.fingerprint) }
      blocks.removeLast(blocks.count - Self.maximumBlocks)
    }
    blocks.sort { $0.fingerprint < $1.fingerprint }
  }
}
