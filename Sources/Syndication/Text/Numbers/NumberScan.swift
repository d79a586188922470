/// The tokens of a text as parts of numbers. Valid as long as the form is that it looks at.
struct NumberScan {
  let bytes: UnsafeBufferPointer<UInt8>
  let ends: UnsafeBufferPointer<UInt32>
  let lexicon: NumberLexicon

  var count: Int { ends.count }

  /// A place in the text: at the start of a token, or between two words that one token holds.
  struct Place {
    var token: Int
    var byte: Int
  }

  /// A word or a run of digits.
  struct Part {
    enum Kind {
      case word(NumberWord)
      /// In thousandths.
      case digits(UInt64)
    }

    var kind: Kind
    /// Whether «و» or "and" stands before it.
    var isLinked: Bool
    var next: Place

    var isScale: Bool {
      guard case .word(let word) = kind else { return false }
      return word.role == .scale
    }
  }

  /// Bytes of a token that is looked into for several words («بیست‌وپنج»).
  private static let longestCompound = 64

  func start(of token: Int) -> Int { token == 0 ? 0 : Int(ends[token &- 1]) }

  func bytes(of token: Int) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: bytes[start(of: token)..<Int(ends[token])])
  }

  func token(_ token: Int, is word: StaticString) -> Bool {
    guard token >= 0, token < count else { return false }
    let bytes = bytes(of: token)
    guard bytes.count == word.utf8CodeUnitCount, bytes[0] == word.utf8Start[0] else { return false }
    return word.withUTF8Buffer { bytes.elementsEqual($0) }
  }

  func place(at token: Int) -> Place { Place(token: token, byte: start(of: token)) }

  /// The part that a token begins with, with what links it to the part before.
  func part(at place: Place, first: Bool = false) -> Part? {
    guard place.token < count else { return nil }
    if place.byte > start(of: place.token) { return rest(of: place) }
    if !first, isConjunction(place.token) {
      var next = place.token + 1
      if token(next, is: "a"), token(next + 1, is: "half") { next += 1 }
      guard next < count, var part = plain(at: next) else { return nil }
      part.isLinked = true
      return part
    }
    let end = Int(ends[place.token])
    guard first || mayStart(from: place.byte, to: end) else { return nil }
    if !first, isEleven(at: place.token) { return withConjunction(at: place.token) }
    return plain(at: place.token) ?? withConjunction(at: place.token)
  }

  func isConjunction(_ token: Int) -> Bool {
    self.token(token, is: "و") || self.token(token, is: "and")
  }

  /// A part without anything before it.
  private func plain(at token: Int) -> Part? {
    let word = bytes(of: token)
    let next = Place(token: token + 1, byte: Int(ends[token]))
    if Digits.isASCII(word[0]) {
      return Self.thousandths(word).map { Part(kind: .digits($0), isLinked: false, next: next) }
    }
    if let known = lexicon[word] { return Part(kind: .word(known), isLinked: false, next: next) }
    return compound(word, in: token)
  }

  /// «وعشرون»: Arabic writes its "and" as a part of the word.
  private func withConjunction(at token: Int) -> Part? {
    let word = bytes(of: token)
    guard word.count > 4, word[0] == 0xD9, word[1] == 0x88,
      let known = lexicon[UnsafeBufferPointer(rebasing: word[2...])], known.language == .arabic
    else { return nil }
    let next = Place(token: token + 1, byte: Int(ends[token]))
    return Part(kind: .word(known), isLinked: true, next: next)
  }

  /// «وأحد عشر»: its first word is spelled like "one".
  private func isEleven(at token: Int) -> Bool {
    guard self.token(token, is: "واحد") || self.token(token, is: "واحدی") else { return false }
    return self.token(token + 1, is: "عشر") || self.token(token + 1, is: "عشره")
  }

  /// The first word of «بیست‌وپنج» or «پنج‌هزار».
  private func compound(_ word: UnsafeBufferPointer<UInt8>, in token: Int) -> Part? {
    guard word.count >= 8, word.count <= Self.longestCompound, 0xD8...0xDB ~= word[0],
      let cut = firstCut(word)
    else { return nil }
    let next = Place(token: token, byte: start(of: token) + cut.end)
    return Part(kind: .word(cut.word), isLinked: false, next: next)
  }

  private func rest(of place: Place) -> Part? {
    let end = Int(ends[place.token])
    var rest = UnsafeBufferPointer(rebasing: bytes[place.byte..<end])
    let isLinked = rest.starts(with: [0xD9, 0x88])
    if isLinked { rest = UnsafeBufferPointer(rebasing: rest[2...]) }
    if let known = lexicon[rest] {
      let next = Place(token: place.token + 1, byte: end)
      return Part(kind: .word(known), isLinked: isLinked, next: next)
    }
    guard let cut = firstCut(rest) else { return nil }
    let next = Place(token: place.token, byte: end - rest.count + cut.end)
    return Part(kind: .word(cut.word), isLinked: isLinked, next: next)
  }

  /// The first of several words that make up a token to its end, joined by «و» or by a scale.
  private func firstCut(_ word: UnsafeBufferPointer<UInt8>) -> (word: NumberWord, end: Int)? {
    let lengths = lexicon.lengths(at: word)
    guard lengths & Self.lengths(below: word.count) != 0 else { return nil }
    for end in stride(from: 4, through: min(word.count - 4, NumberLexicon.longestWord), by: 2)
    where lengths >> UInt32(end) & 1 == 1 {
      let rest = UnsafeBufferPointer(rebasing: word[end...])
      let isLinked = rest[0] == 0xD9 && rest[1] == 0x88
      if isLinked {
        let linked = UnsafeBufferPointer(rebasing: rest[2...])
        guard lexicon[linked]?.language == .persian || firstCut(linked) != nil else { continue }
      } else {
        guard let scale = lexicon[rest], scale.role == .scale, scale.language == .persian
        else { continue }
      }
      guard let first = lexicon[UnsafeBufferPointer(rebasing: word[..<end])],
        first.language == .persian, !first.isOrdinal, isLinked || first.role != .scale
      else { continue }
      return (first, end)
    }
    return nil
  }

  /// A bit for each length of a word that leaves room for another.
  @inline(__always)
  private static func lengths(below count: Int) -> UInt32 {
    count < 8 ? 0 : count >= 32 ? .max : 1 << UInt32(count &- 3) &- 1
  }

  /// Whether a number may start with a token: a look at its first bytes, which tells that of nearly
  /// every other word.
  @inline(__always)
  func mayStart(from start: Int, to end: Int) -> Bool {
    let first = eight(at: start)
    if first & 0xFF &- 0x30 < 10 || mayHold(UInt32(truncatingIfNeeded: first), end &- start) {
      return true
    }
    // «و» sticks to a word.
    return first & 0xFFFF == 0x88D9 && end &- start > 4
      && mayHold(UInt32(truncatingIfNeeded: first >> 16), end &- start &- 2)
  }

  /// Whether a word of so many bytes may be a number's, or begin with one.
  @inline(__always)
  private func mayHold(_ firstFour: UInt32, _ count: Int) -> Bool {
    let lengths = lexicon.lengths(startingWith: firstFour, count)
    guard lengths != 0 else { return false }
    let whole: UInt32 = count < 32 ? 1 << UInt32(count) : 0
    return lengths & (whole | Self.lengths(below: count)) != 0
  }

  /// Eight bytes from a place on, the first one lowest; zeroes behind the last one of the text.
  @inline(__always)
  private func eight(at start: Int) -> UInt64 {
    let raw = UnsafeRawBufferPointer(bytes)
    if raw.count &- start >= 8 {
      return UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start, as: UInt64.self))
    }
    return raw[start...].reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  /// The value of a token of digits; nil for a time, and for what has two points.
  private static func thousandths(_ token: UnsafeBufferPointer<UInt8>) -> UInt64? {
    var value: UInt64 = 0
    var decimals: Int?
    for byte in token {
      if byte == UInt8(ascii: ",") { continue }
      if byte == UInt8(ascii: ".") {
        guard decimals == nil else { return nil }
        decimals = 0
        continue
      }
      guard Digits.isASCII(byte) else { return nil }
      if let known = decimals {
        guard known < 3 else { continue }
        decimals = known + 1
      }
      guard let more = value.timesTen(plus: UInt64(byte &- 0x30)) else { return nil }
      value = more
    }
    for _ in (decimals ?? 0)..<3 {
      guard let more = value.timesTen(plus: 0) else { return nil }
      value = more
    }
    return value
  }
}

extension UInt64 {
  /// Nil when that is too large.
  fileprivate func timesTen(plus digit: UInt64) -> UInt64? {
    let (product, overflow) = multipliedReportingOverflow(by: 10)
    let (sum, carry) = product.addingReportingOverflow(digit)
    return overflow || carry ? nil : sum
  }
}
