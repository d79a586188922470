import GRDB
package import News
package import Storage

extension SQLiteStore {
  package func prune(lastSeenBefore moment: Timestamp) async throws(StoreError) -> Int {
    let count = try await write { db in
      guard try Self.hasOlder(db, moment) else { return 0 }
      try db.execute(sql: Self.doomedSQL)
      let doom = try Prepared(db, Self.doomSQL)
      doom.bind(moment)
      try doom.run()
      let count = try Prepared(db, "SELECT count(*) FROM doomed").first { try $0.count() } ?? 0
      if count > 0 {
        try db.execute(sql: Self.removalSQL)
        try db.bumpGeneration()
      }
      try db.execute(sql: "DROP TABLE temp.doomed")
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

  /// Rows of the articles to be removed.
  static let doomedSQL = "CREATE TEMP TABLE doomed(article INTEGER PRIMARY KEY)"

  /// Follows the articles row by row and keeps none but those to be removed in memory.
  static let doomSQL = """
    INSERT INTO temp.doomed
    SELECT a.row FROM article a LEFT JOIN source s ON s.id = a.source
    LEFT JOIN member m ON m.article = a.row
    WHERE \(age(article: "a", source: "s")) < ?1 AND NOT EXISTS (
      SELECT 1 FROM member n JOIN article b ON b.row = n.article
      LEFT JOIN source t ON t.id = b.source
      WHERE n.story = m.story AND \(age(article: "b", source: "t")) >= ?1)
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
