import News
import Storage
import Testing

@Suite("StoreContract: prints and the window")
struct PrintContract {
  private let early = Timestamp(seconds: .min)

  private func admission(
    _ number: UInt64, _ shingles: [UInt32], source: String = "alpha", text: UInt64? = nil
  ) -> Admission {
    Admission(
      article: Samples.article(number, source: source, text: text), keys: [],
      print: TextPrint(shingles: shingles), entryHash: number &+ (text ?? 0))
  }

  private func admit(
    _ admissions: [Admission], to store: any NewsStore, after seconds: Int64 = 0
  ) async throws {
    let seen = Samples.monday.advanced(by: seconds)
    let admissions = admissions.map { admission in
      var admission = admission
      admission.article.firstSeen = seen
      return admission
    }
    try await store.admit(Batch(admissions: admissions, seen: seen))
  }

  private func prints(_ store: any NewsStore) async throws -> [ArticleID: [UInt32]] {
    let pending = try await store.pending(limit: .max, content: true)
    return Dictionary(uniqueKeysWithValues: pending.map { ($0.article.id, $0.print.shingles) })
  }

  @Test(arguments: StoreUnderTest.all)
  func pendingCarriesThePrint(_ run: StoreUnderTest) async throws {
    try await run { store in
      let extremes: [UInt32] = [0, 1, 0x80, 0xFFFF, 0x0102_0304, 0x8000_0000, .max]
      try await admit([admission(1, extremes), admission(2, [])], to: store)
      #expect(try await prints(store) == [Samples.id(1): extremes, Samples.id(2): []])
      let light = try await store.pending(limit: 1, content: false)
      #expect(light.allSatisfy { $0.print.isEmpty == ($0.article.id == Samples.id(2)) })
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aPrintChangesWithItsArticle(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await admit([admission(1, [1, 2, 3]), admission(2, [])], to: store)
      try await admit([admission(1, [4], text: 7), admission(2, [5, 6], text: 8)], to: store)
      #expect(try await prints(store) == [Samples.id(1): [4], Samples.id(2): [5, 6]])
      try await admit([admission(1, [], text: 9)], to: store)
      #expect(try await prints(store) == [Samples.id(1): [], Samples.id(2): [5, 6]])
      // By another rule for prints, the text being the same.
      try await admit([admission(2, [6, 7], text: 8)], to: store)
      #expect(try await prints(store)[Samples.id(2)] == [6, 7])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func theWindowHoldsWhatIsSettled(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await admit(
        [
          admission(1, [1, 9]), admission(2, [2], source: "beta"), admission(3, []),
          admission(4, [4]),
        ], to: store)
      #expect(try await store.window(since: early, after: nil, limit: 9).texts.isEmpty)
      try await store.settle([Samples.story(2, copies: [1]), Samples.single(3)])
      let page = try await store.window(since: early, after: nil, limit: 9)
      let texts = [
        text(1, [1, 9], story: 2), text(2, [2], source: "beta", story: 2),
      ]
      // Those of one batch came at once.
      #expect(page.texts == texts.sorted { $0.article < $1.article })
      #expect(page.next == nil)
    }
  }

  private func text(
    _ number: UInt64, _ shingles: [UInt32], source: String = "alpha", story: UInt64
  ) -> WindowText {
    WindowText(
      article: Samples.id(number), source: SourceID(rawValue: source),
      story: Samples.story(story), print: TextPrint(shingles: shingles))
  }

  /// In the order of arrival, whatever the IDs are; each text is on one page.
  @Test(arguments: StoreUnderTest.all)
  func theWindowComesInPages(_ run: StoreUnderTest) async throws {
    try await run { store in
      let numbers: [UInt64] = [5, 2, 7, 1, 4]
      for number in numbers { try await admit([admission(number, [UInt32(number)])], to: store) }
      try await store.settle(numbers.map { Samples.single($0) })
      for limit in 1...6 {
        var found: [ArticleID] = []
        var place: WindowPage.Place?
        var pages = 0
        repeat {
          let page = try await store.window(since: early, after: place, limit: limit)
          #expect(page.texts.count <= limit)
          found += page.texts.map(\.article)
          place = page.next
          pages += 1
        } while place != nil && pages < 9
        #expect(found == numbers.map { Samples.id($0) })
        #expect(pages == numbers.count / limit + 1)
      }
      #expect(try await store.window(since: early, after: nil, limit: 0) == WindowPage())
      #expect(try await store.window(since: early, after: nil, limit: -1) == WindowPage())
    }
  }

  /// By when the present form of a text was first seen: a revision brings an old one back.
  @Test(arguments: StoreUnderTest.all)
  func theWindowBeginsAtATime(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await admit([admission(1, [1]), admission(2, [2])], to: store)
      try await admit([admission(3, [3])], to: store, after: 100)
      try await store.settle((1...3).map { Samples.single($0) })
      let times: [(Int64, [UInt64])] = [(0, [1, 2, 3]), (1, [3]), (100, [3]), (101, [])]
      for (seconds, numbers) in times {
        let expected = Set(numbers.map { Samples.id($0) })
        #expect(Set(try await since(seconds, store)) == expected)
      }
      try await admit([admission(1, [8], text: 8)], to: store, after: 200)
      try await store.settle([Samples.single(1)])
      #expect(try await since(150, store) == [Samples.id(1)])
    }
  }

  private func since(_ seconds: Int64, _ store: any NewsStore) async throws -> [ArticleID] {
    let since = Samples.monday.advanced(by: seconds)
    return try await store.window(since: since, after: nil, limit: 9).texts.map(\.article)
  }

  @Test(arguments: StoreUnderTest.all)
  func pruningRemovesPrints(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await admit([admission(1, [1])], to: store)
      try await admit([admission(2, [2])], to: store, after: 500)
      try await store.settle([Samples.single(1), Samples.single(2)])
      #expect(try await store.prune([:], others: Samples.monday.advanced(by: 500)) == 1)
      let texts = try await store.window(since: early, after: nil, limit: 9).texts
      #expect(texts.map(\.article) == [Samples.id(2)])
      // Nothing is left that a new article in its place could take for its own.
      try await admit([admission(1, [])], to: store, after: 600)
      #expect(try await prints(store)[Samples.id(1)] == [])
    }
  }
}

extension WindowPage {
  fileprivate init() { self.init(texts: [], next: nil) }
}
