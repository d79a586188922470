extension JSONReader {
  /// The bytes of a token as the document has them, escapes not resolved.
  package func bytes(of text: JSONText) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: base[text.offset..<text.offset + text.count])
  }

  /// Whether a key or a string is this word. Escapes are resolved.
  package func matches(_ text: JSONText, _ word: StaticString) -> Bool {
    guard !text.isEscaped else { return string(text) == word.description }
    guard text.count == word.utf8CodeUnitCount else { return false }
    for index in 0..<text.count where base[text.offset + index] != word.utf8Start[index] {
      return false
    }
    return true
  }

  /// The text of a key, a string or a number.
  package func string(_ text: JSONText) -> String {
    guard text.isEscaped else { return plainString(bytes(of: text)) }
    var buffer: [UInt8] = []
    buffer.reserveCapacity(text.count)
    append(text, to: &buffer)
    return buffer.withUnsafeBufferPointer(plainString)
  }

  /// What a strict reader has passed is UTF-8 (`scanString`) and is not checked again.
  private func plainString(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    guard !bytes.isEmpty, !options.forgiving else { return String(decoding: bytes, as: UTF8.self) }
    return String(copying: UTF8Span(unchecked: Span(_unsafeElements: bytes)))
  }

  /// Appends the text of a key or a string in UTF-8, escapes resolved. A surrogate without its other
  /// half becomes U+FFFD.
  package func append(_ text: JSONText, to buffer: inout [UInt8]) {
    guard text.isEscaped else { return buffer.append(contentsOf: bytes(of: text)) }
    let end = text.offset + text.count
    var plain = text.offset
    while true {
      let backslash = firstBackslash(from: plain, to: end)
      buffer.append(contentsOf: UnsafeBufferPointer(rebasing: base[plain..<backslash]))
      guard backslash < end else { return }
      plain = appendEscape(at: backslash, end: end, to: &buffer)
    }
  }

  /// `end` when there is none. Eight bytes at a time: a byte that the xor makes zero borrows into its
  /// high bit, and the lowest mark is true.
  private func firstBackslash(from start: Int, to end: Int) -> Int {
    let raw = UnsafeRawBufferPointer(base)
    var index = start
    while index + 8 <= end {
      let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: index, as: UInt64.self))
      let others = word ^ 0x5C5C_5C5C_5C5C_5C5C
      let marks = (others &- 0x0101_0101_0101_0101) & ~others & 0x8080_8080_8080_8080
      if marks != 0 { return index + marks.trailingZeroBitCount >> 3 }
      index += 8
    }
    while index < end, base[index] != UInt8(ascii: "\\") { index += 1 }
    return index
  }

  private func appendEscape(at start: Int, end: Int, to buffer: inout [UInt8]) -> Int {
    let byte = base[start + 1]
    switch byte {
    case UInt8(ascii: "b"): buffer.append(0x08)
    case UInt8(ascii: "f"): buffer.append(0x0C)
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "u") where hasFourDigits(from: start + 2, to: end):
      return appendCodePoint(at: start, end: end, to: &buffer)
    default: buffer.append(byte)
    }
    return start + 2
  }

  private func appendCodePoint(at start: Int, end: Int, to buffer: inout [UInt8]) -> Int {
    let first = codeUnit(at: start + 2)
    if first & 0xFC00 == 0xD800, start + 12 <= end, base[start + 6] == UInt8(ascii: "\\"),
      base[start + 7] == UInt8(ascii: "u"), hasFourDigits(from: start + 8, to: end)
    {
      let second = codeUnit(at: start + 8)
      if second & 0xFC00 == 0xDC00 {
        append(0x10000 + (first & 0x3FF) << 10 + second & 0x3FF, to: &buffer)
        return start + 12
      }
    }
    append(first, to: &buffer)
    return start + 6
  }

  private func append(_ codePoint: UInt32, to buffer: inout [UInt8]) {
    UTF8.encode(Unicode.Scalar(codePoint) ?? "\u{FFFD}").map { buffer.append(contentsOf: $0) }
  }

  /// False only for what a forgiving reader let pass.
  private func hasFourDigits(from start: Int, to end: Int) -> Bool {
    guard start + 4 <= end else { return false }
    return (start..<start + 4).allSatisfy { base[$0].hexadecimalValue != nil }
  }

  private func codeUnit(at start: Int) -> UInt32 {
    var value: UInt32 = 0
    for index in start..<start + 4 {
      value = value << 4 | (base[index].hexadecimalValue ?? 0)
    }
    return value
  }
}
