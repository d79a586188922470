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
      guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F || byte == 0xE2 else {
        index += 1
        continue
      }
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

  /// Passes eight bytes at a time that all stand as they are. E2 is looked at: the separators begin
  /// with it, but other punctuation does too.
  private static func skipPlain(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let raw = UnsafeRawBufferPointer(utf8)
    var index = start
    while index + 8 <= raw.count {
      let word = raw.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // A byte is zero where one less borrows into its high bit, which was not set before.
      func zeros(_ word: UInt64) -> UInt64 { (word &- ones) & ~word }
      let marks =
        ((word &- ones &* 0x20) & ~word) | zeros(word ^ (ones &* 0x22))
        | zeros(word ^ (ones &* 0x5C)) | zeros(word ^ (ones &* 0x7F))
        | zeros(word ^ (ones &* 0xE2))
      if marks & (ones &* 0x80) != 0 { break }
      index += 8
    }
    return index
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
