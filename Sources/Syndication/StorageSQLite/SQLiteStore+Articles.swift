import GRDB
package import News
package import Storage

extension SQLiteStore {
  package func pending(limit: Int, content: Bool) async throws(StoreError) -> [PendingArticle] {
    try await read { db in
      let rows = try Self.pendingRows(db, limit: limit)
      let find = try Prepared(db, Self.pendingSQL(content: content))
      var pending = [PendingArticle?](repeating: nil, count: rows.count)
      // In the order of the table: neighbours share a page.
      for place in rows.indices.sorted(by: { rows[$0] < rows[$1] }) {
        find.bind(rows[place])
        pending[place] = try find.first { columns in
          let (story, print) = (try columns.storyIfAny(), try columns.print())
          return PendingArticle(
            article: try columns.article(content: content), story: story, print: print)
        }
      }
      return pending.compactMap(\.self)
    }
  }

  package func articles(
    _ ids: [ArticleID], content: Bool
  ) async throws(StoreError) -> [Article] {
    try await read { db in
      let find = try Prepared(
        db,
        """
        SELECT \(ArticleColumns.selected(content: content))
        FROM \(ArticleColumns.tables(content: content)) WHERE a.id = ?
        """)
      return try ids.compactMap { id in
        find.bind(id)
        return try find.first { try $0.article(content: content) }
      }
    }
  }

  package func articles(at url: String) async throws(StoreError) -> [Article] {
    try await read { db in
      let find = try Prepared(
        db,
        """
        SELECT \(ArticleColumns.selected(content: true)) FROM \(ArticleColumns.tables(content: true))
        WHERE d.url = ?1 OR d.canonical_url = ?1 ORDER BY a.time, a.id
        """)
      find.bind(url)
      var found: [Article] = []
      while var columns = try find.next() { found.append(try columns.article(content: true)) }
      return found
    }
  }

  package func revisions(of article: ArticleID) async throws(StoreError) -> [Revision] {
    try await read { db in
      let list = try Prepared(db, Self.revisionsSQL(order: "ASC"))
      list.bind(article)
      list.bind(Int.max)
      var revisions: [Revision] = []
      while var columns = try list.next() {
        revisions.append(try columns.revision(of: article))
      }
      return revisions
    }
  }
}

extension SQLiteStore {
  /// The earlier texts and the present one, by their numbers.
  static func revisionsSQL(order: String) -> String {
    """
    SELECT number, seen, title, lead, content_hash, form, text
    FROM revision WHERE article = (SELECT row FROM article WHERE id = ?1)
    UNION ALL
    SELECT a.revision, a.revised, d.title, d.lead, a.content_hash, b.form, b.text
    FROM \(ArticleColumns.tables(content: true)) WHERE a.id = ?1
    ORDER BY 1 \(order) LIMIT ?2
    """
  }

  static let pendingRowsSQL = "SELECT article FROM pending ORDER BY time, source, id LIMIT ?"

  static func pendingSQL(content: Bool) -> String {
    """
    SELECT m.story, p.shingles, \(ArticleColumns.selected(content: content))
    FROM \(ArticleColumns.tables(content: content)) LEFT JOIN member m ON m.article = a.row
    LEFT JOIN print p ON p.article = a.row
    WHERE a.row = ?
    """
  }

  private static func pendingRows(_ db: Database, limit: Int) throws -> [Int64] {
    let list = try Prepared(db, pendingRowsSQL)
    list.bind(max(0, limit))
    var rows: [Int64] = []
    while var columns = try list.next() { rows.append(try columns.integer()) }
    return rows
  }
}

extension Columns {
  /// An earlier text, or the present one.
  mutating func revision(of article: ArticleID) throws -> Revision {
    let (number, seen) = (try count(), try moment())
    let (title, lead, hash) = (try text(), try textIfAny(), try hash())
    return Revision(
      article: article, number: number, seen: seen, title: title, lead: lead,
      content: try content(), contentHash: hash)
  }
}
