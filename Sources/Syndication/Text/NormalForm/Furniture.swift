/// Rule family: what a publisher puts around a text. Its signature and the line of credit at the
/// head, the credit and the end mark at the end.
enum Furniture {
  private static let endMarks: Phrases = [
    Phrase("انتهای پیام"), Phrase("انتهای خبر"), Phrase("پایان پیام"), Phrase("پایان خبر"),
  ]
  /// An end mark only in a line of its own: elsewhere it is a word like others.
  private static let endLines: Phrases = [Phrase("انتهى"), Phrase("انتهی")]

  /// The tokens of the text itself. A text that is nothing but furniture is kept whole.
  static func kept(of words: WordScan) -> Range<Int> {
    var kept = 0..<words.count
    while let end = cutEnd(words, kept), end > kept.lowerBound { kept = kept.lowerBound..<end }
    while let start = cutStart(words, kept.lowerBound), start < kept.upperBound {
      kept = start..<kept.upperBound
    }
    return kept
  }

  private static func cutStart(_ words: WordScan, _ start: Int) -> Int? {
    if let signature = CreditPhrases.agencies.match(in: words, at: start),
      words.breaks(after: signature.upperBound - 1).contains(.dash)
    {
      return signature.upperBound
    }
    return CreditLine.read(words, at: start)?.end
  }

  /// Where a text ends that has end marks before a token.
  static func endWithoutMarks(_ words: WordScan, _ end: Int) -> Int {
    var end = end
    while end > 1, let start = cutMark(words, end) { end = start }
    return end
  }

  private static func cutEnd(_ words: WordScan, _ kept: Range<Int>) -> Int? {
    let end = kept.upperBound
    return cutMark(words, end) ?? ClosingCredit.read(words, before: end)?.start
  }

  private static func cutMark(_ words: WordScan, _ end: Int) -> Int? {
    if let found = endMarks.match(in: words, before: end) { return found.lowerBound }
    if let found = endLines.match(in: words, before: end), found.lowerBound > 0,
      words.breaks(after: found.lowerBound - 1).contains(.line)
    {
      return found.lowerBound
    }
    return nil
  }
}
