/// A phrase in normal form, compared with tokens whether they are written apart or together.
struct Phrase: Sendable, Equatable {
  let bytes: [UInt8]
  /// Its first two bytes, by which nearly every text is told not to begin with it.
  let lead: UInt16

  /// A phrase of at least two bytes in normal form.
  init(_ text: StaticString) {
    bytes = text.withUTF8Buffer { WordScan($0).bytes }
    lead = bytes.count > 1 ? Self.lead(bytes[0], bytes[1]) : 0
  }

  static func lead(_ first: UInt8, _ second: UInt8) -> UInt16 {
    UInt16(first) << 8 | UInt16(second)
  }

  /// The tokens that spell the phrase out from one on; nil when they do not.
  func match(in words: WordScan, at token: Int) -> Range<Int>? {
    guard token < words.count else { return nil }
    let start = words.start(of: token)
    guard words.bytes.count - start >= bytes.count, spells(words.bytes, at: start) else {
      return nil
    }
    var end = token
    while end < words.count, words.range(of: end).upperBound - start < bytes.count { end += 1 }
    guard end < words.count, words.range(of: end).upperBound - start == bytes.count else {
      return nil
    }
    return token..<(end + 1)
  }

  private func spells(_ text: [UInt8], at start: Int) -> Bool {
    var index = 0
    while index < bytes.count {
      guard text[start &+ index] == bytes[index] else { return false }
      index &+= 1
    }
    return true
  }

  /// The tokens that spell the phrase out up to the last one before `end`.
  func match(in words: WordScan, before end: Int) -> Range<Int>? {
    var token = end
    while token > 0, words.start(of: end) - words.start(of: token) < bytes.count { token -= 1 }
    guard let found = match(in: words, at: token), found.upperBound == end else { return nil }
    return found
  }
}

extension [Phrase] {
  /// The first of the phrases that the tokens spell out from one on.
  func match(in words: WordScan, at token: Int) -> Range<Int>? {
    guard token < words.count else { return nil }
    let start = words.start(of: token)
    guard start &+ 1 < words.bytes.count else { return nil }
    let lead = Phrase.lead(words.bytes[start], words.bytes[start &+ 1])
    for phrase in self where phrase.lead == lead {
      if let found = phrase.match(in: words, at: token) { return found }
    }
    return nil
  }
}
