import JSON
import News
import Text

extension StoryPage {
  /// The story in the words of schema.org: data, which nobody runs.
  var structuredData: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      writer.member("@context", "https://schema.org")
      writer.member("@type", "NewsArticle")
      writer.member("headline", origin.shownTitle)
      writer.member("datePublished", DateWriter.rfc3339(origin.canonicalTime.seconds))
      writer.member("inLanguage", LanguageTag.known(origin.language))
      writer.member("identifier", PlainLine.of(origin.newsID?.value))
      writer.member("articleSection", PlainLine.of(origin.service))
      writer.member("mainEntityOfPage", site.base + page.path)
      writer.member("isBasedOn", PublishedAddress.web(origin.url))
      writer.member("author", list: origin.authors.compactMap { PlainLine.of($0.name) }) {
        writer, name in
        writer.object {
          $0.member("@type", "Person")
          $0.member("name", name)
        }
      }
      writer.key("publisher")
      writer.object {
        $0.member("@type", "Organization")
        $0.member("name", site.name(of: origin.publisher))
      }
    }
    return writer.bytes
  }
}
