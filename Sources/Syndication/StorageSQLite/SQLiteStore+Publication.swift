import GRDB
package import News
package import Storage

extension SQLiteStore {
  package func publish(
    _ query: PublicationQuery, _ visit: @Sendable (PublishedStory) throws -> Bool
  ) async throws {
    try await visiting { db in
      let items = try Prepared(db, Self.publicationSQL(query))
      let others = try MemberReader(db)
      while var columns = try items.next() {
        let settled = try columns.storyIfAny()
        let members = try columns.integerIfAny() ?? 1
        let article = try columns.article(content: query.content)
        let story = settled ?? StoryID(foundedBy: article.id)
        var item = PublishedStory(story: story, representative: article)
        if query.collapse, members > 1 {
          item.others = try others.members(of: story).filter { $0.article.id != article.id }
        }
        guard try visit(item) else { return }
      }
    }
  }

  package func ledger(
    _ query: LedgerQuery, _ visit: @Sendable (LedgerStory) throws -> Bool
  ) async throws {
    try await visiting { db in
      let stories = try Prepared(db, Self.ledgerSQL(since: query.since != nil))
      let reader = try MemberReader(db)
      stories.bind(max(2, query.minimumPublishers))
      if let since = query.since { stories.bind(since) }
      while var columns = try stories.next() {
        let (id, credited) = (try columns.story(), try columns.linkIfAny())
        let members = try reader.members(of: id)
        guard let origin = members.first(where: { $0.membership.role == .origin }) else {
          throw Damage(what: "member.role")
        }
        let story = LedgerStory(
          story: id, origin: origin.article,
          republications: members.filter { $0.membership.role == .republication },
          credited: credited)
        guard try visit(story) else { return }
      }
    }
  }

  /// Runs `body`, which calls something of the caller's, on one state of the store. What the caller
  /// throws is passed on as it is. Ends with the caller's task.
  func visiting(_ body: @Sendable (Database) throws -> Void) async throws {
    do {
      try await queue.writeWithoutTransaction { db in
        try db.whole(.deferred) { try body(db) }
      }
    } catch let error as DatabaseError {
      // The caller's task was cancelled while a row was looked for.
      if error.resultCode == .SQLITE_INTERRUPT { throw CancellationError() }
      throw StoreError(error, path: path)
    } catch let damage as Damage {
      throw StoreError(damage, path: path)
    }
  }
}

extension SQLiteStore {
  static func publicationSQL(_ query: PublicationQuery) -> String {
    """
    SELECT m.story, s.members, \(ArticleColumns.selected(content: query.content))
    FROM \(ArticleColumns.tables(content: query.content))
    LEFT JOIN member m ON m.article = a.row LEFT JOIN story s ON s.id = m.story
    \(query.collapse ? "WHERE a.leads = 1" : "") ORDER BY a.time DESC, a.id
    """
  }

  static func ledgerSQL(since: Bool) -> String {
    """
    SELECT id, credited_title, credited_url FROM story
    WHERE publishers >= 2 AND publishers >= ? \(since ? "AND newest >= ?" : "")
    ORDER BY newest DESC, id
    """
  }
}
