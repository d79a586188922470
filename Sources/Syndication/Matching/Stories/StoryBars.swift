import News

/// What keeps an article out of a story whatever its keys and words say, and what puts it in: what a
/// person has said, and the scope of the configuration.
struct StoryBars {
  private var apart: [ArticleID: Set<ArticleID>] = [:]
  private var together: [ArticleID: Set<ArticleID>] = [:]
  private let scope: MatchScope

  init(_ rulings: [Ruling], _ scope: MatchScope) {
    self.scope = scope
    for ruling in rulings {
      switch ruling.kind {
      case .apart:
        apart[ruling.a, default: []].insert(ruling.b)
        apart[ruling.b, default: []].insert(ruling.a)
      case .together:
        together[ruling.a, default: []].insert(ruling.b)
        together[ruling.b, default: []].insert(ruling.a)
      }
    }
  }

  /// The articles that belong with this one, by their IDs.
  func partners(of article: ArticleID) -> [ArticleID] {
    together[article]?.sorted() ?? []
  }

  /// Whether articles of two sources may be in one story.
  func joins(_ source: SourceID, _ other: SourceID) -> Bool { scope.joins(source, other) }

  /// Whether an article may not be in a story with any of these.
  func keep(
    _ article: Article, out members: some Sequence<(ArticleID, SourceID?)>, byScope: Bool
  ) -> Bool {
    let others = apart[article.id] ?? []
    guard !others.isEmpty || byScope && !scope.isAll else { return false }
    return members.contains { id, source in
      if others.contains(id) { return true }
      guard byScope, let source else { return false }
      return !scope.joins(article.source, source)
    }
  }
}
