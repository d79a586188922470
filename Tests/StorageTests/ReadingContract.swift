import News
import Storage
import Testing

@Suite("StoreContract: publish, ledger")
struct ReadingContract {
  @Test(arguments: StoreUnderTest.all)
  func publishesNewestFirst(_ run: StoreUnderTest) async throws {
    try await run { store in
      let times: [Int64] = [-30, -10, -20, -10, -40]
      let articles = zip(1..., times).map { Samples.article($0, published: $1) }
      try await store.admit(Samples.batch(articles))
      try await store.settle([Samples.story(1, copies: [2, 5]), Samples.single(3)])
      let expected = articles.sorted {
        ($1.canonicalTime, $0.id) < ($0.canonicalTime, $1.id)
      }
      let every = try await store.published(collapse: false)
      #expect(every.map(\.representative) == expected)
      #expect(every.allSatisfy { $0.others.isEmpty })
      #expect(every.first { $0.representative.id == Samples.id(2) }?.story == Samples.story(1))

      let stories = try await store.published()
      #expect(stories.map(\.representative.id) == [4, 3, 1].map { Samples.id($0) })
      #expect(stories.first?.story == Samples.story(4))
      #expect(stories.last?.others.map(\.article.id) == [Samples.id(2), Samples.id(5)])
      #expect(stories.last?.others.first?.membership.credited == true)
      #expect(stories.last?.others.first?.article.content == Content.none)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func tellsTheNewestMomentOfTheFirstItems(_ run: StoreUnderTest) async throws {
    try await run { store in
      #expect(try await store.newestMoment(collapse: true, limit: .max) == nil)
      let times: [Int64] = [-30, -10, -20, -40]
      var articles = zip(1..., times).map { Samples.article($0, published: $1) }
      articles[2].modified = Samples.monday.advanced(by: 50)
      articles[3].modified = Samples.monday.advanced(by: 90)
      articles[0].modified = Samples.monday.advanced(by: -60)
      try await store.admit(Samples.batch(articles))
      try await store.settle([
        Samples.story(1, copies: [3]), Samples.single(2), Samples.single(4),
      ])
      func newest(_ collapse: Bool, _ limit: Int) async throws -> Int64? {
        try await store.newestMoment(collapse: collapse, limit: limit).map {
          $0.seconds - Samples.monday.seconds
        }
      }
      // In their order: 2 at -10, 3 at -20 (not of its own where stories are asked for), 1, 4.
      #expect(try await newest(false, 0) == nil)
      #expect(try await newest(false, 1) == -10)
      #expect(try await newest(false, 2) == 50)
      #expect(try await newest(false, .max) == 90)
      #expect(try await newest(true, 1) == -10)
      #expect(try await newest(true, 2) == -10)
      #expect(try await newest(true, 3) == 90)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aRevisedMemberIsNotShownTwice(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(Samples.batch([Samples.article(1), Samples.article(2)]))
      try await store.settle([Samples.story(1, copies: [2])])
      try await store.admit(Samples.batch([Samples.article(2, text: 9)]))
      let items = try await store.published()
      #expect(items.map(\.representative.id) == [Samples.id(1)])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aNewOriginRepresentsItsStory(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(Samples.batch([Samples.article(1), Samples.article(2)]))
      try await store.settle([Samples.story(1, copies: [2])])
      let turned = Story(
        id: Samples.story(1),
        members: [
          Membership(article: Samples.id(2), role: .origin),
          Membership(article: Samples.id(1), role: .republication, parent: Samples.id(2)),
        ])
      try await store.settle([turned])
      let items = try await store.published()
      #expect(items.map(\.representative.id) == [Samples.id(2)])
      #expect(items.map(\.story) == [Samples.story(1)])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func itemsComeWithoutTheirContentWhereItIsNotAskedFor(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(Samples.batch([Samples.article(1)]))
      let seen = Collected<PublishedStory>()
      try await store.publish(PublicationQuery(content: false)) { item in
        seen.append(item)
        return true
      }
      #expect(seen.all.map(\.representative.content) == [.none])
      #expect(seen.all.map(\.representative.title) == [Samples.article(1).title])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func publishesInTheOrderOfAppearance(_ run: StoreUnderTest) async throws {
    try await run { store in
      func appeared(
        after place: Appearance? = nil, collapse: Bool = true
      ) async throws -> [PublishedStory] {
        let seen = Collected<PublishedStory>()
        let query = PublicationQuery(collapse: collapse, order: .appearance(after: place))
        try await store.publish(query) { item in
          seen.append(item)
          return true
        }
        return seen.all
      }
      var first = Samples.batch((1...4).map { Samples.article($0, published: -Int64($0)) })
      first.seen = Samples.monday
      try await store.admit(first)
      try await store.settle([Samples.story(1, copies: [3])])
      #expect(
        try await appeared().map(\.representative.id) == [1, 2, 4].map { Samples.id($0) }.sorted())
      #expect(try await appeared(collapse: false).count == 4)
      // A text that is corrected appears again.
      let hour = Samples.monday.advanced(by: 3_600)
      var second = Samples.batch([Samples.article(2, published: -2, text: 9)])
      second.seen = hour
      try await store.admit(second)
      let items = try await appeared()
      let firstIDs = [1, 4].map { Samples.id($0) }.sorted()
      #expect(items.map(\.representative.id) == firstIDs + [Samples.id(2)])
      #expect(items.map(\.seen) == [Samples.monday, Samples.monday, hour])
      let story = items.first { $0.representative.id == Samples.id(1) }
      #expect(story?.others.map(\.article.id) == [Samples.id(3)])
      let last = try await appeared(after: items[1].appearance)
      #expect(last.map(\.representative.id) == [Samples.id(2)])
      #expect(try await appeared(after: items[2].appearance) == [])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aVisitorStopsOrFails(_ run: StoreUnderTest) async throws {
    struct Enough: Error {}
    try await run { store in
      try await store.admit(Samples.batch((1...9).map { Samples.article($0) }))
      let seen = Collected<PublishedStory>()
      try await store.publish(PublicationQuery()) { seen.append($0) < 4 }
      #expect(seen.all.count == 4)
      await #expect(throws: Enough.self) {
        try await store.publish(PublicationQuery()) { _ in throw Enough() }
      }
      // Neither leaves anything open.
      try await store.admit(Samples.batch([Samples.article(10)]))
      #expect(try await store.published().count == 10)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func theOrderOfArrivalChangesNothing(_ run: StoreUnderTest) async throws {
    let articles = (1...40).map { number in
      Samples.article(
        number, source: "s\(number % 7)", published: -Int64(number % 5),
        text: number % 9)
    }
    let stories = [Samples.story(3, copies: [12, 21]), Samples.story(4, copies: [5])]
    var seen: [[[PublishedStory]]] = []
    var ledgers: [[LedgerStory]] = []
    for order in [articles, articles.reversed()] {
      try await run { store in
        for start in stride(from: 0, to: order.count, by: 7) {
          try await store.admit(Samples.batch(Array(order[start..<min(start + 7, 40)])))
        }
        try await store.settle(order.count == 40 ? stories : [])
        seen.append([
          try await store.published(), try await store.published(collapse: false),
        ])
        ledgers.append(try await store.ledger())
      }
    }
    #expect(seen[0] == seen[1])
    #expect(ledgers[0] == ledgers[1])
    #expect(ledgers[0].count == 2)
  }

  @Test(arguments: StoreUnderTest.all)
  func theLedgerListsWhatSeveralPublishersHave(_ run: StoreUnderTest) async throws {
    try await run { store in
      func article(_ number: UInt64, _ publisher: String, seen: Int64) -> Article {
        var article = Samples.article(number, publisher: publisher)
        article.firstSeen = Samples.monday.advanced(by: seen)
        return article
      }
      try await store.admit(
        Samples.batch([
          article(1, "a", seen: 0), article(2, "b", seen: 10), article(3, "c", seen: 30),
          article(4, "a", seen: 0), article(5, "b", seen: 20),
          article(6, "a", seen: 0), article(7, "a", seen: 50),
          article(8, "a", seen: 0), article(9, "b", seen: 20),
        ]))
      let repeated = Story(
        id: Samples.story(6),
        members: [
          Membership(article: Samples.id(6), role: .origin),
          Membership(article: Samples.id(7), role: .repeat, parent: Samples.id(6)),
        ])
      let credited = NamedLink(title: "Agency", url: "https://agency/")
      try await store.settle([
        Samples.story(1, copies: [2, 3], credited: credited), Samples.story(4, copies: [5]),
        Samples.story(8, copies: [9]), repeated,
      ])
      let twins = [Samples.story(4), Samples.story(8)].sorted()
      let ledger = try await store.ledger()
      #expect(ledger.map(\.story) == [Samples.story(1)] + twins)
      #expect(ledger.first?.credited == credited)
      #expect(ledger.first?.origin.id == Samples.id(1))
      #expect(ledger.first?.republications.map(\.article.id) == [Samples.id(2), Samples.id(3)])
      #expect(ledger.first?.republications.first?.membership.evidence == [.contentHash])
      let since = LedgerQuery(since: Samples.monday.advanced(by: 30))
      #expect(try await store.ledger(since).map(\.story) == [Samples.story(1)])
      let three = LedgerQuery(minimumPublishers: 3)
      #expect(try await store.ledger(three).map(\.story) == [Samples.story(1)])
      #expect(try await store.ledger(LedgerQuery(minimumPublishers: 0)).count == 3)
      let statistics = try await store.statistics()
      #expect(statistics.republished == 3)
      #expect(statistics.stories == 4)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func theLedgerLeavesRepeatsOut(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(
        Samples.batch([
          Samples.article(1, publisher: "a"), Samples.article(2, publisher: "b"),
          Samples.article(3, publisher: "b"),
        ]))
      var story = Samples.story(1, copies: [2])
      story.members.append(
        Membership(article: Samples.id(3), role: .repeat, parent: Samples.id(2)))
      try await store.settle([story])
      #expect(
        try await store.ledger().first?.republications.map(\.article.id) == [Samples.id(2)])
    }
  }
}
