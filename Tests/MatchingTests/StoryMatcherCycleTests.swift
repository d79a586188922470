import Matching
import News
import Testing

/// Matching over several cycles, with a store in memory.
@Suite struct StoryMatcherCycleTests {
  struct Newsroom {
    var articles: [ArticleID: Article] = [:]
    var stories: [StoryID: Story] = [:]

    func story(of article: ArticleID) -> StoryID? {
      stories.values.first { $0.members.contains { $0.article == article } }?.id
    }

    func kin(_ keys: [IdentityKey]) -> [Kin] {
      articles.values.sorted { $0.id < $1.id }.flatMap { article in
        Set(IdentityKeys.of(article)).intersection(keys).map { key in
          Kin(
            key: key, article: article.id, source: article.source, publisher: article.publisher,
            story: story(of: article.id), entryHash: 0, contentHash: article.contentHash)
        }
      }
    }

    /// Stores and matches; the stories as they stand then.
    mutating func cycle(_ new: [Article]) -> [Story] {
      for article in new { articles[article.id] = article }
      let pending = new.map { PendingArticle(article: $0, story: story(of: $0.id)) }
      let lookups = KinLookups(of: pending)
      let kin = kin(lookups.own + lookups.others)
      let concerned = MatchBatch.concerned(pending, kin).compactMap { stories[$0] }
      let members = concerned.flatMap(\.members).compactMap { articles[$0.article] }
      let settled = StoryMatcher().match(
        MatchBatch(pending: pending, kin: kin, stories: concerned, members: members))
      for story in settled {
        for member in story.members {
          guard let old = self.story(of: member.article), old != story.id else { continue }
          stories[old]?.members.removeAll { $0.article == member.article }
        }
        stories[story.id] = story
      }
      stories = stories.filter { !$0.value.members.isEmpty }
      return stories.values.sorted { $0.id < $1.id }
    }
  }

  @Test func attachesToAStoredStory() {
    var room = Newsroom()
    _ = room.cycle([article(1, "a", at: 0, text: words(1))])
    let stories = room.cycle([article(2, "b", at: 60, text: words(1))])
    #expect(groups(stories) == [[1, 2]])
    #expect(stories[0].members.map(\.role) == [.origin, .republication])
  }

  /// The origin comes after its copies and takes its place; the story keeps its name.
  @Test func letsALateOriginTakeItsPlace() {
    var room = Newsroom()
    let before = room.cycle([
      article(1, "a", at: 60, text: words(1)), article(2, "b", at: 70, text: words(1)),
    ])
    var late = article(3, "c", at: 0, seen: 90, text: words(1))
    late.polledBefore = late.published?.advanced(by: -60)
    let after = room.cycle([late])
    #expect(after.map(\.id) == before.map(\.id))
    #expect(after[0].origin == ArticleID(rawValue: 3))
    #expect(after[0].members.map(\.article.rawValue) == [3, 1, 2])
    #expect(after[0].members.map(\.evidence) == [[], [.contentHash], [.contentHash]])
  }

  /// What was in a source at its first reading had been there before: in whatever order sources are
  /// first read, the stories are the same.
  @Test func theOrderInWhichSourcesAreFirstReadChangesNothing() {
    let backlog = [
      article(1, "a", at: 60, seen: 100, text: words(1)),
      article(2, "b", at: 0, seen: 100, text: words(1)),
      article(3, "c", at: 70, seen: 100, text: words(1)),
    ]
    var whole = Newsroom()
    let once = whole.cycle(backlog)
    for order in [[0, 1, 2], [2, 1, 0], [1, 0, 2]] {
      var room = Newsroom()
      var stories: [Story] = []
      for index in order { stories = room.cycle([backlog[index]]) }
      #expect(stories == once)
    }
  }

  @Test func neverMergesStoredStories() {
    var room = Newsroom()
    _ = room.cycle([article(1, "a", url: page("a", 1)), article(2, "b", text: words(2))])
    let stories = room.cycle([article(3, "c", at: 5, url: page("a", 1), text: words(2))])
    #expect(groups(stories) == [[1, 3], [2]])
  }

  @Test func keepsAChangedArticleInItsStory() {
    var room = Newsroom()
    _ = room.cycle([
      article(1, "a", text: words(1)), article(2, "b", at: 5, text: words(1)),
      article(3, "c", text: words(3)),
    ])
    let stories = room.cycle([article(2, "b", at: 5, text: words(3))])
    #expect(groups(stories) == [[1, 2], [3]])
    #expect(stories[0].members[1].evidence == [.contentHash])
  }

  @Test func letsAChangedArticleThatIsAloneMove() {
    var room = Newsroom()
    _ = room.cycle([article(1, "a", text: words(1)), article(2, "b", at: 5, text: words(2))])
    #expect(groups(room.cycle([article(2, "b", at: 5, text: words(1))])) == [[1, 2]])
  }

  @Test func keepsTheNameOfAChangedArticleThatStaysAlone() {
    var room = Newsroom()
    let before = room.cycle([article(1, "a", text: words(1))])
    #expect(room.cycle([article(1, "a", text: words(2))]) == before)
  }

  /// A new copy joins the story that a changed article has already.
  @Test func joinsTheChangedArticlesStory() {
    var room = Newsroom()
    let before = room.cycle([article(5, "a", at: 30, text: words(1))])
    let after = room.cycle([
      article(5, "a", at: 30, text: words(2)), article(2, "b", at: 40, text: words(2)),
    ])
    #expect(after.map(\.id) == before.map(\.id))
    #expect(groups(after) == [[2, 5]])
  }

  @Test func givesTheSameAgain() {
    var room = Newsroom()
    let first = room.cycle([
      article(1, "a", at: 0, url: page("a", 1), text: words(1)),
      article(2, "b", at: 20, url: page("b", 2), text: words(1), credits: ["a"]),
      article(3, "c", at: 30, url: page("c", 3), declares: NamedLink(url: page("a", 1))),
    ])
    #expect(room.cycle(room.articles.values.sorted { $0.id < $1.id }) == first)
  }
}
