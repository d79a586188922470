/// A stored article that has a key which was asked for.
package struct Kin: Hashable, Sendable {
  /// How many articles with one key are found, at most. A wrong news ID in each page of a large site
  /// would have every article of the site read again in each cycle.
  package static let maximumHolders = 1024

  package var key: IdentityKey
  package var article: ArticleID
  package var source: SourceID
  package var publisher: PublisherID
  /// Nil until it is first settled.
  package var story: StoryID?
  package var entryHash: UInt64
  package var contentHash: ContentHash

  package init(
    key: IdentityKey, article: ArticleID, source: SourceID, publisher: PublisherID,
    story: StoryID?, entryHash: UInt64, contentHash: ContentHash
  ) {
    self.key = key
    self.article = article
    self.source = source
    self.publisher = publisher
    self.story = story
    self.entryHash = entryHash
    self.contentHash = contentHash
  }
}

/// An article that waits to be matched: new, or changed since it was.
package struct PendingArticle: Hashable, Sendable {
  /// Without its content.
  package var article: Article
  /// The story it is in already, when it is a changed one.
  package var story: StoryID?
  /// As it was admitted.
  package var print: TextPrint

  package init(article: Article, story: StoryID?, print: TextPrint = .none) {
    self.article = article
    self.story = story
    self.print = print
  }
}
