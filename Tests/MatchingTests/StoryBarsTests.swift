import Matching
import News
import Testing

/// What a person or the scope says stands above keys.
@Suite struct StoryBarsTests {
  private let texts = [
    article(1, "a", at: 0, text: words(1)), article(2, "b", at: 5, text: words(1)),
    article(3, "c", at: 10, text: words(1)), article(4, "d", at: 15, text: words(2)),
  ]

  private func match(_ rulings: [Ruling] = [], _ scope: MatchScope = .all) -> [Story] {
    StoryMatcher().match(
      MatchBatch(pending: pending(texts), rulings: rulings, scope: scope))
  }

  private func ruling(_ kind: Ruling.Kind, _ a: UInt64, _ b: UInt64) -> Ruling {
    Ruling(kind, ArticleID(rawValue: a), ArticleID(rawValue: b))
  }

  @Test func keepsApartWhatIsRuledApart() {
    #expect(groups(match()) == [[1, 2, 3], [4]])
    #expect(groups(match([ruling(.apart, 2, 1)])) == [[1, 3], [2], [4]])
    #expect(groups(match([ruling(.apart, 3, 2)])) == [[1, 2], [3], [4]])
  }

  @Test func putsTogetherWhatIsRuledTogether() {
    let stories = match([ruling(.together, 1, 4)])
    #expect(groups(stories) == [[1, 2, 3, 4]])
    let evidence = Dictionary(
      uniqueKeysWithValues: stories[0].members.map { ($0.article.rawValue, $0.evidence) })
    #expect(evidence == [1: [], 2: [.contentHash], 3: [.contentHash], 4: [.byHand]])
  }

  /// An article that is together with one and apart from another of the same story stays out.
  @Test func apartWinsOverTogether() {
    #expect(groups(match([ruling(.together, 4, 1), ruling(.apart, 4, 2)])) == [[1, 2, 3], [4]])
  }

  @Test func matchesWithinGroupsOfSources() {
    func scope(_ groups: [[String]]) -> MatchScope {
      MatchScope(groups.map { $0.map(SourceID.init(rawValue:)) })
    }
    #expect(groups(match([], scope([]))) == [[1], [2], [3], [4]])
    #expect(groups(match([], scope([["a", "c"], ["b", "d"]]))) == [[1, 3], [2], [4]])
    // One that is in two groups brings no others together.
    #expect(groups(match([], scope([["a", "b"], ["b", "c"]]))) == [[1, 2], [3], [4]])
  }
}
