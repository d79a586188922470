import Matching
import News
import Testing

@Suite struct StoryMatcherTests {
  private let b = PublisherID(rawValue: "b")

  @Test func foundsAStoryForEachArticle() {
    let stories = match([article(1, "a", text: words(1)), article(2, "b", text: words(2))])
    #expect(groups(stories) == [[1], [2]])
    #expect(stories[0].id == StoryID(foundedBy: ArticleID(rawValue: 1)))
    #expect(stories[0].members == [Membership(article: ArticleID(rawValue: 1), role: .origin)])
  }

  @Test func recordsEveryPieceOfEvidenceTheStrongestFirst() {
    let id = NewsID(publisher: b, value: "123456")
    let origin = article(1, "b", at: 0, url: page("b", 1), text: words(1), newsID: id)
    let copy = article(
      2, "c", at: 20, url: page("b", 1), text: words(1), newsID: id)
    let member = match([origin, copy])[0].members[1]
    #expect(member.evidence == [.newsID(id), .canonicalURL(page("b", 1)), .contentHash])
    #expect(member.role == .republication)
    #expect(member.parent == origin.id)
  }

  @Test func matchesADeclaredSourceBothWays() {
    let origin = article(1, "b", at: 0, url: page("b", 1))
    let copy = article(2, "c", at: 20, url: page("c", 2), declares: NamedLink(url: page("b", 1)))
    for members in [[origin, copy], [copy, origin]] {
      let story = match(members)[0]
      #expect(story.members.map(\.article) == [origin.id, copy.id])
      #expect(story.members[1].evidence == [.declaredSource(page("b", 1))])
      #expect(story.members[1].credited)
    }
  }

  @Test func matchesTwoThatNameOneSource() {
    let link = NamedLink(url: page("x", 9))
    let stories = match([
      article(1, "b", url: page("b", 1), declares: link),
      article(2, "c", url: page("c", 2), declares: link),
    ])
    #expect(groups(stories) == [[1, 2]])
    #expect(stories[0].credited == link)
  }

  @Test func provesNothingByAnIDOfAnotherPublisher() {
    let stories = match([
      article(1, "a", newsID: NewsID(publisher: PublisherID(rawValue: "a"), value: "123456")),
      article(2, "b", newsID: NewsID(publisher: b, value: "123456")),
    ])
    #expect(groups(stories) == [[1], [2]])
  }

  @Test func tellsRepeatsFromRepublications() {
    let roles = match([
      article(1, "a", at: 0, text: words(1)),
      article(2, "a2", at: 10, publisher: "a", text: words(1)),
      article(3, "b", at: 20, text: words(1)),
      article(4, "b2", at: 30, publisher: "b", text: words(1)),
    ])[0].members.map(\.role)
    #expect(roles == [.origin, .repeat, .republication, .repeat])
  }

  /// What stands in the place of a text, under every headline of one publisher.
  @Test func takesNoPlaceholderForAText() {
    let stub = words(1)
    let stubs = (1...2).map {
      article(UInt64($0), "a", url: page("a", $0), title: "Headline \($0)", text: stub)
    }
    #expect(groups(match(stubs)) == [[1], [2]])
    let same = (1...2).map { article(UInt64($0), "a", url: page("a", $0), text: stub) }
    #expect(groups(match(same)) == [[1, 2]])
  }

  /// A key that more than three pages of one publisher have is furniture, for others too.
  @Test func passesFurnitureOver() {
    let link = NamedLink(url: page("x", 9))
    let footers = (1...4).map { article(UInt64($0), "a", url: page("a", $0), declares: link) }
    let other = article(9, "b", url: page("b", 9), declares: link)
    #expect(groups(match(footers + [other])) == [[1], [2], [3], [4], [9]])
    #expect(groups(match(Array(footers.prefix(3)) + [other])) == [[1, 2, 3, 9]])
  }

  @Test func attachesToTheBestOfTwoStoriesAndMergesNone() {
    let first = article(1, "a", at: 0, url: page("a", 1))
    let second = article(2, "b", at: 5, text: words(2))
    let bridge = article(
      3, "c", at: 10, url: page("c", 3), text: words(2), declares: NamedLink(url: page("a", 1)))
    let stories = match([first, second, bridge])
    #expect(groups(stories) == [[1, 3], [2]])
    #expect(stories[0].members[1].evidence == [.declaredSource(page("a", 1))])
  }

  /// The copy is dated before what it names as its source: the source goes first all the same.
  @Test func placesTheNamedSourceFirst() {
    let copy = article(1, "a", at: 0, url: page("a", 1), declares: NamedLink(url: page("b", 2)))
    let twin = article(2, "c", at: -10, text: words(1))
    let origin = article(3, "b", at: 30, url: page("b", 2), text: words(1))
    #expect(groups(match([copy, twin, origin])) == [[1, 2, 3]])
  }

  @Test func endsWhenSourcesNameEachOther() {
    let stories = match([
      article(1, "a", url: page("a", 1), declares: NamedLink(url: page("b", 2))),
      article(2, "b", url: page("b", 2), declares: NamedLink(url: page("a", 1))),
    ])
    #expect(groups(stories) == [[1, 2]])
  }

  /// A row of sources longer than is followed ends, and everybody has a place.
  @Test func followsARowOfSourcesOnlySoFar() {
    let count = 100
    let row = (1...count).map { number in
      article(
        UInt64(number), "s\(number)", at: Int64(number), url: page("s", number),
        declares: number < count ? NamedLink(url: page("s", number + 1)) : nil)
    }
    let stories = match(row)
    #expect(stories.reduce(0) { $0 + $1.members.count } == count)
    #expect(stories.count == 2)
  }

  @Test func looksAtSoManyHoldersOfAKey() {
    let count = 300
    let copies = (1...count).map {
      article(UInt64($0), "s\($0)", at: Int64($0), url: page("s", $0), text: words(1))
    }
    #expect(groups(match(copies)) == [Array(1...UInt64(count))])
  }
}
