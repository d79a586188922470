import JSON
import News
import Text

/// Contract 5.4.
struct LedgerJSON: LedgerForm {
  private var writer = JSONWriter(indentation: 1)

  mutating func begin(into buffer: inout [UInt8]) {
    writer.write(into: &buffer) { writer in
      writer.beginObject()
      writer.key("stories")
      writer.beginArray()
    }
  }

  mutating func story(_ story: LedgerStory, into buffer: inout [UInt8]) {
    writer.write(into: &buffer) { writer in
      writer.object { writer in
        writer.member("story", story.story.description)
        writer.member("title", PlainLine.of(story.origin.title) ?? "")
        writer.key("origin")
        writer.object { $0.write(entryOf: story.origin) }
        writer.key("republications")
        writer.array { writer in
          for member in story.republications { writer.write(member, of: story) }
        }
        writer.write(credited: story.credited)
      }
    }
  }

  mutating func end(into buffer: inout [UInt8]) {
    writer.write(into: &buffer) { writer in
      writer.endArray()
      writer.endObject()
      writer.newline()
    }
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ member: StoryMember, of story: LedgerStory) {
    object { writer in
      writer.write(entryOf: member.article)
      writer.member("lag_seconds", Lag.seconds(of: member.article, behind: story.origin))
      writer.write(reasonsOf: member.membership)
    }
  }

  /// Every key is there, null where the article has no such thing.
  fileprivate mutating func write(entryOf article: Article) {
    member("article", article.id.description)
    member("publisher", article.publisher.rawValue)
    member("source", article.source.rawValue)
    nullable("url", article.url)
    nullable("news_id", article.newsID?.value)
    nullable("published", article.published.map { DateWriter.rfc3339($0.seconds) })
    member("first_seen", DateWriter.rfc3339(article.firstSeen.seconds))
  }

  private mutating func nullable(_ name: String, _ value: String?) {
    key(name)
    if let value { string(value) } else { null() }
  }

  fileprivate mutating func write(credited: NamedLink?) {
    guard let credited else { return }
    key("credited")
    object { writer in
      writer.nullable("name", PlainLine.of(credited.title))
      writer.nullable("url", credited.url)
    }
  }
}
