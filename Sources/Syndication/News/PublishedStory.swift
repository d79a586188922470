/// A story with its articles (without their content), repeats left out.
package struct LedgerStory: Hashable, Sendable {
  package var story: StoryID
  package var origin: Article
  package var republications: [StoryMember]
  /// An origin that the texts name but no source brought.
  package var credited: NamedLink?

  package init(
    story: StoryID, origin: Article, republications: [StoryMember], credited: NamedLink?
  ) {
    self.story = story
    self.origin = origin
    self.republications = republications
    self.credited = credited
  }
}

/// An article, without its content, and its place in the story.
package struct StoryMember: Hashable, Sendable {
  package var article: Article
  package var membership: Membership

  package init(article: Article, membership: Membership) {
    self.article = article
    self.membership = membership
  }
}

/// One item of an export: a story with its representative in full.
package struct PublishedStory: Hashable, Sendable {
  package var story: StoryID
  package var representative: Article
  /// The other members, without their content, in the story's order; empty when not collapsed.
  package var others: [StoryMember]
  /// When the representative's present text was first seen.
  package var seen: Timestamp

  /// - Parameter seen: when nil, when the representative was.
  package init(
    story: StoryID, representative: Article, others: [StoryMember] = [], seen: Timestamp? = nil
  ) {
    self.story = story
    self.representative = representative
    self.others = others
    self.seen = seen ?? representative.firstSeen
  }

  package var appearance: Appearance {
    Appearance(seen: seen, article: representative.id)
  }
}

/// A place in the order in which texts appeared: by when they were first seen, then by ID. A text that
/// is corrected appears again, after all that were seen before the correction.
package struct Appearance: Hashable, Comparable, Sendable {
  package var seen: Timestamp
  package var article: ArticleID

  package init(seen: Timestamp, article: ArticleID) {
    self.seen = seen
    self.article = article
  }

  package static func < (a: Appearance, b: Appearance) -> Bool {
    (a.seen, a.article.rawValue) < (b.seen, b.article.rawValue)
  }
}
