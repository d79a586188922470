import CCurl
import Glibc
import Text

/// An address that is fit to be fetched, in the form in which libcurl reads it.
struct TargetURL: Sendable {
  /// The whole address, percent-encoded, without fragment: what libcurl gets.
  private(set) var text: String
  /// The same without user name and password: what anyone else sees.
  let shown: String
  let isSecure: Bool
  /// Name and port: whose connections it shares and whose secrets it may see.
  let host: String

  /// Reads `reference`, relative to `base` when that is given.
  ///
  /// Only `http` and `https` are read; libcurl's own parser decides, since it is the one that will
  /// act on the result.
  init(_ reference: String, base: TargetURL? = nil) throws(Unreadable) {
    guard reference.utf8.count <= FetchLimits.address else {
      throw Unreadable(reason: "longer than \(FetchLimits.address) bytes")
    }
    guard !reference.isEmpty else { throw Unreadable(reason: "empty") }
    guard let parts = curl_url() else { throw Unreadable(reason: "out of memory") }
    defer { curl_url_cleanup(parts) }
    if let base { try Self.set(parts, CURLUPART_URL, base.text) }
    try Self.set(parts, CURLUPART_URL, reference)
    try Self.set(parts, CURLUPART_FRAGMENT, nil)
    let scheme = try Self.part(parts, CURLUPART_SCHEME)
    guard scheme == "http" || scheme == "https" else {
      throw Unreadable(reason: "the scheme \(scheme) is neither http nor https")
    }
    isSecure = scheme == "https"
    try Self.convertHost(of: parts)
    let name = try Self.part(parts, CURLUPART_HOST).lowercased()
    host = "\(name):\(try Self.part(parts, CURLUPART_PORT))"
    text = try Self.part(parts, CURLUPART_URL)
    if Self.has(parts, CURLUPART_USER) || Self.has(parts, CURLUPART_PASSWORD) {
      try Self.set(parts, CURLUPART_USER, nil)
      try Self.set(parts, CURLUPART_PASSWORD, nil)
      shown = try Self.part(parts, CURLUPART_URL)
    } else {
      shown = text
    }
  }

  /// User name and password as the address spells them, with the `@` behind; empty when it has none.
  private var credentials: Substring {
    guard let start = text.firstRange(of: "://")?.upperBound else { return "" }
    return text[start...].prefix(max(text.utf8.count - shown.utf8.count, 0))
  }

  var holdsCredentials: Bool { text.utf8.count > shown.utf8.count }

  /// The same address with the user name and the password of another one, if it has none itself.
  func withCredentials(of other: TargetURL) -> TargetURL {
    guard !holdsCredentials, other.holdsCredentials,
      let start = text.firstRange(of: "://")?.upperBound
    else { return self }
    var result = self
    result.text = "\(text[..<start])\(other.credentials)\(text[start...])"
    return result
  }

  /// Scheme, name and port.
  var origin: String { (isSecure ? "https://" : "http://") + host }

  /// The host's name as a resolver reads it: without brackets and zone.
  private var name: String {
    String(
      host[..<(host.lastIndex(of: ":") ?? host.endIndex)].drop { $0 == "[" }
        .prefix { $0 != "]" && $0 != "%" })
  }

  /// The address that the host's name itself spells, in whatever way a resolver would read it.
  var literalAddress: InternetAddress? {
    var name = name
    while name.last == "." { name.removeLast() }
    var address = in_addr()
    if inet_aton(name, &address) != 0 { return .v4(UInt32(bigEndian: address.s_addr)) }
    if name.lowercased().split(separator: ".").last == "localhost" { return .v4(0x7f00_0001) }
    return InternetAddress(name)
  }

  /// Whether it leads to this machine by its very name. Decides about courtesy only.
  var isLoopback: Bool {
    switch literalAddress {
    case .v4(let value): value >> 24 == 127
    case .v6(let high, let low): high == 0 && low == 1
    case nil: false
    }
  }

  /// The address of a proxy with its host's name in the letters of the DNS.
  static func proxy(_ address: String) -> String {
    guard address.utf8.contains(where: { $0 >= 0x80 }),
      let authority = address.firstRange(of: "://")?.lowerBound,
      let target = try? TargetURL("http" + address[authority...])
    else { return address }
    return "\(address[..<authority])\(target.text.dropFirst("http".utf8.count))"
  }

  /// Path and query, as they are sent.
  var path: String {
    guard let authority = text.firstRange(of: "://")?.upperBound,
      let start = text[authority...].firstIndex(where: { $0 == "/" || $0 == "?" })
    else { return "/" }
    return String(text[start...])
  }

  /// Why an address cannot be fetched.
  struct Unreadable: Error {
    let reason: String
  }

  /// Same scheme, name and port.
  func isSameOrigin(as other: TargetURL) -> Bool {
    isSecure == other.isSecure && host == other.host
  }

  /// Puts a name in other letters into those of the DNS (decision 0128), and has libcurl read the
  /// result once more: it may spell an address.
  private static func convertHost(of parts: OpaquePointer) throws(Unreadable) {
    let host = try part(parts, CURLUPART_HOST)
    guard host.utf8.contains(where: { $0 >= 0x80 }) else { return }
    guard let name = HostName.name(host) else {
      throw Unreadable(reason: "the host's name cannot be one")
    }
    try set(parts, CURLUPART_HOST, name)
    try set(parts, CURLUPART_URL, try part(parts, CURLUPART_URL))
  }

  private static func set(
    _ parts: OpaquePointer, _ part: CURLUPart, _ value: String?
  ) throws(Unreadable) {
    let code = curl_url_set(parts, part, value, UInt32(CURLU_URLENCODE | CURLU_NON_SUPPORT_SCHEME))
    guard code == CURLUE_OK else {
      throw Unreadable(reason: String(cString: curl_url_strerror(code)))
    }
  }

  private static func part(
    _ parts: OpaquePointer, _ part: CURLUPart
  ) throws(Unreadable) -> String {
    var value: UnsafeMutablePointer<CChar>?
    let flags = part == CURLUPART_PORT ? UInt32(CURLU_DEFAULT_PORT) : 0
    let code = curl_url_get(parts, part, &value, flags)
    guard code == CURLUE_OK, let value else {
      if part == CURLUPART_PORT { return "" }
      throw Unreadable(reason: String(cString: curl_url_strerror(code)))
    }
    defer { curl_free(value) }
    return String(cString: value)
  }

  private static func has(_ parts: OpaquePointer, _ part: CURLUPart) -> Bool {
    var value: UnsafeMutablePointer<CChar>?
    guard curl_url_get(parts, part, &value, 0) == CURLUE_OK, let value else { return false }
    curl_free(value)
    return true
  }
}
