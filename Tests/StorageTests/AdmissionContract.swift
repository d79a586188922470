import News
import Storage
import Testing

@Suite("StoreContract: admit")
struct AdmissionContract {
  @Test(arguments: StoreUnderTest.all)
  func keepsEveryField(_ run: StoreUnderTest) async throws {
    try await run { store in
      let (bare, full) = (Samples.article(1), Samples.fullArticle(2))
      try await store.admit(Samples.batch([bare, full]))
      #expect(
        try await store.articles([full.id, Samples.id(9), bare.id], content: true) == [full, bare])
      var light = full
      light.content = .none
      #expect(try await store.articles([full.id], content: false) == [light])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func keepsOddTexts(_ run: StoreUnderTest) async throws {
    try await run { store in
      var odd = Samples.article(1)
      odd.title = "a\0b\u{1f}\u{1e}'\"; DROP TABLE article; --\u{fffd}👩‍👩‍👧"
      odd.lead = ""
      odd.guid = ""
      odd.tags = ["\0", "-", "1:", String(repeating: "خ", count: 70_000)]
      odd.content = .text("")
      try await store.admit(Samples.batch([odd]))
      #expect(try await store.articles([odd.id], content: true) == [odd])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func repeatingABatchChangesNothing(_ run: StoreUnderTest) async throws {
    try await run { store in
      var state = SourceState(source: SourceID(rawValue: "alpha"))
      state.title = "Alpha"
      let batch = Batch(
        states: [state],
        admissions: [
          Samples.admission(Samples.article(1), keys: [Samples.key(.guid, 1)]),
          Samples.admission(Samples.fullArticle(2), keys: [Samples.key(.content, 2)]),
        ], seen: Samples.monday)
      try await store.admit(batch)
      let (generation, statistics) = (try await store.generation(), try await store.statistics())
      let pending = try await store.pending()
      try await store.admit(batch)
      #expect(try await store.generation() == generation)
      #expect(try await store.statistics().revisions == statistics.revisions)
      #expect(try await store.pending() == pending)

      try await store.settle([Samples.single(1), Samples.single(2)])
      try await store.admit(batch)
      #expect(try await store.pending().isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aChangedTextIsARevision(_ run: StoreUnderTest) async throws {
    try await run { store in
      let first = Samples.article(1)
      try await store.admit(Samples.batch([first]))
      try await store.settle([Samples.single(1)])
      var second = Samples.article(1, text: 2)
      second.title = "Another title"
      second.firstSeen = Samples.monday.advanced(by: 60)
      second.polledBefore = Samples.monday
      try await store.admit(Samples.batch([second], after: 60))

      let stored = try #require(try await store.articles([first.id], content: true).first)
      #expect(stored.revision == 2)
      #expect(stored.firstSeen == first.firstSeen)
      #expect(stored.polledBefore == nil)
      #expect(stored.title == "Another title")
      #expect(
        try await store.revisions(of: first.id) == [
          Revision(
            article: first.id, number: 1, seen: Samples.monday, title: first.title, lead: nil,
            content: first.content, contentHash: first.contentHash),
          Revision(
            article: first.id, number: 2, seen: Samples.monday.advanced(by: 60),
            title: "Another title", lead: nil, content: second.content,
            contentHash: second.contentHash),
        ])
      let pending = try await store.pending()
      #expect(pending.map(\.article.id) == [first.id])
      #expect(pending.first?.story == Samples.story(1))
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aTextTooShortForAHashIsComparedItself(_ run: StoreUnderTest) async throws {
    try await run { store in
      var short = Samples.article(1)
      short.contentHash = .none
      try await store.admit(Samples.batch([short]))
      short.tags = ["new"]
      try await store.admit(Samples.batch([short]))
      #expect(try await store.revisions(of: short.id).count == 1)
      short.content = .text("Longer")
      try await store.admit(Samples.batch([short]))
      #expect(try await store.revisions(of: short.id).map(\.content).count == 2)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func anotherDifferenceReplaces(_ run: StoreUnderTest) async throws {
    try await run { store in
      var article = Samples.fullArticle(1)
      try await store.admit(Samples.batch([article]))
      try await store.settle([Samples.single(1)])
      let generation = try await store.generation()
      article.tags = []
      article.lead = nil
      article.declaredSource = nil
      article.newsID = nil
      article.content = .none
      try await store.admit(Samples.batch([article], after: 60))
      #expect(try await store.articles([article.id], content: true) == [article])
      #expect(try await store.revisions(of: article.id).count == 1)
      #expect(try await store.pending().isEmpty)
      #expect(try await store.generation() > generation)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func anotherPublisherOrKeyIsMatchedAgain(_ run: StoreUnderTest) async throws {
    try await run { store in
      var article = Samples.article(1)
      try await store.admit(Samples.batch([article]))
      try await store.settle([Samples.single(1)])
      article.publisher = PublisherID(rawValue: "other")
      try await store.admit(Samples.batch([article]))
      #expect(try await store.pending().count == 1)
      try await store.settle([Samples.single(1)])
      #expect(try await store.pending().isEmpty)
      let withKey = Samples.admission(article, keys: [Samples.key(.declaredSource, 1)])
      try await store.admit(Batch(admissions: [withKey], seen: Samples.monday))
      #expect(try await store.pending().count == 1)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func oneArticleTwiceInABatch(_ run: StoreUnderTest) async throws {
    try await run { store in
      let (first, second) = (Samples.article(1), Samples.article(1, text: 2))
      try await store.admit(Samples.batch([first, second]))
      #expect(try await store.revisions(of: first.id).map(\.number) == [1, 2])
      #expect(try await store.pending().count == 1)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func anAddressFindsItsArticles(_ run: StoreUnderTest) async throws {
    try await run { store in
      var late = Samples.article(1, published: -5)
      late.canonicalURL = "https://x/"
      var early = Samples.article(2, published: -50)
      early.url = "https://x/"
      try await store.admit(Samples.batch([late, early, Samples.article(3)]))
      #expect(try await store.articles(at: "https://x/") == [early, late])
      #expect(try await store.articles(at: "https://y/").isEmpty)
    }
  }
}
