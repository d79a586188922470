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
    return saysSo(ends.head, within: 0..<headBytes)
      || saysSo(ends.tail, within: (end &- TextEnds.tailBytes)..<end)
  }

  private static func saysSo(_ words: WordScan, within bytes: Range<Int>) -> Bool {
    let ownReports = CreditPhrases.ownReports
    var token = words.firstToken { $0.lowerBound >= bytes.lowerBound }
    while token < words.count, words.place(of: token).upperBound <= bytes.upperBound {
      if let found = ownReports.match(in: words, at: token),
        words.place(of: found.upperBound - 1).upperBound <= bytes.upperBound
      {
        return true
      }
      token += 1
    }
    return false
  }
}
