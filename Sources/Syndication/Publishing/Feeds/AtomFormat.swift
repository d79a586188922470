package import News
import Text

/// Atom 1.0 (RFC 4287), with Dublin Core for what it has no place for.
package struct AtomFormat: PublicationFormat {
  package static let name = "atom"
  package static let suffix = ".atom"
  package static let mediaType = "application/atom+xml"
  package static let hasArchives = true

  private let publication: Publication
  private let tags: TagName
  private let language: String
  private var moments = DistinctMoments()

  package init(_ publication: Publication) {
    self.publication = publication
    tags = TagName(publication)
    language = LanguageTag.known(publication.language) ?? "und"
  }

  package static func check(_ publication: Publication) -> any DocumentCheck {
    AtomCheck(publication)
  }

  package mutating func begin(into buffer: inout [UInt8]) {
    let feed = FeedHead(publication, suffix: Self.suffix)
    buffer.append(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <feed xmlns="http://www.w3.org/2005/Atom" xmlns:dc="http://purl.org/dc/elements/1.1/" \
      xmlns:media="http://search.yahoo.com/mrss/"
      """)
    buffer.appendHistoryNamespace(feed)
    buffer.appendAttribute("xml:lang", language)
    buffer.append(">\n")
    buffer.appendTextConstruct("title", feed.title)
    buffer.appendTextConstruct("subtitle", feed.description)
    buffer.appendElement("id", tags.export(publication.name))
    buffer.appendElement("updated", DateWriter.rfc3339(feed.updated.seconds))
    buffer.appendElement("generator", FeedHead.generator)
    if let url = feed.url {
      buffer.appendAtomLink("link", FeedLink(href: url, rel: "self", type: Self.mediaType))
    }
    if let url = feed.homeURL, url != feed.url {
      buffer.appendAtomLink("link", FeedLink(href: url, rel: "alternate"))
    }
    buffer.appendArchive(feed, link: "link")
  }

  package mutating func item(_ story: PublishedStory, into buffer: inout [UInt8]) {
    let item = PublishedItem(story, of: publication, tags: tags)
    let updated = moments.next(item.updated, of: item.identity)
    buffer.append("<entry")
    if let own = LanguageTag.known(item.article.language), own != language {
      buffer.appendAttribute("xml:lang", own)
    }
    buffer.append(">\n")
    buffer.appendTextConstruct("title", item.displayTitle)
    buffer.appendElement("id", item.id)
    if let url = item.url {
      buffer.appendAtomLink("link", FeedLink(href: url, rel: "alternate"))
    }
    for link in item.relatedLinks { buffer.appendAtomLink("link", link) }
    for file in item.attachments { buffer.appendAtomLink("link", FeedLink(file)) }
    buffer.appendElement("published", DateWriter.rfc3339(item.published.seconds))
    buffer.appendElement("updated", updated)
    appendPeople(of: item, to: &buffer)
    appendCategories(of: item, to: &buffer)
    appendText(of: item, to: &buffer)
    appendSource(of: item, updated: updated, to: &buffer)
    buffer.appendDublinCore(of: item)
    buffer.appendThumbnail(of: item)
    buffer.append("</entry>\n")
  }

  package mutating func end(into buffer: inout [UInt8]) {
    buffer.append("</feed>\n")
  }

  /// An entry must have an author: the publisher where no person is named.
  private func appendPeople(of item: PublishedItem, to buffer: inout [UInt8]) {
    let authors = item.authors.isEmpty ? [Author(name: item.publisher)] : item.authors
    for author in authors {
      buffer.append("<author>")
      buffer.appendElement("name", PlainLine.of(author.name).map { HarmlessText.name($0) })
      buffer.appendElement("uri", PublishedAddress.web(author.url))
      buffer.append("</author>\n")
    }
    for credit in item.credits {
      buffer.append("<contributor>")
      buffer.appendElement("name", HarmlessText.name(credit))
      buffer.append("</contributor>\n")
    }
  }

  private func appendCategories(of item: PublishedItem, to buffer: inout [UInt8]) {
    if let service = item.service {
      buffer.appendCategory(service, scheme: tags.scheme("service"))
    }
    for tag in item.tags { buffer.appendCategory(tag) }
  }

  /// An entry must have a content or a page, and readers expect some text: one that has neither
  /// repeats its title.
  private func appendText(of item: PublishedItem, to buffer: inout [UInt8]) {
    let content = item.article.content
    buffer.appendTextConstruct("summary", item.summary)
    if !content.isEmpty {
      buffer.appendContent("content", attributes: " type=\"html\"", content)
    } else if item.url == nil || item.summary == nil {
      buffer.appendTextConstruct("content", item.summary ?? item.displayTitle)
    }
  }

  /// The feed that the entry was taken from. Its own date is not known here; the entry's is the
  /// oldest that it can have.
  private func appendSource(
    of item: PublishedItem, updated: String, to buffer: inout [UInt8]
  ) {
    guard let url = item.source.url else { return }
    buffer.append("<source>\n")
    buffer.appendElement("id", url)
    buffer.appendTextConstruct("title", item.source.title ?? item.publisher)
    buffer.appendElement("updated", updated)
    buffer.appendAtomLink("link", FeedLink(href: url, rel: "self"))
    buffer.append("</source>\n")
  }
}

extension [UInt8] {
  /// RFC 4287, section 3.1: `type="html"` where a reader that guesses would see markup.
  fileprivate mutating func appendTextConstruct(_ name: StaticString, _ text: String?) {
    guard let text, !text.isEmpty else { return }
    guard HarmlessText.mayBeMarkup(text) else { return appendElement(name, text) }
    append("<")
    append(name)
    append(" type=\"html\">")
    appendXML(text, as: .textInMarkup)
    append("</")
    append(name)
    append(">\n")
  }

  fileprivate mutating func appendCategory(_ term: String, scheme: String? = nil) {
    append("<category")
    appendAttribute("scheme", scheme)
    appendAttribute("term", HarmlessText.name(term))
    append("/>\n")
  }
}
