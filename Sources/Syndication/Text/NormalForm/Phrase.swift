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
  /// How each phrase begins.
  private let leads: [UInt32]
  private let starts: LetterFilter
  private let ends: LetterFilter

  init(arrayLiteral phrases: Phrase...) {
    self.init(phrases)
  }

  init(_ phrases: [Phrase]) {
    self.phrases = phrases
    leads = phrases.map { phrase in
      Self.lead(phrase.bytes.prefix(4).reversed().reduce(0) { $0 << 8 | UInt32($1) })
    }
    starts = LetterFilter(leads)
    ends = LetterFilter(
      phrases.map { phrase in
        phrase.bytes.withUnsafeBufferPointer { Self.end($0, before: $0.count) }
      })
  }

  /// These phrases, then those.
  static func + (these: Phrases, those: Phrases) -> Phrases {
    Phrases(these.phrases + those.phrases)
  }

  /// False for nearly every token at which no phrase begins.
  @inline(__always)
  func mayMatch(in words: WordScan, at token: Int) -> Bool {
    token < words.count && starts.mayHold(Self.lead(words.four(at: words.start(of: token))))
  }

  /// The first of the phrases that the tokens spell out from one on.
  @inline(__always)
  func match(in words: WordScan, at token: Int) -> Range<Int>? {
    guard token < words.count else { return nil }
    let lead = Self.lead(words.four(at: words.start(of: token)))
    return starts.mayHold(lead) ? match(in: words, at: token, lead) : nil
  }

  /// The first of the phrases at the first of some tokens from which on one is spelled out.
  func firstMatch(in words: WordScan, from tokens: Range<Int>) -> Range<Int>? {
    guard !tokens.isEmpty else { return nil }
    var start = words.start(of: tokens.lowerBound)
    for token in tokens {
      let lead = Self.lead(words.four(at: start))
      if starts.mayHold(lead), let found = match(in: words, at: token, lead) { return found }
      start = words.end(of: token)
    }
    return nil
  }

  private func match(in words: WordScan, at token: Int, _ lead: UInt32) -> Range<Int>? {
    for (index, known) in leads.enumerated() where known == lead {
      if let found = phrases[index].match(in: words, at: token) { return found }
    }
    return nil
  }

  /// The first of the phrases that the tokens spell out up to the last one before `end`.
  func match(in words: WordScan, before end: Int) -> Range<Int>? {
    guard end > 0, ends.mayHold(Self.end(words.bytes, before: words.start(of: end))) else {
      return nil
    }
    for phrase in phrases {
      if let found = phrase.match(in: words, before: end) { return found }
    }
    return nil
  }

  /// The first two letters of four bytes, be they of one byte or of two.
  @inline(__always)
  private static func lead(_ four: UInt32) -> UInt32 {
    four & 0x80 == 0 ? four & 0xFFFF : four
  }

  /// The last two bytes; 0 for fewer.
  @inline(__always)
  private static func end(_ bytes: UnsafeBufferPointer<UInt8>, before end: Int) -> UInt32 {
    end < 2 ? 0 : UInt32(bytes[end &- 2]) | UInt32(bytes[end &- 1]) << 8
  }
}

/// Tells of nearly every number that it is none of a few (a Bloom filter of two bits a number).
private struct LetterFilter: Sendable {
  private var first: UInt64 = 0
  private var second: UInt64 = 0

  init(_ numbers: [UInt32]) {
    for number in numbers {
      let mixed = Self.mixed(number)
      first |= 1 << UInt64(mixed >> 26)
      second |= 1 << UInt64(mixed >> 20 & 63)
    }
  }

  @inline(__always)
  func mayHold(_ number: UInt32) -> Bool {
    let mixed = Self.mixed(number)
    return (first >> UInt64(mixed >> 26)) & (second >> UInt64(mixed >> 20 & 63)) & 1 == 1
  }

  @inline(__always)
  private static func mixed(_ number: UInt32) -> UInt32 { number &* 0x9E37_79B1 }
}
