import Markup
import News

/// One item of an export with what every format needs of it, read once.
struct PublishedItem {
  /// Stable: see `TagName`.
  let id: String
  /// What `id` is made of.
  let identity: UInt64
  let story: PublishedStory
  /// One line of plain text.
  let title: String?
  /// Plain text.
  let summary: String?
  let url: String?
  let published: Timestamp
  /// `published`, or a later believable change.
  let updated: Timestamp
  let source: NamedLink
  let publisher: String
  let authors: [Author]
  let tags: [String]
  let service: String?
  /// Whom the text credits, nearest first.
  let credits: [String]

  var article: Article { story.representative }

  init(_ story: PublishedStory, of publication: Publication, tags names: TagName) {
    let article = story.representative
    self.story = story
    id = names.item(story, isStory: publication.collapses)
    identity = publication.collapses ? story.story.rawValue : article.id.rawValue
    title = PlainLine.of(article.title)
    summary = article.lead.flatMap { PlainLine.of($0) }
    url = PublishedAddress.web(article.url)
    // Our own clock may be wrong as well.
    published = max(article.canonicalTime, Article.earliestClaim)
    updated = Self.lastChange(
      of: article, since: published, until: max(story.seen, publication.updated ?? story.seen))
    publisher = PlainLine.of(article.publisher.rawValue) ?? article.id.description
    source = Self.source(of: article, url: url, in: publication)
    authors = article.authors.filter { PlainLine.of($0.name) != nil }
    tags = article.tags.compactMap { PlainLine.of($0) }
    service = PlainLine.of(article.service)
    credits = article.attribution.compactMap { PlainLine.of($0) }
  }

  /// A title for formats that demand one.
  var displayTitle: String {
    title ?? summary.map { PlainLine.beginning(of: $0, count: Self.longestMadeTitle) }
      ?? plainContent.map { PlainLine.beginning(of: $0, count: Self.longestMadeTitle) }
      ?? url ?? publisher
  }

  /// A summary for formats that demand one.
  var madeSummary: String {
    plainContent.map { PlainLine.beginning(of: $0, count: Self.longestMadeSummary) }
      ?? displayTitle
  }

  private var plainContent: String? {
    switch article.content {
    case .none: nil
    case .text(let text): PlainLine.of(text)
    case .html(let html): PlainLine.of(HTMLText.plain(html))
    }
  }

  /// Characters of a title and of a summary that are made of a text's beginning.
  private static let longestMadeTitle = 80
  private static let longestMadeSummary = 240

  private static func lastChange(
    of article: Article, since published: Timestamp, until newest: Timestamp
  ) -> Timestamp {
    guard let modified = article.modified, modified > published,
      modified <= max(article.firstSeen, newest)
    else { return published }
    return modified
  }

  private static func source(
    of article: Article, url: String?, in publication: Publication
  ) -> NamedLink {
    let known = publication.sources[article.source]
    return NamedLink(
      title: PlainLine.of(known?.title) ?? PlainLine.of(article.publisher.rawValue),
      url: PublishedAddress.web(known?.url) ?? url.flatMap { PublishedAddress.site(of: $0) })
  }
}
