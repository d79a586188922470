package import Text

/// What the text of a story's member shows of the text that it was made from: hashes, so that the
/// text itself need not be kept.
///
/// A copy of a copy carries what the first copyist changed. What the normal form does not see, lost
/// joiners and Arabic letters, is a trace too: `written` is the text as it stands.
package struct MemberText: Hashable, Sendable {
  /// Runs of three words of the normal form, in order, each once.
  let runs: [UInt64]
  /// Runs of two words as written, in order, each once.
  let written: [UInt64]
  /// The first words as written.
  let opening: UInt64
  /// The names in places of credit that prove nothing by themselves, nearest first.
  let mentions: [Mention]

  /// Bytes of a text that are looked at.
  package static let longestText = 1 << 16
  static let wordsPerRun = 3
  static let writtenPerRun = 2
  static let openingWords = 4

  /// - Parameters:
  ///   - text: the plain text, as it was read for `Article.attribution`.
  ///   - form: its normal form, when that is at hand.
  package init(_ text: String, form: NormalForm? = nil) {
    var text = text
    self = text.withUTF8 { utf8 in
      MemberText(UnsafeBufferPointer(rebasing: utf8.prefix(Self.longestText)), form)
    }
  }

  private init(_ utf8: UnsafeBufferPointer<UInt8>, _ known: NormalForm?) {
    let form = known ?? NormalForm.n1(utf8)
    runs = Self.runs(of: TextWords.hashes(form).map(UInt64.init), Self.wordsPerRun)
    let words = Self.words(of: utf8)
    written = Self.runs(of: words, Self.writtenPerRun)
    opening = words.prefix(Self.openingWords).reduce(0) { Self.joined($0, $1) }
    mentions = AttributionReader.mentions(in: utf8)
  }

  /// Hashes of what stands between white space.
  private static func words(of utf8: UnsafeBufferPointer<UInt8>) -> [UInt64] {
    var words: [UInt64] = []
    var start = 0
    for at in 0...utf8.count where at == utf8.count || utf8[at] <= 0x20 {
      if start < at {
        let word = UnsafeRawBufferPointer(UnsafeBufferPointer(rebasing: utf8[start..<at]))
        words.append(UInt64(WordHash.of(word)))
      }
      start = at &+ 1
    }
    return words
  }

  /// The hashes of so many words in a row, in order, each once; of all of them when there are fewer.
  private static func runs(of words: [UInt64], _ length: Int) -> [UInt64] {
    guard words.count >= length else {
      return words.isEmpty ? [] : [words.reduce(0) { joined($0, $1) }]
    }
    var runs = (0...(words.count &- length)).map { start in
      var run: UInt64 = 0
      for at in start..<(start &+ length) { run = joined(run, words[at]) }
      return run
    }
    runs.sort()
    var kept = 0
    for run in runs where kept == 0 || runs[kept - 1] != run {
      runs[kept] = run
      kept += 1
    }
    runs.removeLast(runs.count - kept)
    return runs
  }

  private static func joined(_ run: UInt64, _ word: UInt64) -> UInt64 {
    (run ^ word) &* 0x9E37_79B9_7F4A_7C15 ^ (run >> 29)
  }
}
