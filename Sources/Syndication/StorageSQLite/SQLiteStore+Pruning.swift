import GRDB
package import News
package import Storage

extension SQLiteStore {
  package func prune(
    _ horizons: [SourceID: Timestamp], others: Timestamp
  ) async throws(StoreError) -> Int {
    let latest = max(horizons.values.max() ?? others, others)
    let count = try await write { db in
      guard try Self.hasOlder(db, latest) else { return 0 }
      try db.execute(sql: Self.temporarySQL)
      try Self.store(horizons, db)
      let doom = try Prepared(db, Self.doomSQL)
      doom.bind(others)
      try doom.run()
      let count = try Prepared(db, "SELECT count(*) FROM doomed").first { try $0.count() } ?? 0
      if count > 0 {
        try db.execute(sql: Self.removalSQL)
        try db.bumpGeneration()
      }
      try db.execute(sql: "DROP TABLE temp.doomed; DROP TABLE temp.horizon")
      return count
    }
    if count > 0 { try await giveBackFreePages() }
    return count
  }

  /// Makes the file shorter by what is no longer used.
  private func giveBackFreePages() async throws(StoreError) {
    try await outsideTransactions { db in try db.execute(sql: "PRAGMA incremental_vacuum") }
  }

  private static func hasOlder(_ db: Database, _ moment: Timestamp) throws -> Bool {
    let older = try Prepared(db, "SELECT 1 FROM article WHERE seen < ? LIMIT 1")
    older.bind(moment)
    return try older.first { _ in true } ?? false
  }

  private static func store(_ horizons: [SourceID: Timestamp], _ db: Database) throws {
    let insert = try Prepared(db, "INSERT INTO temp.horizon(source, moment) VALUES (?, ?)")
    for (source, moment) in horizons {
      insert.bind(source.rawValue)
      insert.bind(moment)
      try insert.run()
    }
  }

  /// Rows of the articles to be removed, and until when each source keeps what is no longer seen.
  static let temporarySQL = """
    CREATE TEMP TABLE doomed(article INTEGER PRIMARY KEY);
    CREATE TEMP TABLE horizon(source TEXT PRIMARY KEY, moment INTEGER NOT NULL) WITHOUT ROWID
    """

  /// Follows the articles row by row and keeps none but those to be removed in memory.
  static let doomSQL = """
    INSERT INTO temp.doomed
    SELECT a.row FROM article a LEFT JOIN source s ON s.id = a.source
    LEFT JOIN temp.horizon h ON h.source = a.source
    LEFT JOIN member m ON m.article = a.row
    WHERE \(age(article: "a", source: "s")) < coalesce(h.moment, ?1) AND NOT EXISTS (
      SELECT 1 FROM member n JOIN article b ON b.row = n.article
      LEFT JOIN source t ON t.id = b.source
      LEFT JOIN temp.horizon k ON k.source = b.source
      WHERE n.story = m.story
      AND \(age(article: "b", source: "t")) >= coalesce(k.moment, ?1))
    """

  /// When an article was last seen: one of the newest document of its source, whenever the source
  /// answered since.
  private static func age(article: String, source: String) -> String {
    """
    CASE WHEN \(article).seen >= \(source).document
    THEN max(\(article).seen, coalesce(\(source).last_success, \(article).seen))
    ELSE \(article).seen END
    """
  }

  private static let removalSQL = """
    DELETE FROM story WHERE id IN (
      SELECT story FROM member WHERE article IN (SELECT article FROM temp.doomed));
    DELETE FROM key WHERE article IN (SELECT article FROM temp.doomed);
    DELETE FROM pending WHERE article IN (SELECT article FROM temp.doomed);
    DELETE FROM article WHERE row IN (SELECT article FROM temp.doomed);
    """
}
