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
    return indicesInOrder(by: time).map { self[$0] }
  }

  private func indicesInOrder(by time: (Article) -> Timestamp) -> [Int] {
    let ranks = indices.map { index in
      let article = self[index]
      return ArticleRank(
        time: time(article), source: article.source, id: article.id, index: index)
    }
    return ranks.sorted().map(\.index)
  }
}

extension [PendingArticle] {
  /// Where the articles are in their canonical order: by `Article.canonicalTime`, source and ID.
  var canonicalIndices: [Int] {
    let ranks = indices.map { index in
      let article = self[index].article
      return ArticleRank(
        time: article.canonicalTime, source: article.source, id: article.id, index: index)
    }
    return ranks.sorted().map(\.index)
  }
}
