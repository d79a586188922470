import News

/// What articles are ordered by: a time, then the source, then the ID. Articles are large; this is
/// what a sort moves.
private struct ArticleRank: Comparable {
  let time: Timestamp
  let source: SourceID
  let id: ArticleID
  let index: Int

  static func < (a: ArticleRank, b: ArticleRank) -> Bool {
    if a.time != b.time { return a.time < b.time }
    return (a.source, a.id) < (b.source, b.id)
  }
}

extension [Article] {
  func inOrder(by time: (Article) -> Timestamp) -> [Article] {
    guard count > 1 else { return self }
    let ranks = enumerated().map { index, article in
      ArticleRank(time: time(article), source: article.source, id: article.id, index: index)
    }
    return ranks.sorted().map { self[$0.index] }
  }
}
