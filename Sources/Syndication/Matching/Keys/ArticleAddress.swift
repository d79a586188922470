/// Whether an address can be the address of one article.
enum ArticleAddress {
  /// Bytes of a last path segment that is a title of words rather than the name of a section.
  private static let titleLength = 12
  private static let feedNames: Set<String> = ["feed", "feeds", "rss", "atom", "index"]
  private static let feedEndings = [".xml", ".rss", ".atom", ".rdf", ".json"]

  /// True when its path or query says more than a home page, a section or a feed does: a number, or
  /// a long last part.
  static func isArticle(_ url: String) -> Bool {
    let (path, query) = parts(url)
    let segments = path.split(separator: "/")
    guard let last = segments.last?.lowercased() else { return hasDigit(query) }
    if feedNames.contains(last) || feedEndings.contains(where: last.hasSuffix) { return false }
    if hasDigit(query) || hasDigit(last) { return true }
    return last.utf8.count >= titleLength
      && last.utf8.contains { $0 == 0x2D || $0 == 0x5F || $0 == 0x25 || $0 >= 0x80 }
  }

  /// True when there is nothing after the host, or a page that stands for it.
  static func isHome(_ url: String) -> Bool {
    let (path, query) = parts(url)
    guard query.isEmpty else { return false }
    let segments = path.split(separator: "/")
    return segments.isEmpty
      || (segments.count == 1 && segments[0].lowercased().hasPrefix("index."))
  }

  /// The host, in lower case, without its port.
  static func host(_ url: String) -> String? {
    guard let scheme = url.utf8.firstRange(of: "://".utf8) else { return nil }
    let rest = url[scheme.upperBound...]
    let authority = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    let host = authority.split(separator: "@").last?.split(separator: ":").first
    return host.map { $0.lowercased() }
  }

  private static func parts(_ url: String) -> (path: Substring, query: Substring) {
    guard let scheme = url.utf8.firstRange(of: "://".utf8) else { return ("", "") }
    let rest = url[scheme.upperBound...].prefix { $0 != "#" }
    let path = rest.drop { $0 != "/" && $0 != "?" }
    let query = path.drop { $0 != "?" }
    return (path.prefix { $0 != "?" }, query.dropFirst())
  }

  private static func hasDigit(_ text: some StringProtocol) -> Bool {
    text.utf8.contains { $0 &- 0x30 < 10 }
  }
}
