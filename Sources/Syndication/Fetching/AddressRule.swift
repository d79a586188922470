/// Which addresses a fetch may reach unless its source says `allowPrivate`. It judges resolved
/// addresses, never the text of a URL: `0x7f.1`, `2130706433` and a name in the DNS all end here.
struct AddressRule: Sendable {
  /// Reached whatever range they lie in: tests have no other way to a public address.
  private let permitted: [InternetAddress]

  init(permitting permitted: [InternetAddress] = []) {
    self.permitted = permitted
  }

  /// The name of the range that refuses `address`; nil when it may be reached.
  func refusal(of address: InternetAddress) -> String? {
    if permitted.contains(address) { return nil }
    return switch address {
    case .v4(let value): Self.v4.first { $0.holds(value) }?.name
    case .v6(let high, _): Self.refusal(high: high, address)
    }
  }

  /// Only 2000::/3 is global unicast (IANA's registry), and parts of that carry IPv4 addresses
  /// inside. All else is refused; the table only gives it a name.
  private static func refusal(high: UInt64, _ address: InternetAddress) -> String? {
    if let range = v6.first(where: { $0.holds(address) }) { return range.name }
    return high >> 61 == 0b001 ? nil : "not global unicast"
  }

  private struct V4Range {
    let base: UInt32
    let length: UInt32
    let name: String

    init(_ a: UInt32, _ b: UInt32, _ c: UInt32, _ length: UInt32, _ name: String) {
      base = a << 24 | b << 16 | c << 8
      self.length = length
      self.name = name
    }

    func holds(_ address: UInt32) -> Bool {
      (address ^ base) >> (32 - length) == 0
    }
  }

  /// RFC 6890 and its registry, without the ranges that are kept for documentation: nothing answers
  /// there.
  private static let v4 = [
    V4Range(0, 0, 0, 8, "this network"),
    V4Range(10, 0, 0, 8, "private"),
    V4Range(100, 64, 0, 10, "shared by carriers"),
    V4Range(127, 0, 0, 8, "loopback"),
    V4Range(169, 254, 0, 16, "link-local"),
    V4Range(172, 16, 0, 12, "private"),
    V4Range(192, 0, 0, 24, "protocol assignments"),
    V4Range(192, 88, 99, 24, "6to4 relay"),
    V4Range(192, 168, 0, 16, "private"),
    V4Range(198, 18, 0, 15, "benchmarking"),
    V4Range(224, 0, 0, 4, "multicast"),
    V4Range(240, 0, 0, 4, "reserved"),
  ]

  private struct V6Range {
    let high: UInt64
    let low: UInt64
    let length: UInt64
    let name: String

    init(_ high: UInt64, _ low: UInt64 = 0, _ length: UInt64, _ name: String) {
      self.high = high
      self.low = low
      self.length = length
      self.name = name
    }

    func holds(_ address: InternetAddress) -> Bool {
      guard case .v6(let otherHigh, let otherLow) = address else { return false }
      if length <= 64 { return (high ^ otherHigh) >> (64 - length) == 0 }
      return high == otherHigh && (low ^ otherLow) >> (128 - length) == 0
    }
  }

  private static let v6 = [
    V6Range(0, 0, 128, "unspecified"),
    V6Range(0, 1, 128, "loopback"),
    V6Range(0, 0, 96, "IPv4-compatible"),
    V6Range(0, 0xffff_0000_0000, 96, "IPv4-mapped"),
    V6Range(0, 0xffff_0000_0000_0000, 96, "IPv4-translated"),
    V6Range(0x0064_ff9b_0000_0000, 0, 96, "NAT64"),
    V6Range(0x0064_ff9b_0001_0000, 0, 48, "NAT64"),
    V6Range(0x2001_0000_0000_0000, 0, 32, "Teredo"),
    V6Range(0x2002_0000_0000_0000, 0, 16, "6to4"),
    V6Range(0xfc00_0000_0000_0000, 0, 7, "unique local"),
    V6Range(0xfe80_0000_0000_0000, 0, 10, "link-local"),
    V6Range(0xfec0_0000_0000_0000, 0, 10, "site-local"),
    V6Range(0xff00_0000_0000_0000, 0, 8, "multicast"),
  ]
}
