import News
import Text

/// A parsed feed as lines of `name: value`, fields that are not set left out: what the expected
/// files hold.
struct FeedDump {
  private(set) var lines: [String] = []

  init(_ feed: ParsedFeed) {
    add("format", feed.format.rawValue)
    add("encoding", feed.encoding)
    add("well-formed", feed.wellFormed)
    add("id", feed.id)
    add("title", feed.title)
    add("description", feed.description)
    add("home", feed.homePageURL)
    add("self", feed.feedURL)
    add("language", feed.language)
    add("icon", feed.icon)
    add("favicon", feed.favicon)
    if let image = feed.image { add("image", image) }
    people("author", feed.authors)
    people("contributor", feed.contributors)
    people("publisher", feed.publisher.map { [$0] } ?? [])
    generator(feed.generator)
    add("copyright", feed.copyright)
    add("license", feed.license)
    add("published", feed.published)
    add("updated", feed.updated)
    add("ttl", feed.ttl)
    add("update-period", feed.updatePeriod?.rawValue)
    add("update-frequency", feed.updateFrequency)
    for hour in feed.skipHours { add("skip-hour", hour) }
    for day in feed.skipDays { add("skip-day", day) }
    links(feed.links)
    categories(feed.categories)
    add("docs", feed.docs)
    add("rating", feed.rating)
    map("cloud", feed.cloud)
    map("text-input", feed.textInput)
    if let podcast = feed.podcast { add("podcast", podcast) }
    for element in feed.podcastElements { add("podcast", element) }
    for entry in feed.entries { add(entry) }
  }

  private mutating func add(_ entry: ParsedEntry) {
    lines.append("entry")
    add("  id", entry.id)
    add("  id-is-permalink", entry.idIsPermalink)
    add("  url", entry.url)
    add("  external-url", entry.externalURL)
    add("  title", entry.title)
    add("  html", entry.contentHTML)
    add("  text", entry.contentText)
    let content = entry.contentHTML ?? entry.contentText
    add("  summary", entry.summary == content ? nil : entry.summary)
    add("  published", entry.published)
    add("  modified", entry.modified)
    add("  created", entry.created)
    add("  expired", entry.expired)
    people("  author", entry.authors)
    people("  contributor", entry.contributors)
    people("  publisher", entry.publisher.map { [$0] } ?? [])
    categories(entry.categories, indent: "  ")
    for file in entry.attachments { add("  attachment", file) }
    links(entry.links, indent: "  ")
    add("  language", entry.language)
    add("  image", entry.image)
    for url in entry.thumbnails where url != entry.image { add("  thumbnail", url) }
    add("  comments", entry.comments)
    add("  comments-feed", entry.commentsFeed)
    add("  comments-count", entry.commentsCount)
    if let source = entry.source { add(source) }
    if let geo = entry.geo { add("  geo", "\(geo.shape.rawValue) \(geo.coordinates)") }
    add("  license", entry.license)
    add("  rights", entry.rights)
    add("  base", entry.base)
    if let podcast = entry.podcast { add("  podcast", podcast) }
    for element in entry.podcastElements { add("  podcast", element) }
  }

  private mutating func add(_ source: EntrySource) {
    let parts = [source.title, source.url, source.link, source.id].map { $0 ?? "-" }
    add("  source", parts.joined(separator: " | "))
    people("  source-author", source.authors)
    people("  source-contributor", source.contributors)
    categories(source.categories, indent: "  source-")
    links(source.links, indent: "  source-")
    add("  source-description", source.description)
    add("  source-rights", source.rights)
    add("  source-icon", source.icon)
    add("  source-logo", source.logo)
    add("  source-language", source.language)
    add("  source-updated", source.updated)
    generator(source.generator, indent: "  source-")
  }

  private mutating func add(_ name: String, _ image: FeedImage) {
    let size = [image.width, image.height].map { $0.map(String.init) ?? "-" }
    add(name, joined([image.url, image.title, image.link, image.description] + size))
  }

  private mutating func add(_ name: String, _ file: Attachment) {
    add(
      name,
      joined([file.url, file.mimeType, file.size.map { "\($0)" }, file.duration.map { "\($0)" }]))
  }

  private mutating func add(_ name: String, _ element: PodcastElement) {
    var line = [element.name]
    if let text = element.text { line.append("\"\(text)\"") }
    for (key, value) in element.attributes.sorted(by: { $0.key < $1.key }) {
      line.append("\(key)=\(value)")
    }
    add(name, line.joined(separator: " "))
    for child in element.children { add("  " + name, child) }
  }

  private mutating func add(_ name: String, _ podcast: PodcastFeed) {
    add(
      name,
      joined([
        podcast.explicit, podcast.block, podcast.type, podcast.complete, podcast.newFeedURL,
      ]))
  }

  private mutating func add(_ name: String, _ podcast: PodcastEpisode) {
    add(
      name,
      joined([
        podcast.explicit, podcast.block, podcast.duration, podcast.episode, podcast.season,
        podcast.episodeType, podcast.title, podcast.order,
      ]))
  }

  private mutating func people(_ name: String, _ people: [Author]) {
    for person in people { add(name, joined([person.name, person.email, person.url])) }
  }

  private mutating func generator(_ generator: Generator?, indent: String = "") {
    guard let generator else { return }
    add(indent + "generator", joined([generator.name, generator.version, generator.url]))
  }

  private mutating func links(_ links: [FeedLink], indent: String = "") {
    for link in links {
      add(
        indent + "link",
        joined([
          link.rel, link.href, link.type, link.title, link.hreflang, link.length.map { "\($0)" },
        ]))
    }
  }

  private mutating func categories(_ categories: [News.Category], indent: String = "") {
    for category in categories {
      add(indent + "category", joined([category.term, category.scheme, category.label]))
    }
  }

  private mutating func map(_ name: String, _ map: [String: String]) {
    for (key, value) in map.sorted(by: { $0.key < $1.key }) { add(name, "\(key) = \(value)") }
  }

  private func joined(_ parts: [String?]) -> String {
    var parts = parts
    while let last = parts.last, last == nil { parts.removeLast() }
    return parts.map { $0 ?? "-" }.joined(separator: " | ")
  }

  private mutating func add(_ name: String, _ moment: Timestamp?) {
    add(name, moment.map { DateWriter.rfc3339($0.seconds) })
  }

  private mutating func add(_ name: String, _ value: (some CustomStringConvertible)?) {
    guard let value else { return }
    lines.append("\(name): \(Self.visible(value.description))")
  }

  /// Line breaks and the characters that nobody sees, made visible.
  private static func visible(_ text: String) -> String {
    var visible = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": visible += "\\n"
      case "\u{200C}": visible += "\\zwnj"
      case "\u{200D}": visible += "\\zwj"
      case "\u{200E}": visible += "\\lrm"
      case "\u{200F}": visible += "\\rlm"
      case "\u{A0}": visible += "\\nbsp"
      case _ where scalar.value < 0x20 || scalar.value == 0xFEFF:
        visible += "\\u{" + String(scalar.value, radix: 16) + "}"
      default: visible.unicodeScalars.append(scalar)
      }
    }
    return visible
  }
}
