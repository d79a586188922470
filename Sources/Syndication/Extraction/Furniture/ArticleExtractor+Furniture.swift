import Markup
package import News

extension ArticleExtractor {
  /// The article without the blocks of text that are its site's furniture.
  ///
  /// Nothing goes when more than half of the text would: then the repeated blocks are what the page
  /// is about, as with prayer times and rates. The lead stays, however often it was published.
  package static func strip(
    _ furniture: Set<UInt64>, from article: ExtractedArticle
  ) -> ExtractedArticle {
    guard !furniture.isEmpty, let text = article.text else { return article }
    var dropped: Set<UInt64> = []
    var kept: [Substring] = []
    var letters = 0
    for line in text.split(separator: "\n") {
      if let block = RepeatedBlocks.fingerprint(of: line), furniture.contains(block),
        line != article.lead ?? ""
      {
        dropped.insert(block)
        letters += TextCount(String(line)).letters
      } else {
        kept.append(line)
      }
    }
    guard !dropped.isEmpty, letters * 2 <= TextCount(text).letters else { return article }
    var article = article
    article.text = kept.joined(separator: "\n")
    article.html = article.html.map { Self.html($0, without: dropped) }
    return article
  }

  /// Clean HTML without the blocks that have these fingerprints.
  private static func html(_ html: String, without blocks: Set<UInt64>) -> String {
    guard let document = try? HTMLDocument.parse(Array(html.utf8)) else { return html }
    let page = Page(document, url: nil)
    guard let root = page.layout.nodes(of: .body).first else { return html }
    var body = ArticleBody(
      root: root, isDropped: [Bool](repeating: false, count: document.nodes.count))
    var text = BodyTextWriter(page.layout)
    for line in text.lines(of: body) {
      guard let block = RepeatedBlocks.fingerprint(of: line.text), blocks.contains(block) else {
        continue
      }
      for index in line.first..<line.end where document.nodes[index].tag == .text {
        if Int(page.layout.block[index]) == line.block { body.isDropped[index] = true }
      }
    }
    var markup = BodyMarkupWriter(page)
    return Sanitiser.sanitise(markup.html(of: body), base: nil)
  }
}
