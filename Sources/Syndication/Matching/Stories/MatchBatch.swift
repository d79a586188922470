package import News

/// Everything that a match looks at.
package struct MatchBatch: Sendable {
  package var pending: [PendingArticle]
  /// What `KinLookups` found; those without a story are passed over unless they are pending here.
  package var kin: [Kin]
  /// The present stories of the kin and of the pending articles.
  package var stories: [Story]
  /// The members of these stories, without their content.
  package var members: [Article]
  /// What a person has said of any of these articles.
  package var rulings: [Ruling]
  package var scope: MatchScope

  package init(
    pending: [PendingArticle], kin: [Kin] = [], stories: [Story] = [], members: [Article] = [],
    rulings: [Ruling] = [], scope: MatchScope = .all
  ) {
    self.pending = pending
    self.kin = kin
    self.stories = stories
    self.members = members
    self.rulings = rulings
    self.scope = scope
  }

  /// The stories to be read once the kin are known, in order. Kin by a key that too many have are
  /// no kin.
  package static func concerned(_ pending: [PendingArticle], _ kin: [Kin]) -> [StoryID] {
    let crowded = KeyCensus.crowded(kin)
    let related = crowded.isEmpty ? kin : kin.filter { !crowded.contains($0.key) }
    return Set(pending.compactMap(\.story)).union(related.compactMap(\.story)).sorted()
  }
}
