import GRDB
package import Storage

extension SQLiteStore {
  package func generation() async throws(StoreError) -> Int64 {
    try await read { db in
      try Prepared(db, "SELECT generation FROM store").first { try $0.integer() } ?? 0
    }
  }

  package func statistics() async throws(StoreError) -> StoreStatistics {
    let file = StoreFile.resolved(path)
    let size = ["", "-wal", "-shm"].reduce(0) { $0 + (StoreFile.size(of: file + $1) ?? 0) }
    return try await read { db in
      let counts = try Prepared(db, Self.statisticsSQL)
      let statistics = try counts.first {
        StoreStatistics(
          articles: try $0.count(), revisions: try $0.count(), stories: try $0.count(),
          republished: try $0.count(), pending: try $0.count(), size: size)
      }
      return statistics ?? StoreStatistics()
    }
  }

  /// Every article has its present revision besides the earlier ones.
  private static let statisticsSQL = """
    SELECT (SELECT count(*) FROM article),
      (SELECT count(*) FROM article) + (SELECT count(*) FROM revision),
      (SELECT count(DISTINCT story) FROM member),
      (SELECT count(*) FROM story WHERE publishers >= 2),
      (SELECT count(*) FROM pending)
    """
}
