import GRDB
import News

extension Admitter {
  /// What a batch runs many times.
  struct Statements {
    let article: Prepared
    let detail: Prepared
    let body: Prepared
    let removeBody: Prepared
    let print: Prepared
    let removePrint: Prepared
    let see: Prepared
    let key: Prepared
    let pend: Prepared
    let unpend: Prepared
    let find: Prepared
    let replaceArticle: Prepared
    let replaceDetail: Prepared
    let mark: Prepared
    let revision: Prepared

    init(_ db: Database) throws {
      article = try Prepared(
        db, Self.insert("article", Self.insertedColumns) + " ON CONFLICT(id) DO NOTHING")
      detail = try Prepared(db, Self.insert("detail", ["article"] + ArticleColumns.detail))
      body = try Prepared(
        db,
        """
        INSERT INTO body(article, form, text) VALUES (?, ?, ?)
        ON CONFLICT(article) DO UPDATE SET form = excluded.form, text = excluded.text
        """)
      removeBody = try Prepared(db, "DELETE FROM body WHERE article = ?")
      print = try Prepared(
        db,
        """
        INSERT INTO print(article, shingles) VALUES (?, ?) ON CONFLICT(article)
        DO UPDATE SET shingles = excluded.shingles WHERE shingles <> excluded.shingles
        """)
      removePrint = try Prepared(db, "DELETE FROM print WHERE article = ?")
      see = try Prepared(
        db, "UPDATE article SET seen = ?1 WHERE id = ?2 AND seen < ?1 RETURNING source")
      key = try Prepared(
        db, "INSERT INTO key(value, kind, article) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
      pend = try Prepared(db, PendingPlace.insert)
      unpend = try Prepared(db, PendingPlace.delete)
      find = try Prepared(
        db,
        """
        SELECT a.row, a.revised, a.entry_hash, \(ArticleColumns.selected(content: true))
        FROM \(ArticleColumns.tables(content: true)) WHERE a.id = ?
        """)
      replaceArticle = try Prepared(
        db, Self.update("article", Self.replacedColumns) + " WHERE row = ?")
      replaceDetail = try Prepared(
        db, Self.update("detail", ArticleColumns.detail) + " WHERE article = ?")
      mark = try Prepared(db, "UPDATE article SET changed = ? WHERE row = ?")
      revision = try Prepared(
        db,
        """
        INSERT INTO revision(article, number, seen, title, lead, content_hash, form, text)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    }

    private static let replacedColumns =
      ["time", "revised", "entry_hash"] + ArticleColumns.identity
    private static let insertedColumns = ["leads", "seen", "changed"] + replacedColumns

    private static func insert(_ table: String, _ columns: [String]) -> String {
      let marks = columns.map { _ in "?" }.joined(separator: ", ")
      return "INSERT INTO \(table)(\(columns.joined(separator: ", "))) VALUES (\(marks))"
    }

    private static func update(_ table: String, _ columns: [String]) -> String {
      "UPDATE \(table) SET \(columns.map { "\($0) = ?" }.joined(separator: ", "))"
    }
  }

  /// An article as it stands in the store.
  struct StoredArticle {
    let row: Int64
    /// When the present text was first seen.
    let revised: Timestamp
    let entryHash: UInt64
    let article: Article

    init(_ columns: inout Columns) throws {
      row = try columns.integer()
      revised = try columns.moment()
      entryHash = UInt64(bitPattern: try columns.integer())
      article = try columns.article(content: true)
    }
  }
}
