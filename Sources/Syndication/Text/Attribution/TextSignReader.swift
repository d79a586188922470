/// What a text shows about its own standing.
enum TextSignReader {
  /// Bytes from the head of a text in which it may say who wrote it.
  static let headBytes = 1024

  /// Whether it ends in an ellipsis, with or without brackets: cut from a longer text.
  static func isTruncated(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let bytes = utf8.suffix(64).reversed().drop { $0 <= 0x20 || $0 == 0x5D || $0 == 0x29 }
    // U+2026 is E2 80 A6.
    return bytes.starts(with: [0xA6, 0x80, 0xE2]) || bytes.starts(with: [0x2E, 0x2E, 0x2E])
  }

  /// Whether it says, at its head or its end, that the publisher's own reporter wrote it.
  static func isOwnReport(_ ends: TextEnds) -> Bool {
    let end = ends.text.count
    let head = 0..<headBytes
    let tail = (end &- TextEnds.tailBytes)..<end
    // Of a short text head and tail are read at once.
    if head.overlaps(tail) { return saysSo(ends.head, within: head, or: tail) }
    return saysSo(ends.head, within: head, or: head) || saysSo(ends.tail, within: tail, or: tail)
  }

  /// Whether it says so wholly within one of two places of the text that follow each other.
  private static func saysSo(
    _ words: WordScan, within first: Range<Int>, or second: Range<Int>
  ) -> Bool {
    var token = words.firstToken { $0.lowerBound >= first.lowerBound }
    let end = words.firstToken { $0.upperBound > second.upperBound }
    while token < end, let found = CreditPhrases.ownReports.firstMatch(in: words, from: token..<end)
    {
      let start = words.place(of: found.lowerBound).lowerBound
      let last = words.place(of: found.upperBound - 1).upperBound
      if last <= first.upperBound || start >= second.lowerBound && last <= second.upperBound {
        return true
      }
      token = found.lowerBound + 1
    }
    return false
  }
}
