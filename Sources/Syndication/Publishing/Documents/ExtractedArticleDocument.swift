package import JSON
package import News

/// What was read from an article page, as contract 5.2 writes it. What the page does not say is left
/// out.
package enum ExtractedArticleDocument {
  /// Appends one document and a line feed; on one line without `indentation`. `id` is that of the
  /// JSON line the page came in.
  package static func write(
    _ article: ExtractedArticle, id: JSONValue? = nil, indentation: Int? = nil,
    into buffer: inout [UInt8]
  ) {
    var writer = JSONWriter(indentation: indentation)
    writer.write(into: &buffer) { writer in
      writer.object { writer in
        if let id {
          writer.key("id")
          writer.value(id)
        }
        writer.write(article)
      }
      writer.newline()
    }
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ article: ExtractedArticle) {
    member("title", article.title)
    member("byline", article.byline)
    member("lead", article.lead)
    member("text", article.text)
    member("html", article.html)
    member("published", article.published)
    member("modified", article.modified)
    member("site_name", article.siteName)
    member("language", article.language)
    member("direction", article.direction?.rawValue)
    member("image", article.image)
    member("canonical_url", article.canonicalURL)
    member("news_id", article.newsID)
    member("service", article.service)
    member("source", article.source)
    member("print_url", article.printURL)
    member("attribution", article.attribution)
    member("tags", article.tags)
  }
}
