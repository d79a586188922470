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
      #expect(try await store.prune(lastSeenBefore: Samples.monday) == 0)
      #expect(try await store.prune(lastSeenBefore: late) == 1)
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
      #expect(try await store.prune(lastSeenBefore: late) == 1)
      #expect(try await store.published().map(\.representative.id) == [Samples.id(2)])
      #expect(try await store.prune(lastSeenBefore: late.advanced(by: 1)) == 1)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aStoryGoesWhole(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(
        Samples.batch((1...4).map { Samples.article($0, source: "s\($0)") }))
      try await store.settle([Samples.story(1, copies: [2]), Samples.story(3, copies: [4])])
      try await store.admit(Batch(seenAgain: [Samples.id(2)], seen: late))
      #expect(try await store.prune(lastSeenBefore: late) == 2)
      #expect(try await store.ledger().map(\.story) == [Samples.story(1)])
      #expect(try await store.stories([Samples.story(3)]).isEmpty)
      #expect(try await store.statistics().stories == 1)
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
