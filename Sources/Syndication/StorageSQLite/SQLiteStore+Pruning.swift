import GRDB
package import News
package import Storage

extension SQLiteStore {
  package func prune(lastSeenBefore moment: Timestamp) async throws(StoreError) -> Int {
    let count = try await write { db in
      guard try Self.hasOlder(db, moment) else { return 0 }
      try db.execute(sql: "CREATE TEMP TABLE doomed(article INTEGER PRIMARY KEY)")
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

  /// Articles of the newest document of their source are as young as its last good answer; a story
  /// is as young as its youngest member.
  private static let doomSQL = """
    WITH sighted AS (
      SELECT row AS article, seen, source, max(seen) OVER (PARTITION BY source) AS newest
      FROM article
    ), aged AS (
      SELECT d.article, m.story,
        CASE WHEN d.seen = d.newest THEN max(d.seen, coalesce(o.last_success, d.seen))
        ELSE d.seen END AS seen
      FROM sighted d LEFT JOIN source o ON o.id = d.source
      LEFT JOIN member m ON m.article = d.article
    )
    INSERT INTO temp.doomed
    SELECT article FROM aged WHERE seen < ?1 AND (story IS NULL OR story NOT IN (
      SELECT story FROM aged WHERE seen >= ?1 AND story IS NOT NULL))
    """

  private static let removalSQL = """
    DELETE FROM story WHERE id IN (
      SELECT story FROM member WHERE article IN (SELECT article FROM temp.doomed));
    DELETE FROM key WHERE article IN (SELECT article FROM temp.doomed);
    DELETE FROM pending WHERE article IN (SELECT article FROM temp.doomed);
    DELETE FROM article WHERE row IN (SELECT article FROM temp.doomed);
    """
}
