import GRDB
import News

/// Stores stories in their new form, within one transaction.
final class Settler {
  private let statements: Statements
  /// Former members of stories that were given: pending again, unless another story took them.
  private var dropped: [(row: Int64, story: StoryID)] = []
  /// Stories that were not given and have lost members to those that were.
  private var robbed: Set<StoryID> = []
  /// Stories that were given.
  private var given: Set<StoryID> = []
  /// Whether a reader could see a difference.
  private(set) var isVisible = false

  init(_ db: Database) throws {
    statements = try Statements(db)
  }

  func settle(_ story: Story) throws {
    let former = try statements.rows(of: story.id)
    let leader = story.members.firstIndex { $0.role == .origin } ?? 0
    var rows: Set<Int64> = []
    for (place, membership) in story.members.enumerated() {
      guard let article = try statements.locate(membership.article) else { continue }
      rows.insert(article.row)
      try settle(membership, at: place, of: story.id, article, leads: place == leader)
    }
    dropped += former.filter { !rows.contains($0) }.map { ($0, story.id) }
    given.insert(story.id)
    if former.isEmpty, rows.count == 1, story.credited == nil { return }
    try summarise(story.id, credited: story.credited)
  }

  /// To be called after the last story.
  func finish() throws {
    for (row, story) in dropped where try statements.story(of: row) == story {
      try statements.drop(row)
      isVisible = true
    }
    for story in Set(dropped.map(\.story)).union(robbed.subtracting(given)) {
      try summarise(story, credited: try statements.credit(of: story))
    }
  }

  private func settle(
    _ membership: Membership, at place: Int, of story: StoryID, _ article: LocatedArticle,
    leads: Bool
  ) throws {
    if let former = article.story, former != story { robbed.insert(former) }
    if try statements.join(article.row, story, place, membership) { isVisible = true }
    if article.leads != leads { try statements.lead(article.row, leads) }
    try statements.unpend(article.place)
  }

  /// Brings a story's row in `story` up to what its members say.
  private func summarise(_ story: StoryID, credited: NamedLink?) throws {
    if try statements.summarise(story, credited: credited) { isVisible = true }
  }
}
