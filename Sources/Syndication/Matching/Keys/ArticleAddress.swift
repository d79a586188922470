import Text

/// What an address can be the address of.
enum ArticleAddress {
  /// Bytes of a last path segment that is a title of words rather than the name of a section.
  private static let titleLength = 12
  private static let feedNames: Set<String> = ["feed", "feeds", "rss", "atom"]
  private static let feedEndings = [".xml", ".rss", ".atom", ".rdf", ".json"]

  /// True when its path or query says more than a home page, a section or a feed does: a number, or
  /// a long last part.
  static func isArticle(_ url: String) -> Bool {
    guard let address = WebAddress(url), address.isWeb else { return false }
    let query = address.query ?? ""
    guard let last = address.path.split(separator: "/").last?.lowercased() else {
      return hasDigit(query)
    }
    if feedNames.contains(last) || feedEndings.contains(where: last.hasSuffix) { return false }
    if hasDigit(query) || hasDigit(last) { return true }
    return last.utf8.count >= titleLength
      && last.utf8.contains { $0 == 0x2D || $0 == 0x5F || $0 == 0x25 || $0 >= 0x80 }
  }

  /// True when a canonical address has nothing after the host, or a page that stands for it: it
  /// identifies no article.
  static func isHome(_ canonical: String) -> Bool {
    let bytes = canonical.utf8
    // The third slash ends the host.
    var slashes = 0
    guard
      let root = bytes.firstIndex(where: { byte in
        slashes += byte == 0x2F ? 1 : 0
        return slashes == 3
      })
    else { return true }
    let path = bytes[bytes.index(after: root)...]
    return path.isEmpty || (path.starts(with: "index.".utf8) && !path.contains { $0 == 0x3F })
  }

  private static func hasDigit(_ text: String) -> Bool {
    text.utf8.contains { $0 &- 0x30 < 10 }
  }
}
