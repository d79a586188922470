import Markup

/// The article's tags.
enum TopicReader {
  static let selectors = Selector.list(
    ".tags,.news-tag,.post-tags,.article-tags,.tag-list,.tags_container,.tags-links,[rel=tag]")
  static let maximum = 50

  static func read(_ page: Page) -> [String] {
    var tags = page.head.all("article:tag")
    if tags.isEmpty { tags = page.data.keywords }
    if tags.isEmpty { tags = page.head.all("news_keywords").flatMap { KeywordList.split($0) } }
    if tags.isEmpty { tags = linked(page) }
    if tags.isEmpty { tags = page.head.all("keywords").flatMap { KeywordList.split($0) } }
    var unique: [String] = []
    for tag in tags.flatMap({ $0.contains("،") ? KeywordList.split($0) : [$0] }) {
      let text = PlainLine.fold(tag).trimmed("#")
      guard !text.isEmpty, text.utf8.count <= 200, !unique.contains(text) else { continue }
      unique.append(text)
      if unique.count == maximum { break }
    }
    return unique
  }

  private static func linked(_ page: Page) -> [String] {
    for selector in selectors {
      let tags = selector.matches(in: page.layout).flatMap { links(in: $0, page) }
      if !tags.isEmpty { return tags }
    }
    return []
  }

  /// The texts of the links in an element, itself included.
  private static func links(in node: Int, _ page: Page) -> [String] {
    let end = min(page.document.end(of: node), node + 40 * maximum)
    return (node..<end).filter { page.document.nodes[$0].tag == .a }
      .map { PlainLine.of($0, in: page.document) }
  }
}
