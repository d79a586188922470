import News
import Storage
import Testing

@Suite("StoreContract: prune, statistics")
struct RetentionContract {
  private let late = Samples.monday.advanced(by: 1000)

  @Test(arguments: StoreUnderTest.all)
  func removesWhatWasLastSeenLongAgo(_ run: StoreUnderTest) async throws {
    try await run { store in
      let old = Samples.admission(
        Samples.fullArticle(1), keys: [Samples.key(.guid, 1), Samples.key(.content, 1)])
      try await store.admit(Batch(admissions: [old], seen: Samples.monday))
      var revised = old
      revised.article.contentHash = Samples.hash(50)
      try await store.admit(Batch(admissions: [revised], seen: Samples.monday))
      try await store.admit(
        Batch(
          admissions: [
            Samples.admission(
              Samples.article(2, source: "khabar"), keys: [Samples.key(.content, 1)])
          ], seen: late))
      #expect(try await store.prune([:], others: Samples.monday) == 0)
      #expect(try await store.prune([:], others: late) == 1)
      #expect(try await store.published().map(\.representative.id) == [Samples.id(2)])
      #expect(try await store.kin(of: old.keys).map(\.article) == [Samples.id(2)])
      #expect(try await store.pending().map(\.article.id) == [Samples.id(2)])
      #expect(try await store.revisions(of: Samples.id(1)).isEmpty)
      let statistics = try await store.statistics()
      #expect(statistics.articles == 1)
      #expect(statistics.revisions == 1)
      // It may come again, as new.
      try await store.admit(Batch(admissions: [old], seen: late))
      #expect(try await store.articles([Samples.id(1)], content: true) == [old.article])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whatIsStillInTheDocumentStays(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(Samples.batch([Samples.article(1), Samples.article(2)]))
      try await store.admit(Batch(seenAgain: [Samples.id(2)], seen: Samples.monday.advanced(by: 9)))
      // "Not modified": 2 is still there, 1 had gone before.
      var state = SourceState(source: SourceID(rawValue: "alpha"))
      state.lastSuccess = late
      try await store.admit(Batch(states: [state], seen: late))
      #expect(try await store.prune([:], others: late) == 1)
      #expect(try await store.published().map(\.representative.id) == [Samples.id(2)])
      #expect(try await store.prune([:], others: late.advanced(by: 1)) == 1)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func whatIsNotInAPartOfADocumentIsStillThere(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(Samples.batch([Samples.article(1)]))
      let source = SourceID(rawValue: "alpha")
      var part = Batch(
        admissions: [Samples.admission(Samples.article(2))], parts: [source],
        seen: Samples.monday.advanced(by: 9))
      try await store.admit(part)
      var state = SourceState(source: source)
      state.lastSuccess = late
      try await store.admit(Batch(states: [state], seen: late))
      #expect(try await store.prune([:], others: late) == 0)
      // The next whole document has neither of them.
      part = Samples.batch([Samples.article(3)])
      part.seen = late
      try await store.admit(part)
      #expect(try await store.prune([:], others: late) == 2)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aStoryGoesWhole(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(
        Samples.batch((1...4).map { Samples.article($0, source: "s\($0)") }))
      try await store.settle([Samples.story(1, copies: [2]), Samples.story(3, copies: [4])])
      try await store.admit(Batch(seenAgain: [Samples.id(2)], seen: late))
      #expect(try await store.prune([:], others: late) == 2)
      #expect(try await store.ledger().map(\.story) == [Samples.story(1)])
      #expect(try await store.stories([Samples.story(3)]).isEmpty)
      #expect(try await store.statistics().stories == 1)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func eachSourceHasItsOwnHorizon(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(
        Samples.batch((1...6).map { Samples.article($0, source: "s\($0)") }))
      // 2 copied 1 and is kept longer; so did 4 of 3, and is not.
      try await store.settle([Samples.story(1, copies: [2]), Samples.story(3, copies: [4])])
      let horizons = [1: late, 2: Samples.monday, 3: late, 4: late, 5: Samples.monday]
      let named = Dictionary(
        uniqueKeysWithValues: horizons.map { (SourceID(rawValue: "s\($0)"), $1) })
      #expect(try await store.prune(named, others: late) == 3)
      #expect(
        Set(try await store.articles((1...6).map { Samples.id($0) }, content: false).map(\.id))
          == Set([1, 2, 5].map { Samples.id($0) }))
      #expect(try await store.prune([:], others: Samples.monday) == 0)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func countsWhatItHolds(_ run: StoreUnderTest) async throws {
    try await run { store in
      let empty = try await store.statistics()
      #expect(empty.articles == 0)
      #expect(empty.pending == 0)
      try await store.admit(
        Samples.batch((1...3).map { Samples.article($0, source: "s\($0)") }))
      try await store.admit(Samples.batch([Samples.article(1, source: "s1", text: 7)]))
      try await store.settle([Samples.story(1, copies: [2])])
      let statistics = try await store.statistics()
      #expect(statistics.articles == 3)
      #expect(statistics.revisions == 4)
      #expect(statistics.stories == 1)
      #expect(statistics.republished == 1)
      #expect(statistics.pending == 1)
      #expect(statistics.size > 0)
    }
  }
}
