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
    let tail = ends.tail.text.count
    return saysSo(ends.head.scan, within: 0..<headBytes)
      || saysSo(ends.tail.scan, within: (tail - TextEnds.tailBytes)..<tail)
  }

  private static func saysSo(_ words: WordScan, within bytes: Range<Int>) -> Bool {
    var token = words.places.firstIndex { $0.lowerBound >= bytes.lowerBound } ?? words.count
    while token < words.count, words.places[token].upperBound <= bytes.upperBound {
      if let found = CreditPhrases.ownReports.match(in: words, at: token),
        words.places[found.upperBound - 1].upperBound <= bytes.upperBound
      {
        return true
      }
      token += 1
    }
    return false
  }

  /// Whether markup was left in it, as copying leaves it: tags, or character references.
  static func hasLeftoverMarkup(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      if byte == 0x3C, Markup.Tag(utf8, at: index) != nil { return true }
      if byte == 0x26, Markup.Reference(utf8, at: index) != nil { return true }
      index &+= 1
    }
    return false
  }
}
