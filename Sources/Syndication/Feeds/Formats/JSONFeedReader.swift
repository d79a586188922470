import JSON
import Markup
import News
import Text

/// Reads the tree of a JSON Feed. Values of a wrong type are read as what they must have meant: a
/// number for an identifier, an object for a list of one.
struct JSONFeedReader {
  private var feed: ParsedFeed
  private let document: FeedDocument
  /// What addresses may still grow by (`FeedLimits.growthFactor`).
  private var growth: Int

  init(document: FeedDocument, name: FeedFormatName) {
    self.document = document
    growth = document.options.limits.growth(ofDocument: document.text.utf8.count)
    feed = ParsedFeed(format: name, encoding: document.text.name)
  }

  consuming func finish(wellFormed: Bool) -> ParsedFeed {
    feed.wellFormed = wellFormed && document.text.isSound
    return feed
  }

  mutating func read(_ root: JSONNode) {
    feed.title = line(root["title"])
    feed.description = text(root["description"])
    feed.homePageURL = address(root["home_page_url"])
    feed.feedURL = address(root["feed_url"])
    feed.language = text(root["language"])
    feed.icon = address(root["icon"])
    feed.favicon = address(root["favicon"])
    feed.authors = authors(root)
    feed.links = [
      feed.homePageURL.map { FeedLink(href: $0, rel: "alternate") },
      feed.feedURL.map { FeedLink(href: $0, rel: "self") },
    ].compactMap { $0 }
    for hub in list(root["hubs"]).prefix(limits.values) {
      guard let url = address(hub["url"]), feed.links.count < limits.values else { continue }
      feed.links.append(FeedLink(href: url, rel: "hub", type: text(hub["type"])))
    }
    for node in list(root["items"]).prefix(limits.entries) where node.members != nil {
      feed.entries.append(entry(node))
    }
  }

  private var limits: FeedLimits { document.options.limits }

  private mutating func entry(_ node: JSONNode) -> ParsedEntry {
    var entry = ParsedEntry()
    entry.id = text(node["id"])
    entry.externalURL = address(node["external_url"])
    entry.url = address(node["url"]) ?? page(entry.id) ?? entry.externalURL
    entry.title = line(node["title"])
    entry.contentHTML = text(node["content_html"])
    entry.contentText = text(node["content_text"])
    entry.summary = text(node["summary"]).map(Self.markup)
    entry.image = address(node["image"]) ?? address(node["banner_image"])
    entry.published = text(node["date_published"]).flatMap(DateField.read)
    entry.modified = text(node["date_modified"]).flatMap(DateField.read)
    entry.authors = authors(node)
    entry.tags = tags(node["tags"])
    entry.links = [
      entry.url.map { FeedLink(href: $0, rel: "alternate") },
      entry.externalURL.map { FeedLink(href: $0, rel: "related") },
    ].compactMap { $0 }
    entry.categories = entry.tags.map { Category(term: $0) }
    entry.language = text(node["language"])
    entry.attachments = list(node["attachments"]).prefix(limits.values).compactMap {
      attachment($0)
    }
    return entry
  }

  /// A summary is plain text (JSON Feed 1.1, "summary") and one of an entry is HTML: what would be
  /// markup there is escaped. One that is an element as a whole was meant as HTML all the same.
  private static func markup(_ summary: String) -> String {
    guard PlainField.mayHoldMarkup(summary), !WholeElement.isOne(summary) else { return summary }
    return HTMLText.escaped(summary)
  }

  private func tags(_ node: JSONNode?) -> [String] {
    var tags: [String] = []
    for node in list(node).prefix(limits.values) {
      guard let tag = text(node).map(PlainField.trimmed), !tag.isEmpty, !tags.contains(tag) else {
        continue
      }
      tags.append(tag)
    }
    return tags
  }

  private func page(_ id: String?) -> String? {
    id.flatMap { WebAddress($0)?.isWeb ?? false ? $0 : nil }
  }

  private mutating func attachment(_ node: JSONNode) -> Attachment? {
    guard let url = address(node["url"]) else { return nil }
    return Attachment(
      url: url, mimeType: text(node["mime_type"]), size: whole(node["size_in_bytes"]),
      duration: number(node["duration_in_seconds"]))
  }

  /// `authors`, or the `author` of version 1.0, either a list or one alone.
  private mutating func authors(_ node: JSONNode) -> [Author] {
    let nodes = list(node["authors"]) + list(node["author"])
    var authors: [Author] = []
    for node in nodes.prefix(limits.values) {
      let author = node.members == nil ? Author(name: text(node)) : author(node)
      if !author.isEmpty, !authors.contains(author) { authors.append(author) }
    }
    return authors
  }

  /// The address of an author may be a `mailto:` (JSON Feed 1.1, "authors").
  private mutating func author(_ node: JSONNode) -> Author {
    var author = Author(
      name: text(node["name"]), url: address(node["url"]), email: text(node["email"]))
    if author.email == nil, let url = author.url, url.hasPrefix("mailto:") {
      author.email = String(url.dropFirst("mailto:".count).prefix { $0 != "?" })
      author.url = nil
    }
    return author
  }

  /// A list; anything else but null is a list of one.
  private func list(_ node: JSONNode?) -> [JSONNode] {
    guard let node, !node.isNull else { return [] }
    return node.array ?? [node]
  }

  private func text(_ node: JSONNode?) -> String? {
    guard let node else { return nil }
    if let string = node.string { return string.isEmpty ? nil : PlainField.withoutControls(string) }
    return node.number?.text
  }

  /// A text that is shown on one line.
  private func line(_ node: JSONNode?) -> String? {
    text(node).map { PlainField.line($0, mayHoldMarkup: false) }.flatMap { $0.isEmpty ? nil : $0 }
  }

  private func number(_ node: JSONNode?) -> Double? {
    let value = node?.double ?? node?.string.flatMap { Double($0) }
    return value.flatMap { $0.isFinite && $0 >= 0 ? $0 : nil }
  }

  private func whole(_ node: JSONNode?) -> Int64? {
    number(node).flatMap { Int64(exactly: $0.rounded()) }
  }

  private mutating func address(_ node: JSONNode?) -> String? {
    guard let text = node?.string, !text.isEmpty else { return nil }
    guard document.options.resolvesLinks else { return text }
    return AddressField.read(text, base: document.baseURL, growth: &growth)
  }
}
