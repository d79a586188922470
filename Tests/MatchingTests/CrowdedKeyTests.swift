import Matching
import News
import Testing

/// A key with more holders than a store finds.
@Suite struct CrowdedKeyTests {
  private let newsID = NewsID(publisher: PublisherID(rawValue: "a"), value: "75478139")

  /// As many stored articles as are found, each in a story of its own but where `together` says so.
  private func kin(_ key: IdentityKey, publishers: Int, together: StoryID? = nil) -> [Kin] {
    (0..<Kin.maximumHolders).map { number in
      let id = ArticleID(rawValue: UInt64(1_000 + number))
      let name = "p\(number % publishers)"
      return Kin(
        key: key, article: id, source: SourceID(rawValue: name),
        publisher: PublisherID(rawValue: name), story: together ?? StoryID(foundedBy: id),
        entryHash: 0, contentHash: .none)
    }
  }

  private func key(_ kind: IdentityKey.Kind, of article: Article) throws -> IdentityKey {
    try #require(IdentityKeys.of(article).first { $0.kind == kind })
  }

  /// The wrong news ID of a whole site: none of its articles is read, and none joined.
  @Test func isFurniture() throws {
    let new = [article(1, "a", newsID: newsID), article(2, "b", newsID: newsID)]
    let kin = kin(try key(.newsID, of: new[0]), publishers: 1)
    #expect(MatchBatch.concerned(pending(new), kin).isEmpty)
    let batch = MatchBatch(pending: pending(new), kin: kin)
    #expect(groups(StoryMatcher().match(batch)) == [[1], [2]])
    // With a holder less, they are kin.
    let fewer = Array(kin.dropLast())
    #expect(MatchBatch.concerned(pending(new), fewer).count == fewer.count)
    #expect(
      groups(StoryMatcher().match(MatchBatch(pending: pending(new), kin: fewer))) == [[1, 2]])
  }

  /// Stories that are finished in parts come out as they do together.
  @Test func partsOfABatchGiveTheSameStories() throws {
    let articles = (1...40).map { number in
      article(
        UInt64(number), "s\(number % 7)", at: Int64(number), text: words(number % 9),
        links: number > 9 ? [page("s1", number % 9)] : [])
    }
    let matcher = StoryMatcher()
    var window = NearWindow()
    let groups = matcher.group(MatchBatch(pending: pending(articles)), near: nil, &window)
    let whole = matcher.finish(groups)
    #expect(whole.contains { $0.members.count > 3 })
    for limit in [1, 3, 7, 1_000] {
      let parts = groups.parts(ofMembers: limit)
      #expect(limit > 100 ? parts.count == 1 : parts.count > 3)
      let stories = parts.flatMap { matcher.finish($0) }
      #expect(stories.sorted { $0.id < $1.id } == whole)
      #expect(parts.flatMap(\.members).count == groups.members.count)
    }
  }

  /// What a thousand publishers have of an agency is one text still, and one address is one page.
  @Test func isNoFurnitureWhereEachHasItOnce() throws {
    let new = article(1, "a", url: page("a", 1), text: words(1))
    let story = StoryID(foundedBy: ArticleID(rawValue: 1_000))
    let text = kin(
      try key(.content, of: new), publishers: Kin.maximumHolders, together: story)
    #expect(MatchBatch.concerned(pending([new]), text) == [story])
    let address = kin(try key(.canonicalURL, of: new), publishers: 1, together: story)
    #expect(MatchBatch.concerned(pending([new]), address) == [story])
  }
}
