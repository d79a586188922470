/// What a plain text shows about its own standing, and its normal form: its words are read once for
/// all of it.
package struct TextStanding: Sendable {
  /// As `AttributionReader.mentions(in:)` reads them.
  package let mentions: [Mention]
  /// As `TextSignReader` reads them.
  package let isTruncated: Bool
  package let isOwnReport: Bool
  package let hasLeftoverMarkup: Bool
  /// `n1` of the whole text.
  package let form: NormalForm

  /// As `AttributionReader.chain(in:)` reads it.
  package var attribution: [String] { mentions.filter(\.isSure).map(\.name) }

  package static func read(_ text: String) -> TextStanding {
    var text = text
    return text.withUTF8 { read($0) }
  }

  package static func read(_ utf8: UnsafeBufferPointer<UInt8>) -> TextStanding {
    TextStanding(utf8)
  }

  private init(_ utf8: UnsafeBufferPointer<UInt8>) {
    let hasMarkup = Markup.isIn(utf8)
    var scanner = WordScanner(utf8)
    isOwnReport = scanner.withWords { TextSignReader.isOwnReport(TextEnds(utf8, $0)) }
    scanner.joinAffixes()
    (mentions, form) = scanner.withWords { words in
      (
        AttributionReader.mentions(in: TextEnds(utf8, words)),
        hasMarkup ? NormalForm.n1(utf8) : NormalForm(joined: words)
      )
    }
    isTruncated = TextSignReader.isTruncated(utf8)
    hasLeftoverMarkup = hasMarkup
  }
}

/// The words at the head and at the end of a text. Valid as long as its words are.
struct TextEnds {
  /// Bytes looked at from the head of a text, and from its end.
  static let headBytes = 2048
  static let tailBytes = 512

  let text: UnsafeBufferPointer<UInt8>
  /// Most texts are short: then these are all their words, and the tail's as well.
  let head: WordScan
  let tail: WordScan

  /// - Parameter words: of the whole text.
  init(_ text: UnsafeBufferPointer<UInt8>, _ words: WordScan) {
    self.text = text
    guard text.count > Self.headBytes else {
      head = words
      tail = words
      return
    }
    let tailStart = text.count &- Self.tailBytes
    head = WordScan(words, 0..<words.firstToken { $0.upperBound > Self.headBytes })
    tail = WordScan(words, words.firstToken { $0.lowerBound >= tailStart }..<words.count)
  }
}
