/// Base 64 (RFC 4648 section 4); white space is passed over.
enum Base64 {
  /// The text; nil when it is not Base 64, or Base 64 of what is no text.
  static func decode(_ text: String) -> String? {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count / 4 * 3)
    var bits: UInt32 = 0
    var count = 0
    for byte in text.utf8 {
      if byte <= 0x20 || byte == UInt8(ascii: "=") { continue }
      guard let value = value(byte) else { return nil }
      bits = bits << 6 | value
      count &+= 6
      if count >= 8 {
        count &-= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes.isEmpty ? nil : String(validating: bytes, as: UTF8.self)
  }

  private static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte &- 65)
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte &- 71)
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte &+ 4)
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
