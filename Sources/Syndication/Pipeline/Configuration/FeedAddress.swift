import Fetching
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

  static let expected = "expected an http or https address"

  /// Why an address cannot be asked for, by the parser that requests go by; nil when it can.
  static func fault(in url: String) -> String? {
    guard host(of: url) != nil, let start = url.range(of: "://")?.upperBound,
      url[start...].first != "/", url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7f })
    else { return expected }
    return FetchPlace.fault(in: url).map { "\(expected): \($0)" }
  }

  /// Scheme, host and port as requests go there: what an address must share with a source to be sent
  /// its headers.
  static func origin(of url: String) -> String? {
    FetchPlace(url: url)?.origin
  }

  /// An address without the user name and the password that it may hold: these are never shown. Of
  /// what cannot be read as one, nothing that may be a password.
  package static func shown(_ url: String) -> String {
    let utf8 = Array(url.utf8)
    guard let last = utf8.lastIndex(of: UInt8(ascii: "@")) else { return url }
    let start =
      utf8.firstRange(of: "://".utf8)?.upperBound ?? utf8.startIndex
    var at = last
    if start > 0, FetchPlace(url: url) != nil {
      let authority = utf8[start...].prefix { !"/?#".utf8.contains($0) }
      guard let end = authority.lastIndex(of: UInt8(ascii: "@")) else { return url }
      at = end
    }
    return String(decoding: utf8[..<min(start, at)] + utf8[(at + 1)...], as: UTF8.self)
  }
}
