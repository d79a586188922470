import News

/// The columns that make up an `Article`, in the order in which they are bound and read.
enum ArticleColumns {
  /// Of the table `article`; bound by `bind(identity:)`.
  static let identity = [
    "id", "source", "publisher", "first_seen", "content_hash", "revision",
  ]
  /// Of the table `detail`; bound by `bind(detail:)`.
  static let detail = [
    "guid", "url", "canonical_url", "title", "lead", "authors", "tags", "attachments", "image",
    "language", "published", "modified", "polled_before", "news_id_publisher", "news_id",
    "service", "declared_title", "declared_url", "print_url", "attribution", "links", "signs",
  ]

  /// What a query selects from `tables(content:)`, to be read by `article(content:)`.
  static func selected(content: Bool) -> String {
    let columns = identity.map { "a.\($0)" } + detail.map { "d.\($0)" }
    return (columns + (content ? ["b.form", "b.text"] : [])).joined(separator: ", ")
  }

  /// What follows `FROM`.
  static func tables(content: Bool) -> String {
    "article a \(joins(content: content))"
  }

  /// What follows `FROM` and a table that names the article's row in this column.
  static func tables(joinedTo column: String, content: Bool) -> String {
    "JOIN article a ON a.row = \(column) \(joins(content: content))"
  }

  private static func joins(content: Bool) -> String {
    "JOIN detail d ON d.article = a.row"
      + (content ? " LEFT JOIN body b ON b.article = a.row" : "")
  }
}

extension Prepared {
  /// All but the revision, the last column: the store counts it itself.
  func bind(identity article: Article) {
    bind(article.id)
    bind(article.source.rawValue)
    bind(article.publisher.rawValue)
    bind(article.firstSeen)
    bind(blob: article.contentHash.bytes)
  }

  func bind(detail article: Article) {
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
  mutating func article(content: Bool) throws -> Article {
    let (id, source) = (try article(), SourceID(rawValue: try text()))
    let (publisher, firstSeen) = (PublisherID(rawValue: try text()), try moment())
    let (contentHash, revision) = (try hash(), try count())
    var article = Article(
      id: id, source: source, publisher: publisher, guid: try textIfAny(), url: try textIfAny(),
      canonicalURL: try textIfAny(), title: try text(), lead: try textIfAny(),
      authors: try list(), tags: try list(), attachments: try list(), image: try textIfAny(),
      language: try textIfAny(), published: try momentIfAny(), modified: try momentIfAny(),
      firstSeen: firstSeen, polledBefore: try momentIfAny(), newsID: try newsIDIfAny(),
      service: try textIfAny(), declaredSource: try linkIfAny(), printURL: try textIfAny(),
      attribution: try list(), links: try list(), signs: try signs(), contentHash: contentHash,
      revision: revision)
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
