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
    _ name: String, _ context: FeedContext, isNew: Bool = true, hasPage: Bool = true,
    bytes: Int = 10_000
  ) -> PageTurn.Order {
    var entry = ParsedEntry()
    entry.id = name
    entry.url = hasPage ? "https://one.example/\(name)" : nil
    entry.summary = String(repeating: "x", count: bytes)
    // What no article is made of takes no memory while it waits.
    entry.rights = String(repeating: "y", count: 10 * bytes)
    let verdict = EntryVerdict(
      kind: isNew ? .new : .changed,
      article: ArticleID.firstSeen(
        as: name, kind: .guid, in: context.source.id, ordinal: 0),
      linkIdentifies: true)
    return PageTurn.Order(
      draft: ArticleDraft(entry, of: context), verdict: verdict, isNew: isNew)
  }

  private func names(_ orders: [PageTurn.Order]) -> [String] {
    orders.compactMap(\.draft.traits.guid)
  }

  @Test func whatFitsWaitsInTheOrderOfTheDocument() throws {
    let context = try context()
    let all = (0..<20).map {
      order("\($0)", context, isNew: $0 % 3 == 0, hasPage: $0 % 5 != 0, bytes: 100)
    }
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

  /// Pages that fail each time must not keep the others from being asked for.
  @Test func newEntriesComeFirstAndAllOthersInTheirTurn() throws {
    let context = try context()
    let all = (0..<300).map { order("\($0)", context, isNew: $0 == 200) }
    var asked: Set<String> = []
    for turn in 1...6 {
      let orders = PageOrders(all, fullText: true, memory: 1 << 20, turn: Int64(turn))
      #expect(names(orders.waiting).first == "200")
      asked.formUnion(names(orders.waiting))
    }
    #expect(asked.count == 300)
  }
}
