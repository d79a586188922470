/// Which bytes may stand where in an address (RFC 3986, appendix A), as a table of bits.
enum AddressBytes {
  /// May stand in a path: pchar and "/".
  static let path: UInt8 = 1
  /// May stand in a query or a fragment.
  static let query: UInt8 = 2
  /// unreserved: its percent-escape means the same as itself.
  static let unreserved: UInt8 = 4
  /// May stand in a scheme after its first letter.
  static let scheme: UInt8 = 8
  /// May stand in an authority.
  static let authority: UInt8 = 16

  static let classes: [UInt8] = (0...255).map { classify(UInt8($0)) }

  private static func classify(_ byte: UInt8) -> UInt8 {
    switch byte {
    case 0x30...0x39, 0x41...0x5a, 0x61...0x7a:
      return path | query | unreserved | scheme | authority
    case UInt8(ascii: "-"), UInt8(ascii: "."):
      return path | query | unreserved | scheme | authority
    case UInt8(ascii: "_"), UInt8(ascii: "~"): return path | query | unreserved | authority
    case UInt8(ascii: "+"): return path | query | scheme | authority
    case UInt8(ascii: "!"), UInt8(ascii: "$"), UInt8(ascii: "&"), UInt8(ascii: "'"),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "*"), UInt8(ascii: ","),
      UInt8(ascii: ";"), UInt8(ascii: "="), UInt8(ascii: ":"), UInt8(ascii: "@"):
      return path | query | authority
    case UInt8(ascii: "/"): return path | query
    case UInt8(ascii: "?"): return query
    case UInt8(ascii: "["), UInt8(ascii: "]"): return authority
    default: return 0
    }
  }

  static func isHex(_ byte: UInt8) -> Bool { hexValue(byte) != nil }

  static func hexValue(_ byte: UInt8) -> UInt8? {
    switch byte {
    case 0x30...0x39: byte &- 0x30
    case 0x41...0x46: byte &- 0x37
    case 0x61...0x66: byte &- 0x57
    default: nil
    }
  }

  static func isLetter(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26
  }

  static func lower(_ byte: UInt8) -> UInt8 {
    byte &- 0x41 < 26 ? byte | 0x20 : byte
  }

  /// The escape `%XX` of a byte, with capital digits.
  static func appendEscape(of byte: UInt8, to bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: "%"))
    bytes.append(hexDigit(byte >> 4))
    bytes.append(hexDigit(byte & 15))
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? value &+ 0x30 : value &+ 0x37
  }
}
