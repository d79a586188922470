import News

/// The columns of `article` that make up an `Article`, in the order in which `bind(article:)`
/// writes and `article(content:)` reads them.
enum ArticleColumns {
  static let names = [
    "id", "source", "publisher", "guid", "url", "canonical_url", "title", "lead", "authors",
    "tags", "attachments", "image", "language", "published", "modified", "first_seen",
    "polled_before", "news_id_publisher", "news_id", "service", "declared_title", "declared_url",
    "print_url", "attribution", "links", "signs", "content_hash", "revision",
  ]

  /// For a query over `article AS a`.
  static let light = names.map { "a.\($0)" }.joined(separator: ", ")

  /// For a query over `article AS a LEFT JOIN body AS b ON b.article = a.row`.
  static let full = light + ", b.form, b.text"

  static func selected(content: Bool) -> String {
    content ? full : light
  }

  /// What follows `FROM`.
  static func tables(content: Bool) -> String {
    content ? "article a LEFT JOIN body b ON b.article = a.row" : "article a"
  }
}

extension Prepared {
  /// All but the revision, the last column: the store counts it itself.
  func bind(article: Article) {
    bind(article.id)
    bind(article.source.rawValue)
    bind(article.publisher.rawValue)
    bind(article.guid)
    bind(article.url)
    bind(article.canonicalURL)
    bind(article.title)
    bind(article.lead)
    bind(list: article.authors)
    bind(list: article.tags)
    bind(list: article.attachments)
    bind(article.image)
    bind(article.language)
    bind(article.published)
    bind(article.modified)
    bind(article.firstSeen)
    bind(article.polledBefore)
    bind(article.newsID?.publisher.rawValue)
    bind(article.newsID?.value)
    bind(article.service)
    bind(article.declaredSource?.title)
    bind(article.declaredSource?.url)
    bind(article.printURL)
    bind(list: article.attribution)
    bind(list: article.links)
    bind(Int(article.signs.rawValue))
    bind(blob: article.contentHash.bytes)
  }

  /// Binds a body's form and text.
  func bind(content: Content) {
    switch content {
    case .none:
      bindNull()
      bindNull()
    case .text(let text):
      bind(1)
      bind(text)
    case .html(let html):
      bind(2)
      bind(html)
    }
  }
}

extension Columns {
  /// Reads the columns of `ArticleColumns.light` or, with `content`, of `ArticleColumns.full`.
  mutating func article(content: Bool) throws -> Article {
    var article = Article(
      id: try article(), source: SourceID(rawValue: try text()),
      publisher: PublisherID(rawValue: try text()), guid: try textIfAny(), url: try textIfAny(),
      canonicalURL: try textIfAny(), title: try text(), lead: try textIfAny(),
      authors: try list(), tags: try list(), attachments: try list(), image: try textIfAny(),
      language: try textIfAny(), published: try momentIfAny(), modified: try momentIfAny(),
      firstSeen: try moment(), polledBefore: try momentIfAny(), newsID: try newsIDIfAny(),
      service: try textIfAny(), declaredSource: try linkIfAny(), printURL: try textIfAny(),
      attribution: try list(), links: try list(), signs: try signs(), contentHash: try hash(),
      revision: try count())
    if content { article.content = try self.content() }
    return article
  }

  /// A body's form and text.
  mutating func content() throws -> Content {
    let form = try integerIfAny()
    switch (form, try textIfAny()) {
    case (nil, nil): return .none
    case (1, let text?): return .text(text)
    case (2, let html?): return .html(html)
    default: throw damage()
    }
  }

  /// A name and an address; nil when there is neither.
  mutating func linkIfAny() throws -> NamedLink? {
    let link = NamedLink(title: try textIfAny(), url: try textIfAny())
    return link.title == nil && link.url == nil ? nil : link
  }

  private mutating func newsIDIfAny() throws -> NewsID? {
    let publisher = try textIfAny()
    switch (publisher, try textIfAny()) {
    case (nil, nil): return nil
    case (let publisher?, let value?):
      return NewsID(publisher: PublisherID(rawValue: publisher), value: value)
    default: throw damage()
    }
  }

  private mutating func signs() throws -> TextSigns {
    guard let value = UInt8(exactly: try integer()) else { throw damage() }
    return TextSigns(rawValue: value)
  }
}
