import Foundation
import Text

/// The address of a feed or of our own exports: http or https with a host.
package enum FeedAddress {
  /// The host without `www.`, which is the publisher where none is configured; nil when this is no
  /// address that can be asked.
  package static func host(of url: String) -> String? {
    guard let address = WebAddress(url), address.scheme == "http" || address.scheme == "https",
      let host = address.host, !host.isEmpty
    else { return nil }
    return host.hasPrefix("www.") ? String(host.dropFirst(4)) : host
  }

  /// Scheme, host and port: what an address must share with a source to be sent its headers.
  static func origin(of url: String) -> String? {
    WebAddress(url).map { address in
      let port = address.port ?? (address.scheme == "https" ? 443 : 80)
      return "\(address.scheme)://\(address.host ?? ""):\(port)"
    }
  }

  /// An address without the user name and the password that it may hold: these are never shown.
  package static func shown(_ url: String) -> String {
    guard let start = url.range(of: "://")?.upperBound else { return url }
    let authority = url[start...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    guard let at = authority.lastIndex(of: "@") else { return url }
    return String(url[..<start] + url[url.index(after: at)...])
  }
}
