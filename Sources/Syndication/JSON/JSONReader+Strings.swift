extension JSONReader {
  /// Passes a string, `offset` being at its opening quote, and checks its escapes and its UTF-8.
  mutating func scanString() throws(JSONError) -> JSONText {
    let start = offset + 1
    let count = base.count
    var index = start
    var isEscaped = false
    while true {
      index = skipPlainASCII(from: index)
      guard index < count else { throw JSONError(.endInside, at: count) }
      let byte = base[index]
      if byte >= 0x80 {
        index = try skipMultibyte(from: index)
      } else if byte == UInt8(ascii: "\"") {
        offset = index + 1
        return JSONText(offset: start, count: index - start, isEscaped: isEscaped)
      } else if byte == UInt8(ascii: "\\") {
        isEscaped = true
        index = try skipEscape(from: index)
      } else if options.forgiving {
        index += 1
      } else {
        throw JSONError(.controlCharacter, at: index)
      }
    }
  }

  /// The first byte at or behind `start` that is no ASCII character or is a control character, a
  /// quote or a backslash. Eight bytes at a time: most of a feed's markup and addresses is such.
  private func skipPlainASCII(from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let high: UInt64 = 0x8080_8080_8080_8080
    let raw = UnsafeRawBufferPointer(base)
    var index = start
    while index + 8 <= raw.count {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let quote = word ^ (ones &* 0x22)
      let backslash = word ^ (ones &* 0x5C)
      // A byte under 0x20, or one that the xor made zero, borrows into its own high bit. The borrow
      // may mark the byte behind it wrongly, never one before: the lowest mark is true.
      let marks = (word &- ones &* 0x20) | (quote &- ones) | (backslash &- ones) | word
      if marks & high != 0 { return index + (marks & high).trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < base.count {
      let byte = base[index]
      if byte < 0x20 || byte >= 0x80 || byte == 0x22 || byte == 0x5C { return index }
      index += 1
    }
    return index
  }

  /// Passes a run of characters outside ASCII (RFC 3629, section 4).
  private func skipMultibyte(from start: Int) throws(JSONError) -> Int {
    let count = base.count
    var index = start
    while index < count, base[index] >= 0x80 {
      let lead = base[index]
      if lead >= 0xC2, lead < 0xE0, index + 1 < count, base[index + 1] & 0xC0 == 0x80 {
        index += 2
      } else if let length = lengthOfLongSequence(at: index) {
        index += length
      } else if options.forgiving {
        index += 1
      } else {
        throw JSONError(.invalidUTF8, at: index)
      }
    }
    return index
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
