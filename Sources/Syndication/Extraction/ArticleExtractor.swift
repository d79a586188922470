import Markup
package import News

/// Reads an article page: title, text and what the page says about itself (contract 5.2).
package enum ArticleExtractor {
  package static func extract(
    _ bytes: [UInt8], contentType: String?, url: String?
  ) throws(ExtractionError) -> ExtractedArticle {
    let document: HTMLDocument
    do { document = try HTMLDocument.parse(bytes) } catch { throw .page(error) }
    let layout = PageLayout(document)
    let finder = BodyFinder(layout)
    var article = ExtractedArticle()
    if let root = finder.find(labelled: [], declared: nil) {
      let body = BodyPruner(layout: layout).prune(root)
      var writer = BodyTextWriter(layout)
      article.text = writer.lines(of: body).map(\.text).joined(separator: "\n")
    }
    return article
  }
}
