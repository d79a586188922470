package import News

/// What `duplicates` asks for.
package struct LedgerQuery: Hashable, Sendable {
  /// Only stories whose newest republication was first seen at or after this moment.
  package var since: Timestamp?
  /// Only stories with at least so many publishers.
  package var minimumPublishers: Int

  package init(since: Timestamp? = nil, minimumPublishers: Int = 2) {
    self.since = since
    self.minimumPublishers = minimumPublishers
  }
}

/// What an export asks for.
package struct PublicationQuery: Hashable, Sendable {
  /// True: one item a story, represented by its origin. False: every article.
  package var collapse: Bool
  /// Whether the articles are given with their content, which is most of what they cost.
  package var content: Bool
  package var order: Order

  package enum Order: Hashable, Sendable {
    /// By `Article.canonicalTime` of the representative, the newest first, then by its ID.
    case newestFirst
    /// By `PublishedStory.appearance`, the earliest first: what appeared after this, or all.
    case appearance(after: Appearance?)
  }

  package init(collapse: Bool = true, content: Bool = true, order: Order = .newestFirst) {
    self.collapse = collapse
    self.content = content
    self.order = order
  }
}

/// How much a store holds.
package struct StoreStatistics: Hashable, Sendable {
  package var articles: Int
  /// Texts of all articles, the present ones too.
  package var revisions: Int
  package var stories: Int
  /// Stories with two or more publishers.
  package var republished: Int
  /// Articles that no match has settled yet.
  package var pending: Int
  /// Bytes on disk.
  package var size: Int64

  package init(
    articles: Int = 0, revisions: Int = 0, stories: Int = 0, republished: Int = 0,
    pending: Int = 0, size: Int64 = 0
  ) {
    self.articles = articles
    self.revisions = revisions
    self.stories = stories
    self.republished = republished
    self.pending = pending
    self.size = size
  }
}
