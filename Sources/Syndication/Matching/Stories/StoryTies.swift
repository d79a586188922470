import News

/// What ties each member of a story to the others: to the origin where anything does, else to its
/// parent, else to the first that shares a key with it. So the evidence is the same in whatever
/// order the members came.
struct StoryTies {
  /// The origin first.
  private let members: [Article]
  private let parents: [ArticleID: ArticleID]
  /// What was found when each was admitted.
  private let admitted: [ArticleID: [Evidence]]

  /// Members that are compared with one that neither its origin nor its parent explains, at most.
  static let maximumComparisons = 256

  private let near: NearBatch?
  private let bars: StoryBars
  private let roster: Roster
  private let compared: [ArticleID: (other: ArticleID, found: Comparison)]

  init(
    _ members: [Article], _ parents: [ArticleID: ArticleID], _ admitted: [Membership],
    _ desk: StoryDesk
  ) {
    near = desk.near
    bars = desk.bars
    roster = desk.roster
    compared = desk.compared
    self.members = members
    self.parents = parents
    self.admitted = Dictionary(
      admitted.map { ($0.article, $0.evidence) }, uniquingKeysWith: { first, _ in first })
  }

  /// Empty for the origin. What a person said comes after what speaks for itself.
  func evidence(of article: Article) -> [Evidence] {
    guard let origin = members.first?.id, article.id != origin else { return [] }
    let found = found(for: article, origin).filter { $0 != .byHand }
    let partners = bars.partners(of: article.id)
    let isRuled = !partners.isEmpty && members.contains { partners.contains($0.id) }
    return isRuled ? found + [.byHand] : found
  }

  private func found(for article: Article, _ origin: ArticleID) -> [Evidence] {
    let clues = roster.position(of: article.id).map { Clue.all(of: article, roster.keys[$0]) } ?? []
    let others =
      [origin, parents[article.id]].compactMap(\.self)
      + members.prefix(Self.maximumComparisons).map(\.id)
    for other in others where other != article.id {
      let shared = shared(clues, with: other)
      if !shared.isEmpty { return shared }
    }
    for other in [origin, parents[article.id]].compactMap(\.self) where other != article.id {
      // That it is one text was decided when it was admitted, by what was known to be rare and to be
      // furniture then; its evidence is of the two texts alone, whatever else is in the store.
      if let found = overlap(article.id, other), near?.rules.isUnlike(found) == false {
        return [.nearDuplicate(Containment(found))]
      }
    }
    return admitted[article.id] ?? []
  }

  private func overlap(_ article: ArticleID, _ other: ArticleID) -> Comparison? {
    if let known = compared[article], known.other == other { return known.found }
    if let known = compared[other], known.other == article { return known.found.turned }
    return near?.overlap(article, other)
  }

  private func shared(_ clues: [Clue], with other: ArticleID) -> [Evidence] {
    guard let position = roster.position(of: other) else { return [] }
    let keys = roster.keys[position]
    return clues.reduce(into: []) { found, clue in
      if keys.contains(clue.key), !found.contains(clue.evidence) { found.append(clue.evidence) }
    }
  }
}
