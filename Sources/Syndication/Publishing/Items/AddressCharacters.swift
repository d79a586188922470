/// The characters that an address may hold behind its scheme: reserved and unreserved ones
/// (RFC 2396, section 2).
enum AddressCharacters {
  static func areAllowed(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    let plain = plain
    var index = 0
    while index < utf8.count {
      if utf8[index] == UInt8(ascii: "%") {
        guard index &+ 2 < utf8.count, isHex(utf8[index &+ 1]), isHex(utf8[index &+ 2]) else {
          return false
        }
      } else if !plain.holds(utf8[index]) {
        return false
      }
      index &+= 1
    }
    return true
  }

  /// The address with what may not stand behind its host percent-encoded.
  static func escaped(_ address: String) -> String {
    var address = address
    let changed = address.withUTF8 { utf8 -> [UInt8]? in
      guard let start = hostStart(utf8),
        !areAllowed(UnsafeBufferPointer(rebasing: utf8[start...]))
      else { return nil }
      return escaped(utf8, from: start)
    }
    return changed.map { String(decoding: $0, as: UTF8.self) } ?? address
  }

  /// The place behind `://`.
  private static func hostStart(_ utf8: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let colon = utf8.firstIndex(of: UInt8(ascii: ":")), colon &+ 3 < utf8.count else {
      return nil
    }
    return colon &+ 3
  }

  private static func escaped(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> [UInt8] {
    let ends = [UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#")]
    let end = utf8[start...].firstIndex { ends.contains($0) } ?? utf8.count
    let plain = plain
    var address = Array(utf8[..<end])
    for index in end..<utf8.count {
      let byte = utf8[index]
      let isEscape =
        byte == UInt8(ascii: "%") && index &+ 2 < utf8.count && isHex(utf8[index &+ 1])
        && isHex(utf8[index &+ 2])
      if isEscape || plain.holds(byte) {
        address.append(byte)
      } else {
        address.append(UInt8(ascii: "%"))
        address.append(hex(byte >> 4))
        address.append(hex(byte & 15))
      }
    }
    return address
  }

  private static func hex(_ digit: UInt8) -> UInt8 {
    digit < 10 ? digit &+ UInt8(ascii: "0") : digit &- 10 &+ UInt8(ascii: "A")
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6
  }

  /// What may stand anywhere in an address. Taken once a text: it is made when it is first asked for.
  private static let plain = Characters(
    low: "!#$&'()*+,-./0123456789:;=?",
    high: "@ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz~")

  /// A set of ASCII characters, a bit each.
  private struct Characters {
    private let low: UInt64
    private let high: UInt64

    init(low: String, high: String) {
      self.low = low.utf8.reduce(0) { $0 | 1 << UInt64($1) }
      self.high = high.utf8.reduce(0) { $0 | 1 << UInt64($1 &- 0x40) }
    }

    @inline(__always)
    func holds(_ byte: UInt8) -> Bool {
      byte < 0x80 && (byte < 0x40 ? low : high) & (1 << UInt64(byte & 0x3F)) != 0
    }
  }
}
