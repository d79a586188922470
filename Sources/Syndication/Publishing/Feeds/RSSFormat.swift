package import News
import Text

/// RSS 2.0 with the modules that its validators know: Atom (`self`, `via`, `related`), Dublin Core,
/// Content and Media RSS. The order of the elements is theirs too: `description` before `content:encoded`.
package struct RSSFormat: PublicationFormat {
  package static let name = "rss"
  package static let suffix = ".rss"
  package static let mediaType = "application/rss+xml"
  package static let hasArchives = true

  private let publication: Publication
  private let tags: TagName
  private let language: String?

  package init(_ publication: Publication) {
    self.publication = publication
    tags = TagName(publication)
    language = LanguageTag.known(publication.language)
  }

  package static func check(_ publication: Publication) -> any DocumentCheck {
    RSSCheck(publication)
  }

  package mutating func begin(into buffer: inout [UInt8]) {
    buffer.append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" \
      xmlns:content="http://purl.org/rss/1.0/modules/content/" \
      xmlns:dc="http://purl.org/dc/elements/1.1/" \
      xmlns:media="http://search.yahoo.com/mrss/"
      """)
    let feed = FeedHead(publication, suffix: Self.suffix)
    buffer.appendHistoryNamespace(feed)
    buffer.append(">\n<channel>\n")
    buffer.appendHarmlessElement("title", feed.title)
    buffer.appendElement("link", feed.homeURL ?? tags.export(publication.name))
    buffer.appendHarmlessElement("description", feed.description ?? feed.title)
    buffer.appendElement("language", language ?? "und")
    buffer.appendElement("lastBuildDate", DateWriter.rfc822(feed.updated.seconds))
    buffer.appendElement("generator", FeedHead.generator)
    if let url = feed.url {
      buffer.append("<atom:link rel=\"self\"")
      buffer.appendAttribute("type", Self.mediaType)
      buffer.appendAttribute("href", url)
      buffer.append("/>\n")
    }
    buffer.appendArchive(feed, link: "atom:link")
  }

  package mutating func item(_ story: PublishedStory, into buffer: inout [UInt8]) {
    let item = PublishedItem(story, of: publication, tags: tags)
    buffer.append("<item>\n")
    buffer.appendHarmlessElement("title", item.title)
    buffer.appendElement("link", item.url)
    appendText(of: item, to: &buffer)
    for author in item.authors {
      buffer.appendElement("dc:creator", PlainLine.of(author.name).map { HarmlessText.name($0) })
    }
    appendCategories(of: item, to: &buffer)
    buffer.appendElement("pubDate", DateWriter.rfc822(item.published.seconds))
    if item.updated != item.published {
      buffer.appendElement("atom:updated", DateWriter.rfc3339(item.updated.seconds))
    }
    buffer.append("<guid isPermaLink=\"false\">")
    buffer.appendXML(item.id)
    buffer.append("</guid>\n")
    appendOrigin(of: item, to: &buffer)
    appendAttachments(of: item, to: &buffer)
    for link in item.relatedLinks { buffer.appendAtomLink("atom:link", link) }
    buffer.append("</item>\n")
  }

  package mutating func end(into buffer: inout [UInt8]) {
    buffer.append("</channel>\n</rss>\n")
  }

  /// The lead is the description, and the whole text the content. A text without a lead is
  /// described by its beginning: a content without a description draws a warning.
  private func appendText(of item: PublishedItem, to buffer: inout [UInt8]) {
    let content = item.article.content
    let isDescriptionDue = !content.isEmpty || item.title == nil
    let description = item.summary ?? (isDescriptionDue ? item.madeSummary : nil)
    buffer.appendElement("description", description, as: .textInMarkup)
    buffer.appendContent("content:encoded", content)
  }

  private func appendCategories(of item: PublishedItem, to buffer: inout [UInt8]) {
    if let service = item.service {
      buffer.append("<category")
      buffer.appendAttribute("domain", tags.scheme("service"))
      buffer.append(">")
      buffer.appendXML(HarmlessText.name(service))
      buffer.append("</category>\n")
    }
    for tag in item.tags { buffer.appendElement("category", HarmlessText.name(tag)) }
  }

  private func appendOrigin(of item: PublishedItem, to buffer: inout [UInt8]) {
    if let url = item.source.url {
      buffer.append("<source")
      buffer.appendAttribute("url", url)
      buffer.append(">")
      buffer.appendXML(HarmlessText.name(item.source.title ?? item.publisher))
      buffer.append("</source>\n")
    }
    for credit in item.credits { buffer.appendElement("dc:contributor", HarmlessText.name(credit)) }
    buffer.appendDublinCore(of: item)
    if let own = LanguageTag.known(item.article.language), own != language {
      buffer.appendElement("dc:language", own)
    }
  }

  /// RSS has room for one enclosure, and validators want a host there that DNS could have; the others
  /// are links.
  private func appendAttachments(of item: PublishedItem, to buffer: inout [UInt8]) {
    let attachments = item.attachments
    let enclosure = attachments.firstIndex { PublishedAddress.hasHostOfDNS($0.url) }
    for (index, file) in attachments.enumerated() {
      guard index == enclosure else {
        buffer.appendAtomLink("atom:link", FeedLink(file))
        continue
      }
      buffer.append("<enclosure")
      buffer.appendAttribute("url", file.url)
      // The length is required, and 0 says that it is not known.
      buffer.appendAttribute("length", "\(file.size ?? 0)")
      buffer.appendAttribute("type", file.mimeType ?? MediaType.unknown)
      buffer.append("/>\n")
    }
    buffer.appendThumbnail(of: item)
  }
}
