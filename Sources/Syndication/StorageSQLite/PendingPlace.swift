import GRDB
import News

/// Where an article stands, or would stand, among the pending ones.
struct PendingPlace {
  let time: Timestamp
  let source: SourceID
  let id: ArticleID
  let row: Int64

  init(_ article: Article, row: Int64) {
    time = article.canonicalTime
    source = article.source
    id = article.id
    self.row = row
  }

  /// Reads the columns `row, time, source, id` of `article`.
  init(_ columns: inout Columns) throws {
    row = try columns.integer()
    time = try columns.moment()
    source = SourceID(rawValue: try columns.text())
    id = try columns.article()
  }

  static let insert = """
    INSERT INTO pending(time, source, id, article) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
    """
  static let delete = "DELETE FROM pending WHERE time = ? AND source = ? AND id = ?"
}

extension Prepared {
  /// Binds the primary key of `pending`.
  func bind(_ place: PendingPlace) {
    bind(place.time)
    bind(place.source.rawValue)
    bind(place.id)
  }
}
