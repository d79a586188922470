import JSON
package import News
import Text

/// One article with its revisions and its place in its story: what `show` prints.
package struct ArticleDocument: Hashable, Sendable {
  package var article: Article
  /// The first first.
  package var revisions: [Revision]
  package var story: Story?
  /// The other members' articles, as far as they are known.
  package var members: [ArticleID: Article]

  package init(
    article: Article, revisions: [Revision] = [], story: Story? = nil,
    members: [ArticleID: Article] = [:]
  ) {
    self.article = article
    self.revisions = revisions
    self.story = story
    self.members = members
  }

  /// Appends one JSON document and a line feed. What the article does not have is left out.
  package func writeJSON(indentation: Int? = 1, into buffer: inout [UInt8]) {
    var writer = JSONWriter(indentation: indentation)
    writer.write(into: &buffer) { writer in
      writer.object { writer in
        writer.write(article)
        writer.member("revisions", list: revisions) { writer, revision in
          writer.object { $0.write(revision) }
        }
        writer.member("story", object: story) { $0.write($1, members: members) }
      }
      writer.newline()
    }
  }
}

extension ContentHash {
  /// `sha256:` and 64 hexadecimal digits; nil when the text was too short to have a hash.
  package var text: String? {
    guard !bytes.isEmpty else { return nil }
    return bytes.reduce(into: "sha256:") { text, byte in
      text += (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ article: Article) {
    member("article", article.id.description)
    member("source", article.source.rawValue)
    member("publisher", article.publisher.rawValue)
    member("guid", article.guid)
    member("url", article.url)
    member("canonical_url", article.canonicalURL)
    member("title", article.title)
    member("lead", article.lead)
    write(article.content)
    member("authors", article.authors)
    member("tags", article.tags)
    member("attachments", article.attachments)
    member("image", article.image)
    member("language", article.language)
    member("published", article.published)
    member("modified", article.modified)
    member("first_seen", article.firstSeen)
    member("news_id", article.newsID?.value)
    member("service", article.service)
    member("declared_source", article.declaredSource)
    member("print_url", article.printURL)
    member("attribution", article.attribution)
    member("links", article.links)
    member("content_hash", article.contentHash.text)
    member("revision", article.revision)
  }

  private mutating func write(_ content: Content) {
    switch content {
    case .none: break
    case .text(let text): member("text", text)
    case .html(let html): member("html", html)
    }
  }

  fileprivate mutating func write(_ revision: Revision) {
    member("number", revision.number)
    member("seen", revision.seen)
    member("title", revision.title)
    member("lead", revision.lead)
    write(revision.content)
    member("content_hash", revision.contentHash.text)
  }

  fileprivate mutating func write(_ story: Story, members articles: [ArticleID: Article]) {
    member("story", story.id.description)
    member("credited", story.credited)
    member("members", list: story.members) { writer, membership in
      writer.object { writer in
        let article = articles[membership.article]
        writer.member("article", membership.article.description)
        writer.member("role", membership.role.rawValue)
        writer.member("parent", membership.parent?.description)
        writer.member("publisher", article?.publisher.rawValue)
        writer.member("url", article?.url)
        writer.member("title", article?.title)
        writer.member("published", article?.published)
        writer.write(reasonsOf: membership)
      }
    }
  }
}
