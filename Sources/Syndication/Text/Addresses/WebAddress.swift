/// An address by its parts (RFC 3986 §3), and what is done with addresses as text: `resolve`,
/// `isSafe`, `canonical`, `ascii`.
package struct WebAddress: Hashable, Sendable {
  /// In lower case.
  package let scheme: String
  /// As written but in lower case, without user, port and brackets; nil for an address without an
  /// authority, such as `mailto:`.
  package let host: String?
  package let port: Int?
  package let path: String
  /// Without the "?"; nil when there is none.
  package let query: String?
  /// Without the "#"; nil when there is none.
  package let fragment: String?

  /// Nil for a reference without a scheme, and for an authority that cannot be read.
  package init?(_ text: String) {
    let parsed: WebAddress? = Self.withRepaired(text) { utf8 in
      let parts = AddressParts(utf8)
      guard let scheme = parts.scheme else { return nil }
      var authority: Authority?
      if let range = parts.authority {
        guard let read = Authority(UnsafeBufferPointer(rebasing: utf8[range])) else { return nil }
        authority = read
      }
      return WebAddress(
        scheme: String(decoding: utf8[scheme], as: UTF8.self).lowercased(),
        host: authority?.host.lowercased(), port: authority?.port,
        path: String(decoding: utf8[parts.path], as: UTF8.self),
        query: parts.query.map { String(decoding: utf8[$0], as: UTF8.self) },
        fragment: parts.fragment.map { String(decoding: utf8[$0], as: UTF8.self) })
    }
    guard let parsed else { return nil }
    self = parsed
  }

  private init(
    scheme: String, host: String?, port: Int?, path: String, query: String?, fragment: String?
  ) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = path
    self.query = query
    self.fragment = fragment
  }

  /// Whether the scheme is http or https.
  package var isWeb: Bool { scheme == "http" || scheme == "https" }

  /// Who stands behind the address unless a configuration says otherwise: its host without `www.`.
  package var publisher: String? {
    guard let host, !host.isEmpty else { return nil }
    guard host.hasPrefix("www."), host.utf8.dropFirst(4).contains(UInt8(ascii: ".")) else {
      return host
    }
    return String(host.dropFirst(4))
  }
}

/// The part of an address between "//" and the path (RFC 3986 §3.2).
struct Authority {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// Without brackets.
  let host: String
  /// Whether it is an IPv6 address in brackets.
  let isBracketed: Bool
  /// Nil when none or an empty one is written.
  let port: Int?

  /// Nil when the port is no number to 65,535.
  init?(_ text: Bytes) {
    let hostStart = text.lastIndex(of: UInt8(ascii: "@")).map { $0 &+ 1 } ?? 0
    var hostEnd = text.count
    var port: Int?
    if let colon = text.lastIndex(of: UInt8(ascii: ":")), colon >= hostStart,
      !text[colon...].contains(UInt8(ascii: "]"))
    {
      guard let read = Self.port(text[(colon &+ 1)...]) else { return nil }
      port = read < 0 ? nil : read
      hostEnd = colon
    }
    var host = text[hostStart..<hostEnd]
    isBracketed =
      host.first == UInt8(ascii: "[") && host.last == UInt8(ascii: "]") && host.count > 1
    if isBracketed { host = host.dropFirst().dropLast() }
    self.host = String(decoding: host, as: UTF8.self)
    self.port = port
  }

  /// −1 for an empty port, nil for one that is none.
  private static func port(_ digits: Slice<Bytes>) -> Int? {
    guard !digits.isEmpty else { return -1 }
    var value = 0
    for byte in digits {
      guard byte &- 0x30 < 10 else { return nil }
      value = value &* 10 &+ Int(byte &- 0x30)
      guard value <= 65_535 else { return nil }
    }
    return value
  }
}
