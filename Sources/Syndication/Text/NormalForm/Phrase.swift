/// A phrase in normal form, compared with tokens whether they are written apart or together.
struct Phrase: Sendable, Equatable {
  let bytes: [UInt8]
  /// A phrase of at least two bytes in normal form.
  init(_ text: StaticString) {
    bytes = WordScanner.folded(text)
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

  private func spells(_ text: UnsafeBufferPointer<UInt8>, at start: Int) -> Bool {
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

/// Phrases to look for at one place. How a text goes on there tells nearly always that it is none of
/// them.
struct Phrases: Sendable, ExpressibleByArrayLiteral {
  private let phrases: [Phrase]
  /// A bit for each beginning, and one for each end.
  private let starts: UInt64
  private let ends: UInt64

  init(arrayLiteral phrases: Phrase...) {
    self.phrases = phrases
    starts = phrases.reduce(0) { bits, phrase in
      phrase.bytes.withUnsafeBufferPointer { bits | Self.start($0, at: 0) }
    }
    ends = phrases.reduce(0) { bits, phrase in
      phrase.bytes.withUnsafeBufferPointer { bits | Self.end($0, before: $0.count) }
    }
  }

  /// The first of the phrases that the tokens spell out from one on.
  @inline(__always)
  func match(in words: WordScan, at token: Int) -> Range<Int>? {
    guard token < words.count, Self.start(words.bytes, at: words.start(of: token)) & starts != 0
    else { return nil }
    return spelled(in: words, at: token)
  }

  private func spelled(in words: WordScan, at token: Int) -> Range<Int>? {
    for phrase in phrases {
      if let found = phrase.match(in: words, at: token) { return found }
    }
    return nil
  }

  /// The first of the phrases that the tokens spell out up to the last one before `end`.
  func match(in words: WordScan, before end: Int) -> Range<Int>? {
    guard end > 0, Self.end(words.bytes, before: words.start(of: end)) & ends != 0 else {
      return nil
    }
    for phrase in phrases {
      if let found = phrase.match(in: words, before: end) { return found }
    }
    return nil
  }

  /// One bit of 64, from the first two letters, be they of one byte or of two; none for fewer bytes.
  @inline(__always)
  private static func start(_ bytes: UnsafeBufferPointer<UInt8>, at start: Int) -> UInt64 {
    guard bytes.count &- start >= 2 else { return 0 }
    var lead = UInt32(bytes[start]) | UInt32(bytes[start &+ 1]) << 8
    if bytes[start] >= 0x80, bytes.count &- start >= 4 {
      lead |= UInt32(bytes[start &+ 2]) << 16 | UInt32(bytes[start &+ 3]) << 24
    }
    return bit(lead)
  }

  /// The same from the last two bytes.
  @inline(__always)
  private static func end(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> UInt64 {
    guard end >= 2 else { return 0 }
    return bit(UInt32(bytes[end &- 2]) | UInt32(bytes[end &- 1]) << 8)
  }

  @inline(__always)
  private static func bit(_ lead: UInt32) -> UInt64 {
    1 << UInt64((lead &* 0x9E37_79B1) >> 26)
  }
}
