import GRDB
import News

/// Where an article is stored, and what of it settling needs.
struct LocatedArticle {
  let place: PendingPlace
  let leads: Bool
  /// The story it is in so far.
  let story: StoryID?

  var row: Int64 { place.row }
}

extension Settler {
  /// What settling runs for each story and member.
  struct Statements {
    private let rows: Prepared
    private let locate: Prepared
    private let story: Prepared
    private let join: Prepared
    private let lead: Prepared
    private let mark: Prepared
    private let unpend: Prepared
    private let leave: Prepared
    private let pend: Prepared
    private let summary: Prepared
    private let credit: Prepared
    private let keepSummary: Prepared
    private let dropSummary: Prepared

    init(_ db: Database) throws {
      rows = try Prepared(db, "SELECT article FROM member WHERE story = ?")
      locate = try Prepared(
        db,
        """
        SELECT a.row, a.time, a.source, a.id, a.leads, m.story
        FROM article a LEFT JOIN member m ON m.article = a.row WHERE a.id = ?
        """)
      story = try Prepared(db, "SELECT story FROM member WHERE article = ?")
      join = try Prepared(db, Self.joining)
      lead = try Prepared(db, "UPDATE article SET leads = ? WHERE row = ?")
      mark = try Prepared(db, "UPDATE article SET changed = ? WHERE row = ?")
      unpend = try Prepared(db, PendingPlace.delete)
      leave = try Prepared(db, "DELETE FROM member WHERE article = ?")
      pend = try Prepared(
        db,
        """
        INSERT INTO pending(time, source, id, article)
        SELECT time, source, id, row FROM article WHERE row = ? ON CONFLICT DO NOTHING
        """)
      summary = try Prepared(db, Self.summarising)
      credit = try Prepared(db, "SELECT credited_title, credited_url FROM story WHERE id = ?")
      keepSummary = try Prepared(db, Self.keeping)
      dropSummary = try Prepared(db, "DELETE FROM story WHERE id = ?")
    }

    private static let joining = """
      INSERT INTO member(article, story, place, role, parent, credited, evidence)
      VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT(article) DO UPDATE SET
        story = excluded.story, place = excluded.place, role = excluded.role,
        parent = excluded.parent, credited = excluded.credited, evidence = excluded.evidence
      WHERE (story, place, role, parent, credited, evidence)
        IS NOT (excluded.story, excluded.place, excluded.role, excluded.parent,
          excluded.credited, excluded.evidence)
      """

    /// How many members, how many publishers, the newest republication (role 2).
    private static let summarising = """
      SELECT count(*), count(DISTINCT a.publisher),
        max(CASE m.role WHEN 2 THEN a.first_seen END)
      FROM member m JOIN article a ON a.row = m.article WHERE m.story = ?
      """

    private static let keeping = """
      INSERT INTO story(id, members, publishers, newest, credited_title, credited_url)
      VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT(id) DO UPDATE SET
        members = excluded.members, publishers = excluded.publishers, newest = excluded.newest,
        credited_title = excluded.credited_title, credited_url = excluded.credited_url
      WHERE (members, publishers, newest, credited_title, credited_url)
        IS NOT (excluded.members, excluded.publishers, excluded.newest, excluded.credited_title,
          excluded.credited_url)
      """
  }
}

extension Settler.Statements {
  func rows(of story: StoryID) throws -> [Int64] {
    rows.bind(story)
    defer { rows.rewind() }
    var found: [Int64] = []
    while var columns = try rows.next() { found.append(try columns.integer()) }
    return found
  }

  func locate(_ article: ArticleID) throws -> LocatedArticle? {
    locate.bind(article)
    return try locate.first {
      LocatedArticle(
        place: try PendingPlace(&$0), leads: try $0.integer() != 0, story: try $0.storyIfAny())
    }
  }

  func story(of row: Int64) throws -> StoryID? {
    story.bind(row)
    return try story.first { try $0.story() }
  }

  func credit(of story: StoryID) throws -> NamedLink? {
    credit.bind(story)
    return try credit.first { try $0.linkIfAny() } ?? nil
  }

  /// Whether this changed anything.
  func join(
    _ row: Int64, _ story: StoryID, _ place: Int, _ membership: Membership
  ) throws -> Bool {
    join.bind(row)
    join.bind(story)
    join.bind(place)
    join.bind(membership: membership)
    return try join.run()
  }

  func lead(_ row: Int64, _ leads: Bool) throws {
    lead.bind(leads)
    lead.bind(row)
    try lead.run()
  }

  func mark(_ row: Int64, _ generation: Int64) throws {
    mark.bind(generation)
    mark.bind(row)
    try mark.run()
  }

  func unpend(_ place: PendingPlace) throws {
    unpend.bind(place)
    try unpend.run()
  }

  /// Takes an article out of its story: it stands for itself and is pending again.
  func drop(_ row: Int64) throws {
    leave.bind(row)
    try leave.run()
    try lead(row, true)
    pend.bind(row)
    try pend.run()
  }

  /// Whether this changed anything. A story that has nothing to say but its one member has no row.
  func summarise(_ story: StoryID, credited: NamedLink?) throws -> Bool {
    summary.bind(story)
    let found = try summary.first {
      (members: try $0.count(), publishers: try $0.count(), newest: try $0.momentIfAny())
    }
    guard let found, found.members > 1 || (found.members == 1 && credited != nil) else {
      dropSummary.bind(story)
      return try dropSummary.run()
    }
    keepSummary.bind(story)
    keepSummary.bind(found.members)
    keepSummary.bind(found.publishers)
    keepSummary.bind(found.newest)
    keepSummary.bind(credited?.title)
    keepSummary.bind(credited?.url)
    return try keepSummary.run()
  }
}
