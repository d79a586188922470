/// What a plain text shows about its own standing, its head and its end read once for all of it.
package struct TextStanding: Sendable {
  /// As `AttributionReader.chain(in:)` reads it.
  package let attribution: [String]
  /// As `TextSignReader` reads them.
  package let isTruncated: Bool
  package let isOwnReport: Bool
  package let hasLeftoverMarkup: Bool

  package static func read(_ text: String) -> TextStanding {
    var text = text
    return text.withUTF8 { utf8 in
      let ends = TextEnds(utf8)
      return TextStanding(
        attribution: AttributionReader.chain(in: ends),
        isTruncated: TextSignReader.isTruncated(utf8),
        isOwnReport: TextSignReader.isOwnReport(ends),
        hasLeftoverMarkup: TextSignReader.hasLeftoverMarkup(utf8))
    }
  }
}

/// The words at the head and at the end of a text. Valid as long as the bytes are.
struct TextEnds {
  /// Bytes looked at from the head of a text, and from its end.
  static let headBytes = 2048
  static let tailBytes = 512

  let head: Words
  let tail: Words

  struct Words {
    let text: UnsafeBufferPointer<UInt8>
    /// With the places of the tokens in `text`, affixes not joined.
    let scan: WordScan

    init(_ text: UnsafeBufferPointer<UInt8>) {
      self.text = text
      scan = WordScan(text, places: true)
    }

    /// The words with affixes joined.
    var joined: WordScan {
      var words = scan
      words.joinAffixes()
      return words
    }
  }

  init(_ utf8: UnsafeBufferPointer<UInt8>) {
    head = Words(UnsafeBufferPointer(rebasing: utf8.prefix(Self.headBytes)))
    tail =
      utf8.count <= Self.tailBytes
      ? head : Words(UnsafeBufferPointer(rebasing: utf8.suffix(Self.tailBytes)))
  }
}
