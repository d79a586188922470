import JSON
import News
import Text

/// One item as a ninjs object.
extension JSONWriter {
  mutating func write(_ item: PublishedItem, _ names: NinjsNames, _ tags: TagName) {
    let hasText = !item.article.content.isEmpty
    member("name", item.displayTitle)
    member("uri", item.id)
    member("type", "text")
    member(names.representationType, hasText ? "full" : "partial")
    member(names.pubStatus, "usable")
    member(names.contentCreated, DateWriter.rfc3339(item.published.seconds))
    member(names.versionCreated, DateWriter.rfc3339(item.updated.seconds))
    member("language", LanguageTag.wellFormed(item.article.language))
    let authors = item.authors.compactMap { PlainLine.of($0.name) }
    member("by", authors.isEmpty ? nil : authors.joined(separator: ", "))
    member("title", item.displayTitle)
    write(text: item.displayTitle, as: "headlines", role: "main", type: "text/plain", names)
    if let summary = item.summary {
      write(text: summary, as: "descriptions", role: "summary", type: "text/plain", names)
    }
    switch item.article.content {
    case .html(let html) where hasText:
      write(text: PlainText.of(html), as: "bodies", role: "main", type: "text/html", names)
    case .text(let text) where hasText:
      write(text: PlainText.of(text), as: "bodies", role: "main", type: "text/plain", names)
    default: break
    }
    write(peopleOf: item)
    write(subjectsOf: item)
    write(sourcesOf: item, names)
    write(renditionsOf: item, names)
    if let newsID = PlainLine.of(item.article.newsID?.value) {
      key(names.altIds)
      array { $0.write(role: "news-id", value: newsID) }
    }
    write(republicationsOf: item, names, tags)
  }

  mutating func write(
    text: String, as name: String, role: String, type: String, _ names: NinjsNames
  ) {
    key(name)
    array { writer in
      writer.object { writer in
        writer.member("role", role)
        writer.member(names.contentType, type)
        writer.member("value", text)
      }
    }
  }

  private mutating func write(role: String, value: String) {
    object { writer in
      writer.member("role", role)
      writer.member("value", value)
    }
  }

  private mutating func write(peopleOf item: PublishedItem) {
    member("people", list: item.authors) { writer, author in
      writer.object { writer in
        writer.member("name", PlainLine.of(author.name))
        writer.member("rel", "author")
        writer.member("uri", PublishedAddress.web(author.url))
      }
    }
  }

  private mutating func write(subjectsOf item: PublishedItem) {
    guard item.service != nil || !item.tags.isEmpty else { return }
    key("subjects")
    array { writer in
      if let service = item.service {
        writer.object { writer in
          writer.member("name", service)
          writer.member("rel", "service")
        }
      }
      for tag in item.tags {
        writer.object { writer in
          writer.member("name", tag)
          writer.member("rel", "about")
        }
      }
    }
  }

  /// The publisher, the feed that it was taken from, the page that it names as its own source, and
  /// whom the text credits.
  private mutating func write(sourcesOf item: PublishedItem, _ names: NinjsNames) {
    key(names.infoSources)
    array { writer in
      writer.write(party: item.publisher, role: "publisher", nil)
      writer.write(party: item.source.title, role: "feed", item.source.url)
      if let declared = item.article.declaredSource {
        writer.write(party: PlainLine.of(declared.title), role: "source", declared.url)
      }
      for credit in item.credits { writer.write(party: credit, role: "credit", nil) }
    }
  }

  private mutating func write(party name: String?, role: String, _ url: String?) {
    let uri = PublishedAddress.web(url)
    guard name != nil || uri != nil else { return }
    object { writer in
      writer.member("name", name)
      writer.member("role", role)
      writer.member("uri", uri)
    }
  }

  private mutating func write(renditionsOf item: PublishedItem, _ names: NinjsNames) {
    let image = PublishedAddress.web(item.article.image)
    let attachments = item.attachments
    guard item.url != nil || image != nil || !attachments.isEmpty else { return }
    key("renditions")
    array { writer in
      if let url = item.url { writer.write(rendition: "web", url, "text/html", names) }
      if let image { writer.write(rendition: "image", image, nil, names) }
      for file in attachments {
        writer.write(rendition: "attachment", file.url, file.mimeType, names, file)
      }
    }
  }

  mutating func write(
    rendition name: String, _ url: String, _ type: String?, _ names: NinjsNames,
    _ file: Attachment? = nil
  ) {
    object { writer in
      writer.member("name", name)
      writer.member("href", url)
      writer.member(names.contentType, type)
      writer.member(names.sizeInBytes, file?.size)
      writer.member("duration", file?.duration)
    }
  }

  private mutating func write(
    republicationsOf item: PublishedItem, _ names: NinjsNames, _ tags: TagName
  ) {
    let members = item.story.others.filter(\.isRepublication)
    member("associations", list: members) { writer, member in
      let article = member.article
      let publisher = PlainLine.of(article.publisher.rawValue) ?? article.id.description
      let published = max(article.canonicalTime, Article.earliestClaim)
      writer.object { writer in
        writer.member("name", publisher)
        if names.hasRelations { writer.member("rel", "republication") }
        writer.member("uri", tags.article(article.id))
        writer.member("type", "text")
        writer.member(names.representationType, "partial")
        writer.member(names.contentCreated, DateWriter.rfc3339(published.seconds))
        writer.member("title", PlainLine.of(article.title))
        if let url = PublishedAddress.web(article.url) {
          writer.key("renditions")
          writer.array { $0.write(rendition: "web", url, "text/html", names) }
        }
      }
    }
  }
}
