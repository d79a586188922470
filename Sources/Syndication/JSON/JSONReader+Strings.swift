extension JSONReader {
  /// Passes a string, `offset` being at its opening quote, and checks its escapes and its UTF-8.
  mutating func scanString() throws(JSONError) -> JSONText {
    let start = offset + 1
    let count = base.count
    var index = start
    var isEscaped = false
    while true {
      index = skipPlain(from: index)
      guard index < count else { throw JSONError(.endInside, at: count) }
      let byte = base[index]
      if byte >= 0x80 {
        index = try skipMultibyte(at: index)
      } else if byte == UInt8(ascii: "\"") {
        offset = index + 1
        return JSONText(offset: start, count: index - start, isEscaped: isEscaped)
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
        index = try skipEscape(from: index)
      } else if byte >= 0x20 || options.forgiving {
        index += 1
      } else {
        throw JSONError(.controlCharacter, at: index)
      }
    }
  }

  /// Passes ASCII characters but quotes, backslashes and control characters, and characters of two
  /// bytes from U+0400 to U+07FF (Cyrillic to Arabic): nearly all of most texts. Eight bytes at a
  /// time; the last ones may be left.
  private func skipPlain(from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(base)
    var index = start
    while index + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      if word & 0x80 == 0 {
        let plain = Self.plainASCII(word)
        guard plain > 0 else { return index }
        index &+= plain
      } else {
        // Bytes 0xD0 to 0xDF, each with one from 0x80 to 0xBF behind it.
        let others = word & 0xC0F0_C0F0_C0F0_C0F0 ^ 0x80D0_80D0_80D0_80D0
        let pairs = UInt64(others.trailingZeroBitCount) >> 4
        guard pairs > 0 else { return index }
        // A space ends most words.
        let isSpace = UInt8(truncatingIfNeeded: word >> (pairs &* 16)) == 0x20
        index &+= Int(pairs &* 2) &+ (isSpace ? 1 : 0)
      }
    }
    return index
  }

  /// With how many plain characters eight bytes begin.
  @inline(__always)
  private static func plainASCII(_ word: UInt64) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quote = word ^ (ones &* 0x22)
    let backslash = word ^ (ones &* 0x5C)
    // A byte under 0x20, or one that the xor made zero, borrows into its own high bit. The borrow
    // may mark the byte behind it wrongly, never one before: the lowest mark is true.
    let marks = (word &- ones &* 0x20) | (quote &- ones) | (backslash &- ones) | word
    return (marks & (ones &* 0x80)).trailingZeroBitCount >> 3
  }

  /// Passes a character outside ASCII (RFC 3629, section 4).
  private func skipMultibyte(at index: Int) throws(JSONError) -> Int {
    let lead = base[index]
    if lead >= 0xC2, lead < 0xE0, index + 1 < base.count, base[index + 1] & 0xC0 == 0x80 {
      return index + 2
    }
    if let length = lengthOfLongSequence(at: index) { return index + length }
    guard options.forgiving else { throw JSONError(.invalidUTF8, at: index) }
    return index + 1
  }

  private func lengthOfLongSequence(at index: Int) -> Int? {
    let lead = base[index]
    guard lead >= 0xE0, lead < 0xF5, index + 2 < base.count else { return nil }
    let second = base[index + 1]
    guard second & 0xC0 == 0x80, base[index + 2] & 0xC0 == 0x80 else { return nil }
    switch (lead, second) {
    case (0xE0, ..<0xA0), (0xED, 0xA0...), (0xF0, ..<0x90), (0xF4, 0x90...): return nil
    default: break
    }
    if lead < 0xF0 { return 3 }
    return index + 3 < base.count && base[index + 3] & 0xC0 == 0x80 ? 4 : nil
  }

  private func skipEscape(from start: Int) throws(JSONError) -> Int {
    guard start + 1 < base.count else { throw JSONError(.endInside, at: base.count) }
    switch base[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      return start + 2
    case UInt8(ascii: "u"):
      for index in start + 2..<start + 6 {
        guard index < base.count else { throw JSONError(.endInside, at: base.count) }
        guard base[index].hexadecimalValue != nil else {
          if options.forgiving { return start + 2 }
          throw JSONError(.invalidEscape, at: start)
        }
      }
      return start + 6
    default:
      // What follows may be the first byte of several.
      if options.forgiving { return start + 1 }
      throw JSONError(.invalidEscape, at: start)
    }
  }
}

extension UInt8 {
  /// The value of an ASCII hexadecimal digit.
  var hexadecimalValue: UInt32? {
    switch self {
    case 0x30...0x39: UInt32(self &- 0x30)
    case 0x41...0x46: UInt32(self &- 0x37)
    case 0x61...0x66: UInt32(self &- 0x57)
    default: nil
    }
  }
}
