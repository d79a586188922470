import Text

/// Addresses as feeds may carry them.
enum PublishedAddress {
  /// The address in ASCII, escapes in its path and Punycode in its host; nil for what is no absolute
  /// web address.
  static func web(_ url: String?) -> String? {
    if let url, WebAddress.isCleanWithPlainHost(url) { return url }
    return parsed(url).map(AddressCharacters.escaped)
  }

  /// Built anew of its parts, without names and passwords of users and without an empty port; a path
  /// stands before every query.
  private static func parsed(_ url: String?) -> String? {
    guard let url, let clean = WebAddress.resolve(url, against: nil),
      let address = WebAddress(clean), address.isWeb, let host = address.publishedHost
    else { return nil }
    let port = address.port.map { ":\($0)" } ?? ""
    let query = address.query.map { "?" + $0 } ?? ""
    let fragment = address.fragment.map { "#" + $0 } ?? ""
    let isPathDue = address.path.isEmpty && !(query + fragment).isEmpty
    let path = isPathDue ? "/" : address.path
    return "\(address.scheme)://\(host)\(port)\(path)\(query)\(fragment)"
  }

  /// Whether the host of a published address is one that DNS could have anywhere: two labels at least,
  /// of letters, digits and inner hyphens (RFC 1034, section 3.5).
  static func hasHostOfDNS(_ url: String) -> Bool {
    guard let host = WebAddress(url)?.host else { return false }
    let hyphen = UInt8(ascii: "-")
    let labels = host.utf8.split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    return labels.count > 1
      && labels.allSatisfy { label in
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
