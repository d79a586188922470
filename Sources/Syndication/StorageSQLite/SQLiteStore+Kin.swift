import GRDB
package import News
package import Storage

extension SQLiteStore {
  package func kin(
    of keys: [IdentityKey], sharedOnly: Bool
  ) async throws(StoreError) -> [Kin] {
    try await read { db in
      let holders = try Prepared(db, Self.holdersSQL)
      let holder = try Prepared(
        db,
        """
        SELECT a.id, a.source, a.publisher, m.story, a.entry_hash, a.content_hash
        FROM article a LEFT JOIN member m ON m.article = a.row WHERE a.row = ?
        """)
      var kin: [Kin] = []
      var rows: [Int64] = []
      var former: IdentityKey?
      for key in keys.sorted() where key != former {
        former = key
        try holders.rows(of: key, into: &rows)
        guard rows.count > (sharedOnly ? 1 : 0) else { continue }
        let start = kin.count
        for row in rows {
          holder.bind(row)
          if let found = try holder.first({ try $0.kin(by: key) }) { kin.append(found) }
        }
        if rows.count > 1 { kin[start...].sort { $0.article < $1.article } }
      }
      return kin
    }
  }
}

extension SQLiteStore {
  /// Rows are numbered in the order of arrival.
  static let holdersSQL = """
    SELECT article FROM key WHERE value = ? AND kind = ?
    ORDER BY article LIMIT \(Kin.maximumHolders)
    """
}

extension Prepared {
  fileprivate func rows(of key: IdentityKey, into rows: inout [Int64]) throws {
    rows.removeAll(keepingCapacity: true)
    bind(key)
    while var columns = try next() { rows.append(try columns.integer()) }
    rewind()
  }
}

extension Columns {
  fileprivate mutating func kin(by key: IdentityKey) throws -> Kin {
    Kin(
      key: key, article: try article(), source: SourceID(rawValue: try text()),
      publisher: PublisherID(rawValue: try text()), story: try storyIfAny(),
      entryHash: UInt64(bitPattern: try integer()), contentHash: try hash())
  }
}
