import GRDB
import News

/// Reads the members of a story with their articles, without content, in the story's order.
struct MemberReader {
  private let list: Prepared

  init(_ db: Database) throws {
    list = try Prepared(db, Self.sql)
  }

  static let sql = """
    SELECT \(ArticleColumns.selected(content: false)), \(MemberColumns.names)
    FROM member m \(ArticleColumns.tables(joinedTo: "m.article", content: false))
    WHERE m.story = ? ORDER BY m.place, a.id LIMIT ?
    """

  func members(of story: StoryID, limit: Int = .max) throws -> [StoryMember] {
    list.bind(story)
    list.bind(limit)
    defer { list.rewind() }
    var members: [StoryMember] = []
    while var columns = try list.next() {
      let article = try columns.article(content: false)
      let membership = try columns.membership(of: article.id)
      members.append(StoryMember(article: article, membership: membership))
    }
    return members
  }
}
