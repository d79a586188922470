/// The Unicode form that a document's first bytes show.
enum ByteOrderMark {
  static func detect(_ bytes: [UInt8]) -> (encoding: Encoding.Codec, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { return (.utf32(bigEndian: false), 4) }
    if bytes.starts(with: [0, 0, 0xFE, 0xFF]) { return (.utf32(bigEndian: true), 4) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16(bigEndian: false), 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16(bigEndian: true), 2) }
    return nil
  }

  /// A document begins with an ASCII character, so the zero bytes around the first one tell the
  /// form where there is no mark (XML appendix F, RFC 4627 section 3).
  static func guessWithout(_ bytes: [UInt8]) -> Encoding.Codec? {
    guard bytes.count >= 4 else { return nil }
    switch (bytes[0] == 0, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0) {
    case (true, true, true, false): return .utf32(bigEndian: true)
    case (false, true, true, true): return .utf32(bigEndian: false)
    case (true, false, true, false): return .utf16(bigEndian: true)
    case (false, true, false, true): return .utf16(bigEndian: false)
    default: return nil
    }
  }
}
