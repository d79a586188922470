/// A phrase in normal form, compared with tokens whether they are written apart or together.
struct Phrase: Sendable, Equatable {
  let bytes: [UInt8]

  init(_ text: StaticString) {
    bytes = text.withUTF8Buffer { WordScan($0).bytes }
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
    for phrase in self {
      if let found = phrase.match(in: words, at: token) { return found }
    }
    return nil
  }
}
