import GRDB
package import News
package import Storage

extension SQLiteStore {
  package func rule(
    _ rulings: [Ruling], lifting lifted: [Ruling], settling stories: [Story]
  ) async throws(StoreError) {
    try await write { db in
      let lift = try Prepared(db, "DELETE FROM ruling WHERE a = ? AND b = ? AND kind = ?")
      for ruling in lifted {
        lift.bind(ruling.a)
        lift.bind(ruling.b)
        lift.bind(ruling.kind.rawValue)
        try lift.run()
      }
      let rule = try Prepared(db, Self.ruleSQL)
      for ruling in rulings where ruling.a != ruling.b {
        rule.bind(ruling.a)
        rule.bind(ruling.b)
        rule.bind(ruling.kind.rawValue)
        try rule.run()
      }
      try Self.settle(stories, db)
    }
  }

  package func rulings(of articles: [ArticleID]) async throws(StoreError) -> [Ruling] {
    try await read { db in
      // Nearly every store has none.
      guard try Prepared(db, "SELECT 1 FROM ruling LIMIT 1").first({ _ in true }) != nil else {
        return []
      }
      let find = try Prepared(db, Self.rulingsSQL)
      var found: Set<Ruling> = []
      for article in articles {
        find.bind(article)
        while var columns = try find.next() { found.insert(try columns.ruling()) }
        find.rewind()
      }
      return found.sorted { ($0.a, $0.b) < ($1.a, $1.b) }
    }
  }

  private static let ruleSQL = """
    INSERT INTO ruling(a, b, kind)
    SELECT x.id, y.id, ?3 FROM article x, article y WHERE x.id = ?1 AND y.id = ?2
    ON CONFLICT(a, b) DO UPDATE SET kind = excluded.kind
    """

  static let rulingsSQL = """
    SELECT kind, a, b FROM ruling WHERE a = ?1
    UNION ALL SELECT kind, a, b FROM ruling WHERE b = ?1
    """
}

extension Columns {
  fileprivate mutating func ruling() throws -> Ruling {
    guard let kind = Ruling.Kind(rawValue: try count()) else { throw damage() }
    return Ruling(kind, try article(), try article())
  }
}
