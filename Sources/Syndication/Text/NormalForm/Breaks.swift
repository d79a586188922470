/// What stands between two words, as far as a rule asks for it. Punctuation itself is no part of
/// the normal form; openings and end marks are bounded by it.
struct Breaks: OptionSet {
  let rawValue: UInt8

  static let comma = Breaks(rawValue: 1)
  static let colon = Breaks(rawValue: 2)
  static let stop = Breaks(rawValue: 4)
  static let dash = Breaks(rawValue: 8)
  static let line = Breaks(rawValue: 16)
  static let open = Breaks(rawValue: 32)
  static let close = Breaks(rawValue: 64)
  static let slash = Breaks(rawValue: 128)

  init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// The kind of a separating scalar; empty for spaces, quotes and signs.
  init(_ scalar: UInt32) {
    self =
      switch scalar {
      case 0x2C, 0x60C, 0x3001, 0xFF0C: .comma
      case 0x3A, 0xFF1A: .colon
      case 0x2E, 0x21, 0x3F, 0x3B, 0x61B, 0x61F, 0x6D4, 0x2026, 0x3002, 0xFF0E: .stop
      case 0x2D, 0x2010...0x2015, 0x2212, 0xFE58, 0xFF0D: .dash
      case 0x0A, 0x0D, 0x0B, 0x0C, 0x85, 0x2028, 0x2029: .line
      case 0x28, 0x5B, 0xFF08: .open
      case 0x29, 0x5D, 0xFF09: .close
      case 0x2F, 0x5C, 0x7C: .slash
      default: []
      }
  }
}
