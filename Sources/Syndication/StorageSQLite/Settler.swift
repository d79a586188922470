import GRDB
import News

/// Stores stories in their new form, within one transaction.
final class Settler {
  /// The generation of what these stories change.
  private let generation: Int64
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
    generation = try db.nextGeneration()
    statements = try Statements(db)
  }

  func settle(_ story: Story) throws {
    let former = try statements.rows(of: story.id)
    let leader = story.members.firstIndex { $0.role == .origin } ?? 0
    var rows: Set<Int64> = []
    for (place, membership) in story.members.enumerated() {
      guard let article = try statements.locate(membership.article) else { continue }
      rows.insert(article.row)
      try settle(membership, at: place, of: story, article, leads: place == leader)
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
      try show(row)
    }
    for story in Set(dropped.map(\.story)).union(robbed.subtracting(given)) {
      try summarise(story, credited: try statements.credit(of: story))
    }
  }

  private func settle(
    _ membership: Membership, at place: Int, of story: Story, _ article: LocatedArticle,
    leads: Bool
  ) throws {
    if let former = article.story, former != story.id { robbed.insert(former) }
    if try statements.join(article.row, story.id, place, membership) {
      isVisible = true
      // What was never settled was shown as a story of one before.
      let isShownSo = article.story == nil && story.isAlone(membership.article)
      if !isShownSo { try show(article.row) }
    }
    if article.leads != leads { try statements.lead(article.row, leads) }
    try statements.unpend(article.place)
  }

  /// Brings a story's row in `story` up to what its members say.
  private func summarise(_ story: StoryID, credited: NamedLink?) throws {
    guard try statements.summarise(story, credited: credited) else { return }
    isVisible = true
    if let row = try statements.rows(of: story).first { try show(row) }
  }

  /// Marks an article as changed for a reader.
  private func show(_ row: Int64) throws {
    isVisible = true
    try statements.mark(row, generation)
  }
}

extension Story {
  /// Whether it is the story that the article makes by itself.
  fileprivate func isAlone(_ article: ArticleID) -> Bool {
    members.count == 1 && credited == nil && id == StoryID(foundedBy: article)
  }
}
