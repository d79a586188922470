import Text

/// Addresses as feeds may carry them.
enum PublishedAddress {
  /// The address in ASCII, escapes in its path and Punycode in its host; nil for what is no absolute
  /// web address.
  static func web(_ url: String?) -> String? {
    if let url, WebAddress.isCleanWithPlainHost(url) { return url }
    return parsed(url).map(AddressCharacters.escaped)
  }

  private static func parsed(_ url: String?) -> String? {
    guard let url, let clean = WebAddress.resolve(url, against: nil),
      let address = WebAddress(clean), address.isWeb, let host = address.host, !host.isEmpty
    else { return nil }
    if clean.utf8.allSatisfy({ $0 < 0x80 }) {
      guard isName(host) else { return nil }
      // Schemes may be written in capitals; names and passwords of users are not published.
      let rest = clean.utf8.dropFirst(address.scheme.utf8.count + "://".utf8.count)
      let authority = rest.prefix { !"/?#".utf8.contains($0) }
      guard let at = authority.lastIndex(of: UInt8(ascii: "@")) else {
        return clean.hasPrefix(address.scheme) ? clean : "\(address.scheme)://\(Substring(rest))"
      }
      return "\(address.scheme)://\(clean[clean.utf8.index(after: at)...])"
    }
    return withPunycode(address, host: host)
  }

  /// Whether a host is a name or an address of four numbers. One of sixteen bytes stands in brackets,
  /// which validators of feeds take for a fault.
  private static func isName(_ host: String) -> Bool {
    host.utf8.allSatisfy { byte in
      byte &- 0x30 < 10 || byte &- 0x61 < 26 || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "-")
        || byte == UInt8(ascii: "_")
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

  /// Whether the host of a published address is one that DNS could have: labels of letters, digits
  /// and inner hyphens (RFC 1034, section 3.5).
  static func hasHostOfDNS(_ url: String) -> Bool {
    guard let host = WebAddress(url)?.host else { return false }
    let hyphen = UInt8(ascii: "-")
    return host.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { label in
        !label.isEmpty && label.first != hyphen && label.last != hyphen
          && !label.contains(UInt8(ascii: "_"))
      }
  }

  /// The site that an address belongs to.
  static func site(of url: String) -> String? {
    guard let address = WebAddress(url), let host = address.host else { return nil }
    let port = address.port.map { ":\($0)" } ?? ""
    return "\(address.scheme)://\(host)\(port)/"
  }
}
