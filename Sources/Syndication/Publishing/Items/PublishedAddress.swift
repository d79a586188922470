import Text

/// Addresses as feeds may carry them.
enum PublishedAddress {
  /// The address in ASCII, escapes in its path and Punycode in its host; nil for what is no absolute
  /// web address.
  static func web(_ url: String?) -> String? {
    parsed(url).map(AddressCharacters.escaped)
  }

  private static func parsed(_ url: String?) -> String? {
    guard let url, let clean = WebAddress.resolve(url, against: nil),
      let address = WebAddress(clean), address.isWeb, let host = address.host, !host.isEmpty
    else { return nil }
    if clean.utf8.allSatisfy({ $0 < 0x80 }) { return isName(host) ? clean : nil }
    return withPunycode(address, host: host)
  }

  /// Whether a host is a name, or an address of numbers.
  private static func isName(_ host: String) -> Bool {
    let isAddress = host.utf8.contains(UInt8(ascii: ":"))
    return host.utf8.allSatisfy { byte in
      switch byte {
      case 0x30...0x39, UInt8(ascii: "."): true
      case UInt8(ascii: ":"), 0x61...0x66: true
      default: !isAddress && (byte &- 0x61 < 26 || byte == 0x2D || byte == 0x5F)
      }
    }
  }

  private static func withPunycode(_ address: WebAddress, host: String) -> String? {
    guard let site = WebAddress.canonical("http://\(host)/"), let host = WebAddress(site)?.host
    else {
      return nil
    }
    let port = address.port.map { ":\($0)" } ?? ""
    let query = address.query.map { "?" + $0 } ?? ""
    let fragment = address.fragment.map { "#" + $0 } ?? ""
    return "\(address.scheme)://\(host)\(port)\(address.path)\(query)\(fragment)"
  }

  /// The site that an address belongs to.
  static func site(of url: String) -> String? {
    guard let address = WebAddress(url), let host = address.host else { return nil }
    let port = address.port.map { ":\($0)" } ?? ""
    let name = host.utf8.contains(UInt8(ascii: ":")) ? "[\(host)]" : host
    return "\(address.scheme)://\(name)\(port)/"
  }
}
