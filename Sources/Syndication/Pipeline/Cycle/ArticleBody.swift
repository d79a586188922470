import Markup
import News
import Text

/// The body of an article, from the page or from the feed, whichever says more.
struct ArticleBody: Sendable {
  let content: Content
  /// The plain text of the content.
  let text: String
  var isOfPage = false

  /// - Parameters:
  ///   - entry: sanitised.
  ///   - summary: the plain text of its summary.
  static func choose(
    entry: ParsedEntry, summary: String, page: ExtractedArticle?
  ) -> ArticleBody {
    let feed = ofFeed(entry, summary: summary)
    guard let page, let text = page.text, text.utf8.count >= feed.text.utf8.count else {
      return feed
    }
    return ArticleBody(
      content: page.html.map(Content.html) ?? .text(text), text: text, isOfPage: true)
  }

  private static func ofFeed(_ entry: ParsedEntry, summary: String) -> ArticleBody {
    if let html = entry.contentHTML, !html.isEmpty {
      return ArticleBody(content: .html(html), text: HTMLText.plain(html))
    }
    if let text = entry.contentText, !text.isEmpty {
      return ArticleBody(content: .text(text), text: text)
    }
    if let html = entry.summary, !html.isEmpty {
      return ArticleBody(content: .html(html), text: summary)
    }
    return ArticleBody(content: .none, text: "")
  }

  /// The canonical addresses that the body links to, each once.
  func links(base: String) -> [String] {
    guard case .html(let html) = content, html.utf8.contains(UInt8(ascii: "h")) else { return [] }
    var seen: Set<String> = []
    return HTMLLinks.addresses(in: html, base: base).compactMap(WebAddress.canonical)
      .filter { seen.insert($0).inserted }.prefix(Article.maximumLinks).map(\.self)
  }
}
