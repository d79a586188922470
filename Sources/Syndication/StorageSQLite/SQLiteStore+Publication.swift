import GRDB
package import News
package import Storage

extension SQLiteStore {
  package func publish(
    _ query: PublicationQuery, _ visit: @Sendable (PublishedStory) throws -> Bool
  ) async throws {
    try await visiting(cache: Self.publicationCache) { db in
      let others = try MemberReader(db)
      switch query.order {
      case .newestFirst:
        let items = try Prepared(db, Self.publicationSQL(query))
        while var columns = try items.next() {
          guard try visit(try columns.item(query, others)) else { return }
        }
      case .appearance(let place):
        let item = try Prepared(db, Self.publishedItemSQL(query))
        for row in try Self.appearedRows(db, query, after: place) {
          item.bind(row)
          let found = try item.first { try $0.item(query, others) }
          guard let found, try visit(found) else { return }
        }
      }
    }
  }

  package func newestMoment(
    collapse: Bool, limit: Int
  ) async throws(StoreError) -> Timestamp? {
    try await read { db in
      let newest = try Prepared(db, Self.newestSQL(collapse: collapse))
      newest.bind(max(0, limit))
      return try newest.first { try $0.momentIfAny() } ?? nil
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
  ///
  /// - Parameter cache: KiB of pages that are kept meanwhile; nil for as many as ever.
  func visiting(
    cache: Int? = nil, _ body: @Sendable (Database) throws -> Void
  ) async throws {
    do {
      try await queue.writeWithoutTransaction { db in
        if let cache { try db.execute(sql: "PRAGMA cache_size = -\(cache)") }
        defer {
          if cache != nil { try? db.execute(sql: "PRAGMA cache_size = \(StoreFile.cachedPages)") }
        }
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
  /// KiB of pages that are kept while an export is read: its articles lie in the order of arrival and
  /// are read by their times, so that pages are asked for again and again.
  static let publicationCache = 24 << 10

  static func publicationSQL(_ query: PublicationQuery) -> String {
    """
    \(itemSQL(query)) \(query.collapse ? "WHERE a.leads = 1" : "") ORDER BY a.time DESC, a.id
    """
  }

  /// The rows are sorted by themselves, as neighbours share a page, and of each no more is read than
  /// its beginning.
  static func newestSQL(collapse: Bool) -> String {
    let items =
      "FROM article \(collapse ? "WHERE leads = 1" : "") ORDER BY time DESC, id LIMIT"
    return """
      SELECT max(time, coalesce(modified, time)) FROM (
        SELECT (SELECT time \(items) min(1, ?1)) AS time,
          (SELECT max(modified) FROM detail WHERE article IN (SELECT row \(items) ?1)) AS modified)
      """
  }

  static func publishedItemSQL(_ query: PublicationQuery) -> String {
    "\(itemSQL(query)) WHERE a.row = ?"
  }

  /// Read by `item`.
  private static func itemSQL(_ query: PublicationQuery) -> String {
    """
    SELECT m.story, s.members, a.revised, \(ArticleColumns.selected(content: query.content))
    FROM \(ArticleColumns.tables(content: query.content))
    LEFT JOIN member m ON m.article = a.row LEFT JOIN story s ON s.id = m.story
    """
  }

  /// The rows of what appeared, sorted by themselves: the sorter would else hold the articles.
  private static func appearedRows(
    _ db: Database, _ query: PublicationQuery, after place: Appearance?
  ) throws -> [Int64] {
    let list = try Prepared(
      db,
      """
      SELECT row FROM article WHERE (revised, id) > (?, ?)\(query.collapse ? " AND leads = 1" : "")
      ORDER BY revised, id
      """)
    list.bind(place?.seen ?? Timestamp(seconds: .min))
    list.bind(place?.article ?? ArticleID(rawValue: 0))
    var rows: [Int64] = []
    while var columns = try list.next() { rows.append(try columns.integer()) }
    return rows
  }

  static func ledgerSQL(since: Bool) -> String {
    """
    SELECT id, credited_title, credited_url FROM story
    WHERE publishers >= 2 AND publishers >= ? \(since ? "AND newest >= ?" : "")
    ORDER BY newest DESC, id
    """
  }
}

extension Columns {
  /// An item of `publish`.
  fileprivate mutating func item(
    _ query: PublicationQuery, _ others: MemberReader
  ) throws -> PublishedStory {
    let settled = try storyIfAny()
    let members = try integerIfAny() ?? 1
    let seen = try moment()
    let article = try article(content: query.content)
    var item = PublishedStory(
      story: settled ?? StoryID(foundedBy: article.id), representative: article, seen: seen)
    if query.collapse, members > 1 {
      item.others = try others.members(of: item.story).filter { $0.article.id != article.id }
    }
    return item
  }
}
