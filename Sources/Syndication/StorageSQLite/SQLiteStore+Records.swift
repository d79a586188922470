import GRDB
package import News
import Storage

extension SQLiteStore {
  package func outlines(_ visit: @Sendable (StoryOutline) throws -> Bool) async throws {
    try await visiting { db in
      let leaders = try Prepared(db, Self.outlinesSQL)
      let members = try Prepared(db, Self.outlineMembersSQL)
      while var columns = try leaders.next() {
        let (settled, count) = (try columns.storyIfAny(), try columns.integerIfAny() ?? 1)
        let story = StoryID(foundedBy: try columns.article())
        var outline = StoryOutline(
          id: settled ?? story, changed: try columns.integer(), time: try columns.moment(),
          publisher: PublisherID(rawValue: try columns.text()),
          service: try columns.textIfAny())
        if count > 1 { try Self.read(members, into: &outline) }
        guard try visit(outline) else { return }
      }
    }
  }

  private static func read(_ members: Prepared, into outline: inout StoryOutline) throws {
    members.bind(outline.id)
    members.bind(StoryRecord.maximumMembers)
    defer { members.rewind() }
    while var columns = try members.next() {
      outline.changed = max(outline.changed, try columns.integer())
      let role = try columns.role()
      let member = RepublicationOutline(
        publisher: PublisherID(rawValue: try columns.text()), time: try columns.moment(),
        credited: try columns.integer() != 0)
      if role == .republication { outline.republications.append(member) }
    }
  }

  static let outlinesSQL = """
    SELECT m.story, s.members, a.id, a.changed, a.time, a.publisher, d.service
    FROM article a JOIN detail d ON d.article = a.row
    LEFT JOIN member m ON m.article = a.row LEFT JOIN story s ON s.id = m.story
    WHERE a.leads = 1 ORDER BY a.time DESC, a.id
    """

  static let outlineMembersSQL = """
    SELECT a.changed, m.role, a.publisher, a.time, m.credited
    FROM member m JOIN article a ON a.row = m.article
    WHERE m.story = ? ORDER BY m.place, a.id LIMIT ?
    """
}

extension SQLiteStore {
  package func records(
    of stories: [StoryID], content: Bool, _ visit: @Sendable (StoryRecord) throws -> Bool
  ) async throws {
    try await visiting { db in
      let reader = try RecordReader(db)
      for story in stories {
        guard let record = try reader.record(of: story, content: content) else { continue }
        guard try visit(record) else { return }
      }
    }
  }
}

/// Reads stories with all that is told of them.
private struct RecordReader {
  private let members: MemberReader
  private let alone: Prepared
  private let credit: Prepared
  private let body: Prepared
  private let revisions: Prepared

  init(_ db: Database) throws {
    members = try MemberReader(db)
    alone = try Prepared(
      db,
      """
      SELECT \(ArticleColumns.selected(content: false))
      FROM \(ArticleColumns.tables(content: false))
      WHERE a.id = ? AND NOT EXISTS (SELECT 1 FROM member m WHERE m.article = a.row)
      """)
    credit = try Prepared(db, "SELECT credited_title, credited_url FROM story WHERE id = ?")
    body = try Prepared(
      db,
      """
      SELECT b.form, b.text FROM article a JOIN body b ON b.article = a.row WHERE a.id = ?
      """)
    revisions = try Prepared(db, SQLiteStore.revisionsSQL(order: "DESC"))
  }

  func record(of story: StoryID, content: Bool) throws -> StoryRecord? {
    guard var record = try bare(story) else { return nil }
    guard content else { return record }
    body.bind(record.origin.id)
    record.origin.content = try body.first { try $0.content() } ?? .none
    if record.origin.revision > 1 { record.revisions = try revisions(of: record.origin.id) }
    return record
  }

  /// Without content.
  private func bare(_ story: StoryID) throws -> StoryRecord? {
    var members = try members.members(of: story, limit: StoryRecord.maximumMembers + 1)
    guard !members.isEmpty else {
      alone.bind(ArticleID(rawValue: story.rawValue))
      return try alone.first { try $0.article(content: false) }.map {
        StoryRecord(story: story, origin: $0)
      }
    }
    let place = members.firstIndex { $0.membership.role == .origin } ?? 0
    let origin = members.remove(at: place)
    credit.bind(story)
    return StoryRecord(
      story: story, origin: origin.article, others: members,
      credited: try credit.first { try $0.linkIfAny() } ?? nil)
  }

  private func revisions(of article: ArticleID) throws -> [Revision] {
    revisions.bind(article)
    revisions.bind(StoryRecord.maximumRevisions)
    defer { revisions.rewind() }
    var found: [Revision] = []
    while var columns = try revisions.next() { found.append(try columns.revision(of: article)) }
    return found.reversed()
  }
}
