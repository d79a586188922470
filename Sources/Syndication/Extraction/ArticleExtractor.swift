import Markup
package import News

/// Reads an article page: title, text and what the page says about itself (contract 5.2).
package enum ArticleExtractor {
  /// - Parameters:
  ///   - bytes: the page as it came.
  ///   - contentType: the header's value; its charset counts.
  ///   - url: the page's address; relative links stay out of the article without it.
  package static func extract(
    _ bytes: [UInt8], contentType: String?, url: String?, rules: ExtractionRules = .builtIn
  ) throws(ExtractionError) -> ExtractedArticle {
    guard bytes.count <= HTMLDocument.Limits.maximumBytes else {
      throw .page(.tooLarge(bytes: bytes.count))
    }
    let document: HTMLDocument
    let decoded = Encoding.decode(bytes, contentType: contentType, kind: .html)
    guard decoded.utf8.contains(where: { $0 > 0x20 }) else { throw .empty }
    do { document = try HTMLDocument.parse(decoded.utf8) } catch { throw .page(error) }
    return read(Page(document, url: url, rules: rules))
  }

  private static func read(_ page: Page) -> ExtractedArticle {
    var article = ExtractedArticle()
    article.title = TitleReader.read(page)
    let body = BodyReader(page).read(title: article.title)
    article.text = body.text
    article.html = body.html
    article.byline = BylineReader.read(page)
    article.lead = LeadReader.read(page, lines: body.lines)
    article.published = MomentReader.published(page)
    article.modified = MomentReader.modified(page)
    article.siteName = SiteReader.name(page)
    let written = [article.title, article.lead, body.text].compactMap { $0 }.joined(separator: " ")
    article.language = LanguageReader.language(page, text: written)
    article.direction = LanguageReader.direction(page, language: article.language, text: written)
    article.image = SiteReader.image(page, body: body.root)
    article.canonicalURL = SiteReader.canonical(page)
    article.newsID = NewsIDReader.read(page)
    article.service = ServiceReader.read(page)
    article.source = SourceReader.read(page, lines: body.allLines)
    article.printURL = PrintReader.read(page)
    article.tags = TopicReader.read(page)
    article.attribution = CreditReader.read(body.text, source: article.source)
    return article
  }
}
