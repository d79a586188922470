import News

/// The new articles of a batch that have no key in common with any other and no text that is to be
/// compared: nearly all. Each founds a story, without a place at the desk.
struct Loners {
  private(set) var articles: [Article] = []
  /// The batch without them.
  private(set) var others: MatchBatch

  init(_ batch: MatchBatch, _ near: NearBatch?) {
    var census = Census(batch.kin)
    let values = batch.pending.map { Self.values(of: $0.article) }
    for values in values { census.count(values) }
    let known = Set(batch.stories.map(\.id))
    others = MatchBatch(
      pending: [], kin: batch.kin, stories: batch.stories, members: batch.members,
      rulings: batch.rulings, scope: batch.scope)
    let ruled = Set(batch.rulings.flatMap { [$0.a, $0.b] })
    for (pending, values) in zip(batch.pending, values) {
      let isKnown =
        pending.story != nil || near?.isWanted(pending.article.id) == true
        || ruled.contains(pending.article.id)
        || known.contains(StoryID(foundedBy: pending.article.id))
      if isKnown || values.contains(where: census.isShared) {
        others.pending.append(pending)
      } else {
        articles.append(pending.article)
      }
    }
  }

  /// The values of all keys that lead from the article to another or from another to it. An address
  /// has one value, whether it is an article's own or the one that it declares.
  private static func values(of article: Article) -> [UInt64] {
    IdentityKeys.shareable(article).map(\.value)
  }

  /// How many have each value: one, or more.
  private struct Census {
    private var once: Set<UInt64> = []
    private var shared: Set<UInt64>

    /// What the look-up found is shared.
    init(_ kin: [Kin]) {
      shared = Set(kin.map(\.key.value))
    }

    mutating func count(_ values: [UInt64]) {
      for value in Set(values) where !once.insert(value).inserted { shared.insert(value) }
    }

    func isShared(_ value: UInt64) -> Bool {
      shared.contains(value)
    }
  }
}
