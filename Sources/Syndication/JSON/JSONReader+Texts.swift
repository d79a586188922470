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
    return String(decoding: buffer, as: UTF8.self)
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
    var index = text.offset
    var plain = index
    while index < end {
      guard base[index] == UInt8(ascii: "\\") else {
        index += 1
        continue
      }
      buffer.append(contentsOf: base[plain..<index])
      index = appendEscape(at: index, end: end, to: &buffer)
      plain = index
    }
    buffer.append(contentsOf: base[plain..<end])
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
