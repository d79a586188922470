import GRDB
package import News
package import Storage

extension SQLiteStore {
  package func window(
    since: Timestamp, after place: WindowPage.Place?, limit: Int
  ) async throws(StoreError) -> WindowPage {
    try await read { db in
      let list = try Prepared(db, Self.windowSQL)
      list.bind(place?.value ?? .min)
      list.bind(since)
      list.bind(max(0, limit))
      var page = WindowPage(texts: [], next: nil)
      var last: Int64 = 0
      while var columns = try list.next() {
        last = try columns.integer()
        page.texts.append(
          WindowText(
            article: try columns.article(), source: SourceID(rawValue: try columns.text()),
            story: try columns.story(), print: try columns.print()))
      }
      if !page.texts.isEmpty, page.texts.count == limit {
        page.next = WindowPage.Place(value: last)
      }
      return page
    }
  }

  /// Follows three tables row by row, side by side.
  static let windowSQL = """
    SELECT p.article, a.id, a.source, m.story, p.shingles
    FROM print p JOIN article a ON a.row = p.article JOIN member m ON m.article = p.article
    WHERE p.article > ? AND a.revised >= ? ORDER BY p.article LIMIT ?
    """
}
