package import News

/// OPML 2.0: the feeds that an export is made from, for readers that want to ask them themselves.
/// The items have no part in it, so that the list changes with the configuration alone.
package struct OPMLFormat: PublicationFormat {
  package static let name = "opml"
  package static let suffix = ".opml"
  package static let mediaType = "text/x-opml"

  private let publication: Publication

  package init(_ publication: Publication) {
    self.publication = publication
  }

  package static func check(_ publication: Publication) -> any DocumentCheck {
    OPMLCheck()
  }

  package mutating func begin(into buffer: inout [UInt8]) {
    let title = FeedHead(publication, suffix: Self.suffix).title
    buffer.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head>\n")
    buffer.appendElement("title", HarmlessText.outline(title))
    buffer.append("</head>\n<body>\n")
    let outlines = publication.feeds.sorted { $0.source.rawValue < $1.source.rawValue }
      .compactMap { feed in PublishedAddress.web(feed.url).map { (feed, $0) } }
    for (feed, url) in outlines { append(feed, url, to: &buffer) }
    // A body has at least one outline.
    if outlines.isEmpty {
      buffer.append("<outline")
      buffer.appendAttribute("text", HarmlessText.outline(title))
      buffer.append("/>\n")
    }
  }

  package mutating func item(_ story: PublishedStory, into buffer: inout [UInt8]) {}

  package mutating func end(into buffer: inout [UInt8]) {
    buffer.append("</body>\n</opml>\n")
  }

  private func append(_ feed: PublishedFeed, _ url: String, to buffer: inout [UInt8]) {
    let title = PlainLine.of(feed.title) ?? PlainLine.of(feed.source.rawValue) ?? url
    buffer.append("<outline type=\"rss\"")
    buffer.appendAttribute("text", HarmlessText.outline(title))
    buffer.appendAttribute("title", HarmlessText.outline(title))
    buffer.appendAttribute("language", LanguageTag.known(feed.language))
    buffer.appendAttribute("category", PlainLine.of(feed.service).map(Self.category))
    buffer.appendAttribute("xmlUrl", url)
    buffer.append("/>\n")
  }

  /// Categories are separated by commas and their levels by slashes, which a name may not hold.
  private static func category(_ service: String) -> String {
    let separators = [UInt8(ascii: ","), UInt8(ascii: "/")]
    let name = service.utf8.map { separators.contains($0) ? UInt8(ascii: " ") : $0 }
    return HarmlessText.name(String(decoding: name, as: UTF8.self))
  }
}
