package import News
import Text

/// A sitemap (protocol 0.9) with the news extension of Google: the pages of the last two days,
/// counted back from the newest item and not from today, so that an unchanged store gives unchanged
/// bytes. An item without a page is left out.
package struct NewsSitemapFormat: PublicationFormat {
  package static let name = "sitemap"
  package static let suffix = ".sitemap.xml"
  package static let mediaType = "application/xml"
  /// The schema of the protocol wants a page at least.
  package static let needsItems = true

  /// What Google reads of a news sitemap.
  package static let maximumPages = 1_000
  /// Seconds; older pages do not belong into a news sitemap.
  package static let period: Int64 = 2 * 86_400
  /// Bytes of an address, by the protocol and its schema: fewer than the greatest number.
  static let maximumAddress = 2_048
  static let minimumAddress = 12

  private let publication: Publication
  private let tags: TagName
  private let language: String?
  private var oldest: Timestamp?
  private var pages: Set<String> = []

  package init(_ publication: Publication) {
    self.publication = publication
    tags = TagName(publication)
    language = Self.language(publication.language)
  }

  package static func check(_ publication: Publication) -> any DocumentCheck {
    NewsSitemapCheck()
  }

  package mutating func begin(into buffer: inout [UInt8]) {
    buffer.append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" \
      xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">

      """)
  }

  package mutating func item(_ story: PublishedStory, into buffer: inout [UInt8]) {
    guard pages.count < Self.maximumPages else { return }
    let item = PublishedItem(story, of: publication, tags: tags)
    // Items come newest first.
    let oldest = oldest ?? item.published.advanced(by: -Self.period)
    self.oldest = oldest
    guard item.published >= oldest, let url = item.url,
      Self.minimumAddress..<Self.maximumAddress ~= url.utf8.count, pages.insert(url).inserted
    else { return }
    buffer.append("<url>\n")
    buffer.appendElement("loc", url)
    buffer.append("<news:news>\n<news:publication>\n")
    buffer.appendElement("news:name", item.source.title ?? item.publisher)
    buffer.appendElement(
      "news:language", Self.language(item.article.language) ?? language ?? "und")
    buffer.append("</news:publication>\n")
    buffer.appendElement("news:publication_date", DateWriter.rfc3339(item.published.seconds))
    buffer.appendElement("news:title", item.displayTitle)
    buffer.append("</news:news>\n</url>\n")
  }

  package mutating func end(into buffer: inout [UInt8]) {
    buffer.append("</urlset>\n")
  }

  /// Two or three letters, or one of the two forms of Chinese.
  private static func language(_ tag: String?) -> String? {
    guard let tag = LanguageTag.wellFormed(tag)?.lowercased() else { return nil }
    if tag == "zh-cn" || tag == "zh-tw" { return tag }
    let primary = tag.prefix { $0 != "-" }
    return primary.utf8.count <= 3 ? String(primary) : nil
  }
}
