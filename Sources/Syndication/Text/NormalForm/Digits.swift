/// Rule family: digits of every script become ASCII digits, and what is written as one number stays
/// one: `12,345`, `3.5`, `10:30`.
enum Digits {
  /// The value of a decimal digit in any script.
  static func value(_ scalar: UInt32) -> UInt8? {
    switch scalar {
    case 0x30...0x39: return UInt8(scalar - 0x30)
    case 0x660...0x669: return UInt8(scalar - 0x660)
    case 0x6F0...0x6F9: return UInt8(scalar - 0x6F0)
    default:
      guard scalar > 0x6F9, let known = Unicode.Scalar(scalar),
        known.properties.numericType == .decimal, let value = known.properties.numericValue,
        value >= 0, value <= 9
      else { return nil }
      return UInt8(value)
    }
  }

  static func isASCII(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10
  }

  /// What a mark inside a number is.
  enum Mark: UInt8 {
    /// Between thousands; three digits follow, and one to three stand before.
    case grouping = 0x2C
    case point = 0x2E
    case colon = 0x3A
  }

  static func mark(_ scalar: UInt32) -> Mark? {
    switch scalar {
    // The comma, its full-width form, the Arabic thousands separator.
    case 0x2C, 0xFF0C, 0x66C: .grouping
    // The full stop, its full-width form, the Arabic decimal separator.
    case 0x2E, 0xFF0E, 0x66B: .point
    case 0x3A, 0xFF1A: .colon
    default: nil
    }
  }
}
