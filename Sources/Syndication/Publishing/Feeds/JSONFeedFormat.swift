import JSON
package import News
import Text

/// JSON Feed 1.1 with a `_syndication` object at each item: its story, its origin and its
/// republications.
package struct JSONFeedFormat: PublicationFormat {
  package static let name = "json"
  package static let suffix = ".json"
  package static let mediaType = "application/feed+json"

  private let publication: Publication
  private let tags: TagName
  private var writer = JSONWriter(indentation: 1)

  package init(_ publication: Publication) {
    self.publication = publication
    tags = TagName(publication)
  }

  package static func check(_ publication: Publication) -> any DocumentCheck {
    JSONFeedCheck(publication)
  }

  package mutating func begin(into buffer: inout [UInt8]) {
    let feed = FeedHead(publication, suffix: Self.suffix)
    let language = LanguageTag.wellFormed(publication.language)
    writer.write(into: &buffer) { writer in
      writer.beginObject()
      writer.member("version", "https://jsonfeed.org/version/1.1")
      writer.member("title", feed.title)
      writer.member("home_page_url", feed.homeURL == feed.url ? nil : feed.homeURL)
      writer.member("feed_url", feed.url)
      writer.member("description", feed.description)
      writer.member("language", language)
      writer.key("_syndication")
      writer.object { writer in
        writer.member("updated", DateWriter.rfc3339(feed.updated.seconds))
      }
      writer.key("items")
      writer.beginArray()
    }
  }

  package mutating func item(_ story: PublishedStory, into buffer: inout [UInt8]) {
    let item = PublishedItem(story, of: publication, tags: tags)
    writer.write(into: &buffer) { writer in
      writer.object { writer in
        writer.member("id", item.id)
        writer.member("url", item.url)
        writer.member("title", item.title)
        writer.write(textOf: item)
        writer.member("image", PublishedAddress.web(item.article.image))
        writer.member("date_published", DateWriter.rfc3339(item.published.seconds))
        if item.updated != item.published {
          writer.member("date_modified", DateWriter.rfc3339(item.updated.seconds))
        }
        writer.write(authorsOf: item)
        writer.member("tags", item.tags)
        writer.member("language", LanguageTag.wellFormed(item.article.language))
        writer.write(attachmentsOf: item)
        writer.key("_syndication")
        writer.write(syndicationOf: item)
      }
    }
  }

  package mutating func end(into buffer: inout [UInt8]) {
    writer.write(into: &buffer) { writer in
      writer.endArray()
      writer.endObject()
      writer.newline()
    }
  }
}

extension JSONWriter {
  /// One of the two forms of content must be there, an empty one if need be.
  fileprivate mutating func write(textOf item: PublishedItem) {
    switch item.article.content {
    case .html(let html) where !html.isEmpty: member("content_html", PlainText.of(html))
    case .text(let text) where !text.isEmpty: member("content_text", PlainText.of(text))
    default: member("content_text", item.summary ?? item.title ?? "")
    }
    member("summary", item.summary)
  }

  fileprivate mutating func write(authorsOf item: PublishedItem) {
    guard !item.authors.isEmpty else { return }
    key("authors")
    array { writer in
      for author in item.authors {
        writer.object { writer in
          writer.member("name", PlainLine.of(author.name))
          writer.member("url", PublishedAddress.web(author.url))
        }
      }
    }
  }

  fileprivate mutating func write(attachmentsOf item: PublishedItem) {
    let attachments = item.attachments
    guard !attachments.isEmpty else { return }
    key("attachments")
    array { writer in
      for attachment in attachments {
        writer.object { writer in
          writer.member("url", attachment.url)
          writer.member("mime_type", attachment.mimeType ?? MediaType.unknown)
          writer.member("size_in_bytes", attachment.size)
          writer.member("duration_in_seconds", attachment.duration)
        }
      }
    }
  }

  fileprivate mutating func write(syndicationOf item: PublishedItem) {
    object { writer in
      writer.member("story", item.story.story.description)
      writer.member("service", item.service)
      writer.member("attribution", item.credits)
      writer.member("declared_source", object: item.article.declaredSource) { writer, link in
        writer.member("title", PlainLine.of(link.title))
        writer.member("url", PublishedAddress.web(link.url))
      }
      writer.key("source")
      writer.object { writer in
        writer.member("title", item.source.title)
        writer.member("url", item.source.url)
      }
      writer.key("origin")
      writer.object { writer in
        writer.write(placeOf: item.article)
      }
      writer.key("republications")
      writer.array { writer in
        for member in item.story.others where member.isRepublication {
          writer.object { writer in
            writer.write(placeOf: member.article)
            writer.member("lag_seconds", Lag.seconds(of: member.article, behind: item.article))
            writer.write(reasonsOf: member.membership)
          }
        }
      }
    }
  }

  private mutating func write(placeOf article: Article) {
    member("article", article.id.description)
    member("publisher", PlainLine.of(article.publisher.rawValue))
    member("source", PlainLine.of(article.source.rawValue))
    member("url", PublishedAddress.web(article.url))
    member("news_id", PlainLine.of(article.newsID?.value))
    member("published", article.published.map { DateWriter.rfc3339($0.seconds) })
  }
}
