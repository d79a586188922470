/// Why two articles are in one story.
package enum Evidence: Hashable, Sendable {
  /// The same news ID of the same publisher.
  case newsID(NewsID)
  /// The same canonical address.
  case canonicalURL(String)
  /// One names the other's page as its source, or both name the same one.
  case declaredSource(String)
  /// The same normal form, word for word.
  case contentHash
  /// A text that stands wholly or in large part in the other.
  case nearDuplicate(Containment)
  /// A person said so.
  case byHand

  /// The field's name for this kind of evidence.
  package var kind: String {
    switch self {
    case .newsID: "news-id"
    case .canonicalURL: "canonical-url"
    case .declaredSource: "declared-source"
    case .contentHash: "content-hash"
    case .nearDuplicate: "near-duplicate"
    case .byHand: "by-hand"
    }
  }
}

/// How much of the shorter of two texts stands in the other.
package struct Containment: Hashable, Sendable {
  /// Shared words over the words of the shorter text, 0 to 1; furniture counts in neither.
  package var share: Double
  package var shared: Int
  package var shorter: Int

  package init(share: Double, shared: Int, shorter: Int) {
    self.share = share
    self.shared = shared
    self.shorter = shorter
  }
}

/// One article's place in its story.
package struct Membership: Hashable, Sendable {
  package enum Role: String, Sendable {
    case origin
    case republication
    /// The same article in another feed of the same publisher.
    case `repeat`
  }

  package var article: ArticleID
  package var role: Role
  /// The member this one was taken from; nil for the origin.
  package var parent: ArticleID?
  /// What ties it to the origin, or else to another member; empty for the origin.
  package var evidence: [Evidence]
  /// Whether its text credits the origin's publisher.
  package var credited: Bool

  package init(
    article: ArticleID, role: Role, parent: ArticleID? = nil, evidence: [Evidence] = [],
    credited: Bool = false
  ) {
    self.article = article
    self.role = role
    self.parent = parent
    self.evidence = evidence
    self.credited = credited
  }
}

/// The articles that carry one text.
package struct Story: Hashable, Sendable, Identifiable {
  package let id: StoryID
  /// Exactly one has the role of the origin. In canonical order: the origin first, then by first
  /// appearance.
  package var members: [Membership]
  /// An origin that the texts name but no source brought.
  package var credited: NamedLink?

  package init(id: StoryID, members: [Membership], credited: NamedLink? = nil) {
    self.id = id
    self.members = members
    self.credited = credited
  }

  package var origin: ArticleID? {
    members.first { $0.role == .origin }?.article
  }
}
