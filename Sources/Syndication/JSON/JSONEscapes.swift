extension [UInt8] {
  /// Appends a string with its quotes (RFC 8259, section 7). U+2028 and U+2029, which end a line in
  /// JavaScript, and DEL are escaped too; all else outside ASCII stands as it is.
  package mutating func appendJSONString(_ text: String) {
    append(UInt8(ascii: "\""))
    var text = text
    text.withUTF8 { appendEscaped($0) }
    append(UInt8(ascii: "\""))
  }

  private mutating func appendEscaped(_ utf8: UnsafeBufferPointer<UInt8>) {
    var plain = 0
    var index = 0
    while index < utf8.count {
      index = Self.skipPlain(utf8, from: index)
      guard index < utf8.count else { break }
      let byte = utf8[index]
      // U+2028 and U+2029 are E2 80 A8 and E2 80 A9.
      if byte == 0xE2 {
        guard index + 2 < utf8.count, utf8[index + 1] == 0x80, utf8[index + 2] & 0xFE == 0xA8
        else {
          index += 1
          continue
        }
        append(contentsOf: utf8[plain..<index])
        append(contentsOf: utf8[index + 2] == 0xA8 ? "\\u2028".utf8 : "\\u2029".utf8)
        index += 3
      } else {
        append(contentsOf: utf8[plain..<index])
        appendEscape(byte)
        index += 1
      }
      plain = index
    }
    append(contentsOf: utf8[plain...])
  }

  /// The place of the next byte that may need an escape. Sixteen are looked at together; the second
  /// byte behind E2 tells the separators from other punctuation.
  private static func skipPlain(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let raw = UnsafeRawBufferPointer(utf8)
    func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }
    var index = start
    while index + 18 <= raw.count {
      let block = raw.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      let behind = raw.loadUnaligned(fromByteOffset: index + 2, as: SIMD16<UInt8>.self)
      let separators = (block .== all(0xE2)) .& (behind & all(0xFE) .== all(0xA8))
      let marks =
        (block .< all(0x20)) .| (block .== all(0x22)) .| (block .== all(0x5C))
        .| (block .== all(0x7F)) .| separators
      let halves = unsafeBitCast(marks, to: SIMD2<UInt64>.self)
      if halves[0] != 0 { return index + halves[0].littleEndian.trailingZeroBitCount >> 3 }
      if halves[1] != 0 { return index + 8 + halves[1].littleEndian.trailingZeroBitCount >> 3 }
      index += 16
    }
    while index < utf8.count, !mayNeedEscape(utf8[index]) { index += 1 }
    return index
  }

  /// E2 begins the separators.
  @inline(__always)
  private static func mayNeedEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xE2
  }

  private mutating func appendEscape(_ byte: UInt8) {
    append(UInt8(ascii: "\\"))
    switch byte {
    case 0x22, 0x5C: append(byte)
    case 0x08: append(UInt8(ascii: "b"))
    case 0x09: append(UInt8(ascii: "t"))
    case 0x0A: append(UInt8(ascii: "n"))
    case 0x0C: append(UInt8(ascii: "f"))
    case 0x0D: append(UInt8(ascii: "r"))
    default:
      append(contentsOf: "u00".utf8)
      append(contentsOf: [byte >> 4, byte & 15].map { $0 < 10 ? $0 + 0x30 : $0 + 0x57 })
    }
  }
}
