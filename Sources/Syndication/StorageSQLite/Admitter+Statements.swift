import GRDB
import News

extension Admitter {
  /// What a batch runs many times.
  struct Statements {
    let article: Prepared
    let body: Prepared
    let removeBody: Prepared
    let sighting: Prepared
    let see: Prepared
    let key: Prepared
    let pend: Prepared
    let unpend: Prepared
    let find: Prepared
    let replace: Prepared
    let revision: Prepared

    init(_ db: Database) throws {
      article = try Prepared(db, Self.insertArticle)
      body = try Prepared(
        db,
        """
        INSERT INTO body(article, form, text) VALUES (?, ?, ?)
        ON CONFLICT(article) DO UPDATE SET form = excluded.form, text = excluded.text
        """)
      removeBody = try Prepared(db, "DELETE FROM body WHERE article = ?")
      sighting = try Prepared(db, "INSERT INTO sighting(article, seen) VALUES (?, ?)")
      see = try Prepared(
        db,
        """
        UPDATE sighting SET seen = ?1
        WHERE article = (SELECT row FROM article WHERE id = ?2) AND seen < ?1
        """)
      key = try Prepared(
        db, "INSERT INTO key(value, kind, article) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")
      pend = try Prepared(db, PendingPlace.insert)
      unpend = try Prepared(db, PendingPlace.delete)
      find = try Prepared(
        db,
        """
        SELECT a.row, a.revised, a.entry_hash, \(ArticleColumns.full)
        FROM \(ArticleColumns.tables(content: true)) WHERE a.id = ?
        """)
      replace = try Prepared(db, Self.replaceArticle)
      revision = try Prepared(
        db,
        """
        INSERT INTO revision(article, number, seen, title, lead, content_hash, form, text)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
        """)
    }

    private static let columns = ["time", "revised", "entry_hash"] + ArticleColumns.names

    private static let insertArticle = """
      INSERT INTO article(leads, \(columns.joined(separator: ", ")))
      VALUES (1\(String(repeating: ", ?", count: columns.count))) ON CONFLICT(id) DO NOTHING
      """

    private static let replaceArticle = """
      UPDATE article SET \(columns.map { "\($0) = ?" }.joined(separator: ", ")) WHERE row = ?
      """
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
