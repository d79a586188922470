import Matching
import News
import Testing

@testable import Syndication

/// Which entries wait for their pages, and which are left for the next run.
@Suite struct PageOrdersTests {
  private func context() throws -> FeedContext {
    let text = """
      {"version": 1, "database": "/nowhere/a.db",
       "sources": [{"id": "one", "url": "https://one.example/feed", "fullText": true}]}
      """
    let configuration = try Configuration.parse(
      Array(text.utf8), path: "/nowhere/feeds.json", environment: [:])
    return FeedContext(source: configuration.sources[0], language: nil, entries: [])
  }

  private func order(
    _ name: String, _ context: FeedContext, _ history: PageHistory = .none, hasPage: Bool = true,
    bytes: Int = 10_000
  ) -> PageTurn.Order {
    var entry = ParsedEntry()
    entry.id = name
    entry.url = hasPage ? "https://one.example/\(name)" : nil
    entry.summary = String(repeating: "x", count: bytes)
    // What no article is made of takes no memory while it waits.
    entry.rights = String(repeating: "y", count: 10 * bytes)
    let verdict = EntryVerdict(
      kind: history == .none ? .new : .changed,
      article: ArticleID.firstSeen(
        as: name, kind: .guid, in: context.source.id, ordinal: 0),
      linkIdentifies: true)
    return PageTurn.Order(
      draft: ArticleDraft(entry, of: context), verdict: verdict, history: history)
  }

  private func names(_ orders: [PageTurn.Order]) -> [String] {
    orders.compactMap(\.draft.traits.guid)
  }

  @Test func whatFitsWaitsInTheOrderOfTheDocument() throws {
    let context = try context()
    let all = (0..<20).map { order("\($0)", context, hasPage: $0 % 5 != 0, bytes: 100) }
    var orders = PageOrders(all, fullText: true, memory: 1 << 20, turn: 7)
    #expect(names(orders.pageless) == ["0", "5", "10", "15"])
    #expect(orders.left.isEmpty)
    #expect(names(orders.waiting) == (0..<20).filter { $0 % 5 != 0 }.map(String.init))
    #expect(names(orders.next(3)) == ["1", "2", "3"])
    #expect(orders.waiting.count == 13)
    #expect(names(PageOrders(all, fullText: false, memory: 1, turn: 7).pageless).count == 20)
  }

  @Test func noMoreWaitThanThereIsMemoryFor() throws {
    let context = try context()
    let all = (0..<300).map { order("\($0)", context) }
    let orders = PageOrders(all, fullText: true, memory: 1 << 20, turn: 1)
    #expect((80...105).contains(orders.waiting.count))
    #expect(orders.waiting.count + orders.left.count == 300)
    #expect(names(orders.waiting).first == "0")
    #expect(orders.bytesWaiting > orders.waiting.count * 10_000)
    #expect(orders.bytesWaiting < (1 << 20) + 20_000 + PageTurn.atOnce * PageTurn.bytesPerPage)
    let one = PageOrders([order("0", context, bytes: 1 << 20)], fullText: true, memory: 1, turn: 1)
    #expect(one.waiting.count == 1)
  }

  @Test func thoseThatWereAskedForLeastOftenComeFirst() throws {
    let context = try context()
    let all: [PageHistory] = [
      .missed(2), .read, .missed(0), .missed(1), .none, .missed(2), .read, .missed(0), .none, .read,
    ]
    let orders = PageOrders(
      all.enumerated().map { order("\($0)", context, $1, bytes: 10) }, fullText: true,
      memory: 1 << 20, turn: 0)
    #expect(names(orders.waiting) == ["4", "8", "2", "7", "1", "3", "6", "0", "9", "5"])
  }

  /// Those that are asked for together come in any order.
  @Test func pagesThatNobodyAskedForAndOthersAreNotAskedForTogether() throws {
    let context = try context()
    let all: [PageHistory] = [.missed(2), .read, .none, .missed(0), .missed(1), .none]
    var orders = PageOrders(
      all.enumerated().map { order("\($0)", context, $1, bytes: 10) }, fullText: true,
      memory: 1 << 20, turn: 0)
    let slices = (0..<4).map { _ in names(orders.next(2)) }
    #expect(slices == [["2", "5"], ["3"], ["1", "4"], ["0"]])
    #expect(orders.next(2).isEmpty)
  }

  /// Only so many are asked for in a turn, and all in vain.
  @Test(arguments: [8, 9, 16, 40, 97])
  func eachPageThatFailsIsAskedForInItsTurn(count: Int) throws {
    let context = try context()
    var histories = [PageHistory](repeating: .missed(0), count: count)
    for round in 1...3 {
      for turn in 0..<(count + 7) / 8 {
        let all = histories.enumerated().map { order("\($0)", context, $1, bytes: 10) }
        let orders = PageOrders(all, fullText: true, memory: 1 << 20, turn: Int64(turn * 5))
        for name in names(orders.waiting).prefix(8) {
          let index = try #require(Int(name))
          histories[index] = PageHistory(stored: histories[index].hashAfterFailure)
        }
      }
      #expect(histories.map(\.timesMissed).allSatisfy { $0 >= round })
    }
  }

  @Test func countsNoFurtherThanWhatIsNoHash() {
    #expect(PageHistory(stored: PageHistory.mostCounted + 1) == .read)
    let most = PageHistory(stored: PageHistory.mostCounted)
    #expect(most.hashAfterFailure == PageHistory.mostCounted)
    #expect(PageHistory.none.hashAfterFailure == 1)
    #expect(PageHistory.read.hashAfterFailure == 1)
  }

  /// Turns that read the document come at any distance from each other.
  @Test(arguments: [1, 2, 3, 4, 6, 12, 100]) func changedEntriesComeFromAnotherPlaceInEachTurn(
    distance: Int
  ) throws {
    let context = try context()
    let all = (0..<300).map { order("\($0)", context, $0 == 200 ? .none : .read) }
    var asked: Set<String> = []
    for turn in 1...20 {
      let orders = PageOrders(all, fullText: true, memory: 1 << 20, turn: Int64(turn * distance))
      #expect(names(orders.waiting).first == "200")
      asked.formUnion(names(orders.waiting))
    }
    #expect(asked.count == 300)
  }
}
