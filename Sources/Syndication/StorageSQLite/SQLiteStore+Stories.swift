import GRDB
package import News
package import Storage

extension SQLiteStore {
  package func stories(_ ids: [StoryID]) async throws(StoreError) -> [Story] {
    try await read { db in
      let reader = try StoryReader(db)
      return try ids.compactMap { try reader.story($0) }
    }
  }

  package func story(of article: ArticleID) async throws(StoreError) -> Story? {
    try await read { db in
      let find = try Prepared(
        db, "SELECT story FROM member WHERE article = (SELECT row FROM article WHERE id = ?)")
      find.bind(article)
      guard let id = try find.first({ try $0.story() }) else { return nil }
      return try StoryReader(db).story(id)
    }
  }

  package func settle(_ stories: [Story]) async throws(StoreError) {
    try await write { db in try Self.settle(stories, db) }
  }

  /// Within a transaction.
  static func settle(_ stories: [Story], _ db: Database) throws {
    let settler = try Settler(db)
    for story in try inOrderOfRows(stories, db) { try settler.settle(story) }
    try settler.finish()
    if settler.isVisible { try db.bumpGeneration() }
  }
}

extension SQLiteStore {
  /// By where the first member of each is stored: neighbours share a page.
  private static func inOrderOfRows(_ stories: [Story], _ db: Database) throws -> [Story] {
    let find = try Prepared(db, "SELECT row FROM article WHERE id = ?")
    let rows = try stories.map { story -> Int64 in
      guard let first = story.members.first?.article else { return 0 }
      find.bind(first)
      return try find.first { try $0.integer() } ?? 0
    }
    return stories.indices.sorted { (rows[$0], $0) < (rows[$1], $1) }.map { stories[$0] }
  }
}

/// Puts stories together from their rows.
struct StoryReader {
  private let members: Prepared
  private let credit: Prepared

  init(_ db: Database) throws {
    members = try Prepared(
      db,
      """
      SELECT a.id, \(MemberColumns.names) FROM member m JOIN article a ON a.row = m.article
      WHERE m.story = ? ORDER BY m.place, a.id
      """)
    credit = try Prepared(db, "SELECT credited_title, credited_url FROM story WHERE id = ?")
  }

  /// Nil when it has no members.
  func story(_ id: StoryID) throws -> Story? {
    members.bind(id)
    defer { members.rewind() }
    var story = Story(id: id, members: [])
    while var columns = try members.next() {
      story.members.append(try columns.membership(of: try columns.article()))
    }
    guard !story.members.isEmpty else { return nil }
    credit.bind(id)
    story.credited = try credit.first { try $0.linkIfAny() } ?? nil
    return story
  }
}
