import CCurl
import Glibc
import Synchronization

/// The cookies of one host, for as long as this object lives (RFC 6265). They are sent to no other,
/// whatever `Domain` says: subdomains and siblings are other hosts, and so are other ports, but that
/// http and https at their own ports are one.
package final class CookieJar: Sendable {
  private struct Cookie {
    var name: String
    var value: String
    var path: String
    var isSecure: Bool
  }

  /// Cookies of a jar, and of one answer.
  static let maximumCount = 50
  /// Bytes that are sent.
  static let maximumBytes = 8 << 10

  private let home: Home
  private let cookies = Mutex<[Cookie]>([])

  /// - Parameter url: an address of the host.
  package init?(home url: String) {
    guard let target = try? TargetURL(url) else { return nil }
    home = Home(target)
  }

  /// The `Cookie` field of a request; nil when there is none to send.
  func value(for target: TargetURL) -> String? {
    guard Home(target) == home else { return nil }
    let path = Self.path(of: target)
    var value = ""
    for cookie in cookies.withLock({ $0 })
    where (target.isSecure || !cookie.isSecure) && Self.matches(path, cookie.path) {
      let pair = "\(cookie.name)=\(cookie.value)"
      guard value.utf8.count + pair.utf8.count + 2 <= Self.maximumBytes else { break }
      value += value.isEmpty ? pair : "; " + pair
    }
    return value.isEmpty ? nil : value
  }

  /// Keeps what an answer sets.
  ///
  /// - Parameter fields: values of `Set-Cookie`.
  func take(_ fields: [String], from target: TargetURL) {
    guard !fields.isEmpty, Home(target) == home else { return }
    cookies.withLock { cookies in
      for field in fields {
        guard let (cookie, isOver) = read(field, from: target) else { continue }
        cookies.removeAll { $0.name == cookie.name && $0.path == cookie.path }
        if !isOver, cookies.count < Self.maximumCount { cookies.append(cookie) }
      }
    }
  }

  /// RFC 6265 §5.2; nil when the cookie is for somebody else.
  private func read(_ field: String, from target: TargetURL) -> (Cookie, isOver: Bool)? {
    let parts = field.split(separator: ";", omittingEmptySubsequences: false)
    guard let pair = parts.first, let (name, value) = Self.pair(pair), !name.isEmpty,
      !(name + value).utf8.contains(where: { $0 < 0x20 || $0 == 0x7f })
    else { return nil }
    var cookie = Cookie(
      name: name, value: value, path: Self.folder(of: Self.path(of: target)), isSecure: false)
    var isOver = false
    var isAged = false
    for part in parts.dropFirst() {
      let (key, value) = Self.pair(part) ?? (Self.trimmed(part), "")
      switch key.lowercased() {
      case "domain" where !fits(value): return nil
      case "path" where value.hasPrefix("/"): cookie.path = value
      case "secure": cookie.isSecure = true
      case "max-age":
        guard let seconds = Int64(value) else { continue }
        (isOver, isAged) = (seconds <= 0, true)
      case "expires" where !isAged:
        let moment = curl_getdate(value, nil)
        isOver = moment >= 0 && moment <= time(nil)
      default: break
      }
    }
    return (cookie, isOver)
  }

  private func fits(_ domain: String) -> Bool {
    let domain = domain.drop { $0 == "." }.lowercased()
    return domain.isEmpty || home.name == domain || home.name.hasSuffix("." + domain)
  }

  private struct Home: Hashable {
    let name: String
    /// Nil for the scheme's own.
    let port: Substring?

    init(_ target: TargetURL) {
      let colon = target.host.lastIndex(of: ":") ?? target.host.endIndex
      name = String(target.host[..<colon])
      let port = target.host[colon...].dropFirst()
      self.port = port == (target.isSecure ? "443" : "80") ? nil : port
    }
  }

  private static func path(of target: TargetURL) -> String {
    let path = target.path.prefix { $0 != "?" }
    return path.hasPrefix("/") ? String(path) : "/"
  }

  private static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/"), slash > path.startIndex else { return "/" }
    return String(path[..<slash])
  }

  /// §5.1.4.
  private static func matches(_ path: String, _ cookie: String) -> Bool {
    path == cookie || path.hasPrefix(cookie.hasSuffix("/") ? cookie : cookie + "/")
  }

  private static func pair(_ text: Substring) -> (String, String)? {
    guard let equals = text.firstIndex(of: "=") else { return nil }
    return (trimmed(text[..<equals]), trimmed(text[text.index(after: equals)...]))
  }

  private static func trimmed(_ text: Substring) -> String {
    var rest = text.drop { $0 == " " || $0 == "\t" }
    while rest.last == " " || rest.last == "\t" { rest.removeLast() }
    return String(rest)
  }
}
