/// What a plain text shows about its own standing, and its normal form: its words are read once for
/// all of it.
package struct TextStanding: Sendable {
  /// As `AttributionReader.chain(in:)` reads it.
  package let attribution: [String]
  /// As `TextSignReader` reads them.
  package let isTruncated: Bool
  package let isOwnReport: Bool
  package let hasLeftoverMarkup: Bool
  /// `n1` of the whole text.
  package let form: NormalForm

  package static func read(_ text: String) -> TextStanding {
    var text = text
    return text.withUTF8 { utf8 in
      let ends = TextEnds(utf8)
      return TextStanding(
        attribution: AttributionReader.chain(in: ends),
        isTruncated: TextSignReader.isTruncated(utf8),
        isOwnReport: TextSignReader.isOwnReport(ends),
        hasLeftoverMarkup: TextSignReader.hasLeftoverMarkup(utf8),
        form: ends.isWhole && !Markup.mayHold(utf8)
          ? NormalForm(joined: ends.head.joined) : NormalForm.n1(utf8))
    }
  }
}

/// The words at the head and at the end of a text. Valid as long as the bytes are.
struct TextEnds {
  /// Bytes looked at from the head of a text, and from its end.
  static let headBytes = 2048
  static let tailBytes = 512

  /// Most texts are short: then these are all their words, and the tail's as well.
  let head: Words
  let tail: Words
  /// Whether the head is the whole text.
  let isWhole: Bool

  struct Words {
    let text: UnsafeBufferPointer<UInt8>
    /// With the places of the tokens in `text`, affixes not joined.
    let scan: WordScan
    /// The same with affixes joined.
    let joined: WordScan

    init(_ text: UnsafeBufferPointer<UInt8>) {
      self.text = text
      scan = WordScan(text, places: true)
      var words = scan
      words.joinAffixes()
      joined = words
    }
  }

  init(_ utf8: UnsafeBufferPointer<UInt8>) {
    isWhole = utf8.count <= Self.headBytes
    head = Words(UnsafeBufferPointer(rebasing: utf8.prefix(Self.headBytes)))
    tail = isWhole ? head : Words(UnsafeBufferPointer(rebasing: utf8.suffix(Self.tailBytes)))
  }
}
