import News
import Storage
import Testing

@Suite("StoreContract: kin, pending, settle")
struct MatchingContract {
  @Test(arguments: StoreUnderTest.all)
  func kinAreFoundByKeyThenArticle(_ run: StoreUnderTest) async throws {
    try await run { store in
      let shared = Samples.key(.content, 7)
      let other = IdentityKey(kind: .canonicalURL, value: shared.value)
      let own = Samples.key(.guid, 3)
      let numbers: [UInt64] = [1, 2, 3]
      try await store.admit(
        Batch(
          admissions: numbers.map {
            Samples.admission(Samples.article($0), keys: $0 == 3 ? [shared, own] : [shared])
          }, seen: Samples.monday))
      try await store.settle([Samples.single(2)])
      let found = try await store.kin(of: [own, shared, Samples.key(.guid, 99), shared, other])
      let expected = [shared, own].sorted().flatMap { key in
        (key == own ? [3] : numbers).map { kin(key, $0, settled: $0 == 2) }
          .sorted { $0.article < $1.article }
      }
      #expect(found == expected)
      #expect(
        try await store.kin(of: [own, shared], sharedOnly: true)
          == expected.filter { $0.key == shared })
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func noMoreKinThanTheFirstAreFound(_ run: StoreUnderTest) async throws {
    try await run { store in
      let key = Samples.key(.newsID, 7)
      let first = (1...UInt64(Kin.maximumHolders)).map { Samples.article($0) }
      for articles in [first, [Samples.article(5000), Samples.article(5001)]] {
        let admissions = articles.map { Samples.admission($0, keys: [key]) }
        try await store.admit(Batch(admissions: admissions, seen: Samples.monday))
      }
      let expected = first.map(\.id).sorted()
      #expect(try await store.kin(of: [key]).map(\.article) == expected)
      #expect(try await store.kin(of: [key], sharedOnly: true).map(\.article) == expected)
    }
  }

  private func kin(_ key: IdentityKey, _ number: UInt64, settled: Bool) -> Kin {
    let article = Samples.article(number)
    return Kin(
      key: key, article: article.id, source: article.source, publisher: article.publisher,
      story: settled ? Samples.story(number) : nil, entryHash: article.id.rawValue,
      contentHash: article.contentHash)
  }

  @Test(arguments: StoreUnderTest.all)
  func keysOfEarlierRevisionsStay(_ run: StoreUnderTest) async throws {
    try await run { store in
      let (old, new) = (Samples.key(.content, 1), Samples.key(.content, 2))
      for (text, key) in [(1, old), (2, new)] as [(UInt64, IdentityKey)] {
        let admission = Samples.admission(Samples.article(1, text: text), keys: [key])
        try await store.admit(Batch(admissions: [admission], seen: Samples.monday))
      }
      #expect(Set(try await store.kin(of: [old, new]).map(\.key)) == [old, new])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func pendingComesInCanonicalOrder(_ run: StoreUnderTest) async throws {
    try await run { store in
      let future = Samples.article(1, source: "a", published: 500)
      let unknown = Samples.article(2, source: "b")
      let old = Samples.article(3, source: "z", published: -500)
      let twins = [4, 5].map { Samples.article($0, source: "c", published: 0) }
      // A claim that is none: where it was first seen, as one without.
      let broken = Samples.article(6, source: "b9", published: -Samples.monday.seconds)
      let sorted = [old, future, unknown, broken] + twins.sorted { $0.id < $1.id }
      for article in [twins[1], broken, unknown, future, twins[0], old] {
        try await store.admit(Samples.batch([article]))
      }
      let all = try await store.pending(limit: .max, content: true)
      #expect(all.map(\.article) == sorted)
      #expect(all.allSatisfy { $0.story == nil })
      let first = try await store.pending(limit: 2, content: false)
      #expect(first.map(\.article.id) == sorted.prefix(2).map(\.id))
      #expect(first.allSatisfy { $0.article.content == .none })
      #expect(try await store.pending(limit: 0, content: false).isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aMovedPendingArticleIsThereOnce(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(Samples.batch([Samples.article(1), Samples.article(2)]))
      try await store.admit(Samples.batch([Samples.article(1, published: -9)]))
      #expect(try await store.pending().map(\.article.id) == [Samples.id(1), Samples.id(2)])
      try await store.settle([Samples.single(1), Samples.single(2)])
      #expect(try await store.pending().isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aStoryIsKeptWhole(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(Samples.batch((1...5).map { Samples.article($0) }))
      let evidence: [Evidence] = [
        .newsID(NewsID(publisher: PublisherID(rawValue: "p:1"), value: "75")),
        .canonicalURL("https://x/?a=1:2"), .declaredSource(""), .contentHash,
        .nearDuplicate(Containment(share: 0.1 + 0.2, shared: 3, shorter: 9)),
      ]
      let story = Story(
        id: Samples.story(2),
        members: [
          Membership(article: Samples.id(2), role: .origin),
          Membership(
            article: Samples.id(1), role: .republication, parent: Samples.id(2),
            evidence: evidence, credited: true),
          Membership(article: Samples.id(3), role: .repeat, parent: Samples.id(1)),
        ], credited: NamedLink(title: "Agency", url: nil))
      let alone = Story(
        id: Samples.story(4), members: [Membership(article: Samples.id(4), role: .origin)],
        credited: NamedLink(title: nil, url: "https://agency/"))
      try await store.settle([story, alone])
      #expect(
        try await store.stories([alone.id, Samples.story(9), story.id]) == [alone, story])
      #expect(try await store.story(of: Samples.id(3)) == story)
      #expect(try await store.story(of: Samples.id(5)) == nil)
      #expect(try await store.pending().map(\.article.id) == [Samples.id(5)])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func membersMoveAndStoriesEnd(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(
        Samples.batch((1...4).map { Samples.article($0, source: "s\($0)") }))
      try await store.settle([
        Samples.story(1, copies: [2, 3], credited: NamedLink(title: "A", url: nil)),
        Samples.single(4),
      ])
      // 2 founds a story and takes 4 along; the story of 4 has no one left.
      try await store.settle([Samples.story(2, copies: [4])])
      let left = Samples.story(1, copies: [3], credited: NamedLink(title: "A", url: nil))
      #expect(try await store.stories([left.id]) == [left])
      #expect(try await store.stories([Samples.story(4)]).isEmpty)
      #expect(try await store.statistics().stories == 2)
      #expect(Set(try await store.ledger().map(\.story)) == [left.id, Samples.story(2)])
      // Taken together again, in one of them.
      let whole = Samples.story(1, copies: [2, 3, 4])
      try await store.settle([whole])
      #expect(try await store.stories([whole.id, Samples.story(2)]) == [whole])
      #expect(try await store.statistics().republished == 1)
      #expect(try await store.published().map(\.story) == [whole.id])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whoNoStoryNamesIsPendingAgain(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(Samples.batch((1...3).map { Samples.article($0) }))
      try await store.settle([Samples.story(1, copies: [2, 3])])
      try await store.settle([Samples.story(1, copies: [2])])
      #expect(try await store.pending().map(\.article.id) == [Samples.id(3)])
      #expect(try await store.story(of: Samples.id(3)) == nil)
      #expect(
        Set(try await store.published().map(\.representative.id))
          == [Samples.id(1), Samples.id(3)])
      try await store.settle([Samples.single(1), Samples.single(2)])
      #expect(try await store.statistics().republished == 0)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func anArticleThatIsNotStoredIsLeftOut(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(Samples.batch([Samples.article(1)]))
      try await store.settle([Samples.story(1, copies: [2])])
      #expect(try await store.stories([Samples.story(1)]) == [Samples.single(1)])
    }
  }
}

@Suite("StoreContract: rulings")
struct RulingContract {
  @Test(arguments: StoreUnderTest.all)
  func aLaterRulingTakesThePlaceOfAnEarlierOne(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(Samples.batch((1...4).map { Samples.article($0) }))
      let apart = Ruling(.apart, Samples.id(2), Samples.id(1))
      let other = Ruling(.apart, Samples.id(3), Samples.id(1))
      try await store.rule([apart, other, apart], lifting: [], settling: [])
      let all = [apart, other].sorted { ($0.a, $0.b) < ($1.a, $1.b) }
      #expect(try await store.rulings(of: [Samples.id(1)]) == all)
      #expect(try await store.rulings(of: [Samples.id(2), Samples.id(3)]) == all)
      #expect(try await store.rulings(of: [Samples.id(2)]) == [apart])
      #expect(try await store.rulings(of: [Samples.id(4)]).isEmpty)
      let together = Ruling(.together, Samples.id(1), Samples.id(2))
      try await store.rule([together], lifting: [], settling: [])
      #expect(try await store.rulings(of: [Samples.id(2)]) == [together])
      try await store.rule([], lifting: [together, other], settling: [])
      #expect(try await store.rulings(of: [Samples.id(1)]).isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func storiesAreSettledWithTheRuling(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(Samples.batch((1...2).map { Samples.article($0) }))
      try await store.settle([Samples.story(1, copies: [2])])
      let generation = try await store.generation()
      try await store.rule(
        [Ruling(.apart, Samples.id(1), Samples.id(2))], lifting: [],
        settling: [Samples.single(1), Samples.single(2)])
      #expect(try await store.story(of: Samples.id(2)) == Samples.single(2))
      #expect(try await store.pending().isEmpty)
      #expect(try await store.generation() > generation)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func rulingsGoWithTheirArticles(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(Samples.batch([Samples.article(1)]))
      try await store.admit(Samples.batch([Samples.article(2)], after: 1_000))
      let (known, unknown) = (Samples.id(1), Samples.id(9))
      try await store.rule(
        [Ruling(.apart, known, unknown), Ruling(.together, known, known)], lifting: [], settling: []
      )
      #expect(try await store.rulings(of: [known, unknown]).isEmpty)
      try await store.rule([Ruling(.apart, known, Samples.id(2))], lifting: [], settling: [])
      #expect(try await store.prune([:], others: Samples.monday.advanced(by: 500)) == 1)
      #expect(try await store.rulings(of: [known, Samples.id(2)]).isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whatIsRuledByHandIsEvidence(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(Samples.batch((1...2).map { Samples.article($0) }))
      var story = Samples.story(1, copies: [2])
      story.members[1].evidence = [.contentHash, .byHand]
      try await store.settle([story])
      #expect(try await store.stories([story.id]) == [story])
    }
  }
}
