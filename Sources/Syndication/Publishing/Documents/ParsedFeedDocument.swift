import JSON
package import News
import Text

/// A parsed feed as JSON Feed 1.1 with `_syndication` objects (contract 5.1). What the feed does not
/// say is left out.
package enum ParsedFeedDocument {
  /// Appends one document and a line feed; on one line without `indentation`.
  package static func write(
    _ feed: ParsedFeed, indentation: Int? = nil, into buffer: inout [UInt8]
  ) {
    var writer = JSONWriter(indentation: indentation)
    writer.write(into: &buffer) { writer in
      writer.object { writer in
        writer.member("version", "https://jsonfeed.org/version/1.1")
        writer.member("title", feed.title)
        writer.member("home_page_url", feed.homePageURL)
        writer.member("feed_url", feed.feedURL)
        writer.member("description", feed.description)
        writer.member("language", feed.language)
        writer.member("icon", feed.icon)
        writer.member("favicon", feed.favicon)
        writer.member("authors", feed.authors)
        writer.key("_syndication")
        writer.object { $0.write(syndicationOf: feed) }
        writer.key("items")
        writer.array { writer in
          for entry in feed.entries { writer.object { $0.write(entry) } }
        }
      }
      writer.newline()
    }
  }
}

extension JSONWriter {
  fileprivate mutating func write(syndicationOf feed: ParsedFeed) {
    member("format", feed.format.rawValue)
    member("encoding", feed.encoding)
    member("well_formed", feed.wellFormed)
    member("id", feed.id)
    member("ttl", feed.ttl)
    member("generator", feed.generator)
    member("copyright", feed.copyright)
    member("license", feed.license)
    member("published", feed.published)
    member("updated", feed.updated)
    member("links", feed.links)
    member("image", feed.image)
    member("contributors", feed.contributors)
    member("categories", feed.categories)
    member("publisher", feed.publisher)
    member("docs", feed.docs)
    member("rating", feed.rating)
    member("cloud", feed.cloud)
    member("textinput", feed.textInput)
    member("skip_hours", list: feed.skipHours) { $0.number($1) }
    member("skip_days", feed.skipDays)
    member("itunes", feed.podcast)
    member("podcast", feed.podcastElements)
  }

  fileprivate mutating func write(_ entry: ParsedEntry) {
    member("id", entry.id)
    member("url", entry.url)
    member("external_url", entry.externalURL)
    member("title", entry.title)
    member("content_html", entry.contentHTML)
    member("content_text", entry.contentText)
    member("summary", entry.summary)
    member("date_published", entry.published)
    member("date_modified", entry.modified)
    member("authors", entry.authors)
    member("tags", entry.tags)
    member("attachments", entry.attachments)
    member("language", entry.language)
    member("image", entry.image)
    key("_syndication")
    object { $0.write(syndicationOf: entry) }
  }

  private mutating func write(syndicationOf entry: ParsedEntry) {
    member("guid_is_permalink", entry.idIsPermalink)
    member("comments", entry.comments)
    member("comments_count", entry.commentsCount)
    member("comments_feed", entry.commentsFeed)
    member("source", entry.source)
    member("geo", entry.geo)
    member("license", entry.license)
    member("rights", entry.rights)
    member("contributors", entry.contributors)
    member("links", entry.links)
    member("categories", entry.categories)
    member("created", entry.created)
    member("expired", entry.expired)
    member("publisher", entry.publisher)
    member("itunes", entry.podcast)
    member("podcast", entry.podcastElements)
    guard !entry.thumbnails.isEmpty else { return }
    key("media")
    object { writer in
      writer.member("thumbnails", list: entry.thumbnails) { writer, url in
        writer.object { $0.member("url", url) }
      }
    }
  }
}
