import Extraction
import Markup
import News
import Text

/// A content type, an address, and an article page.
enum PageTarget: FuzzTarget {
  static func check(_ input: FuzzInput) {
    var input = input
    let contentType = input.contentType()
    let url = input.base()
    let bytes = input.document
    guard
      let article = try? ArticleExtractor.extract(bytes, contentType: contentType, url: url)
    else { return }
    if let html = article.html {
      let fault = HarmlessHTML.fault(in: html)
      law(fault == nil, "an article's HTML is harmless: \(fault ?? "")")
      law(Sanitiser.sanitise(html, base: nil) == html, "sanitising it again changes nothing")
    }
    checkFields(article, of: bytes)
    let again = try? ArticleExtractor.extract(bytes, contentType: contentType, url: url)
    law(article == again, "the same page is the same article")
  }

  private static func checkFields(_ article: ExtractedArticle, of bytes: [UInt8]) {
    for address in [article.image, article.canonicalURL, article.printURL, article.source?.url] {
      if let address { law(WebAddress.isSafe(address), "an address is harmless: \(address)") }
    }
    let texts = [
      article.title, article.byline, article.lead, article.text, article.siteName, article.service,
      article.newsID,
    ]
    for case let text? in texts {
      law(!text.isEmpty, "a field that is there says something")
      law(
        isPlain(text), "plain text has no controls")
      law(text.utf8.count <= bytes.count * 4 + 1_024, "the page is not swollen")
    }
  }
}
