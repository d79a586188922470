import Fetching
import News
import Synchronization
import Testing

@testable import Syndication

@Suite struct PageShelfTests {
  private final class Reads: Sendable {
    private let count = Mutex(0)
    var value: Int { count.withLock { $0 } }

    func page(of bytes: Int) -> PageAnswer {
      count.withLock { $0 += 1 }
      var page = ExtractedArticle()
      page.text = String(repeating: "x", count: bytes)
      return .read(page)
    }
  }

  private func key(_ url: String, allowPrivate: Bool = false) -> PageShelf.Key {
    PageShelf.Key(
      url: url, allowPrivate: allowPrivate, caFile: nil, robots: .pages,
      agent: RobotsAgent(userAgent: "desk/1.0"))
  }

  @Test func readsAPageOnceForAllWhoWantIt() async {
    let shelf = PageShelf(limit: 10_000)
    let reads = Reads()
    let key = key("https://a.example/1")
    await withTaskGroup(of: PageAnswer.self) { group in
      for _ in 0..<50 {
        group.addTask {
          await shelf.page(key) {
            await Task.yield()
            return reads.page(of: 10)
          }
        }
      }
      for await page in group { #expect(page.article?.text?.count == 10) }
    }
    #expect(reads.value == 1)
  }

  @Test func whatMayGoFurtherIsNotShared() async {
    let shelf = PageShelf(limit: 10_000)
    let reads = Reads()
    _ = await shelf.page(key("https://a.example/1", allowPrivate: true)) { reads.page(of: 1) }
    _ = await shelf.page(key("https://a.example/1")) { reads.page(of: 1) }
    #expect(reads.value == 2)
  }

  @Test func forgetsTheOldestWhenItsMemoryIsFull() async {
    let shelf = PageShelf(limit: 250)
    let reads = Reads()
    for name in ["1", "2", "3"] { _ = await shelf.page(key(name)) { reads.page(of: 99) } }
    #expect(reads.value == 3)
    _ = await shelf.page(key("3")) { reads.page(of: 99) }
    _ = await shelf.page(key("2")) { reads.page(of: 99) }
    #expect(reads.value == 3)
    _ = await shelf.page(key("1")) { reads.page(of: 99) }
    #expect(reads.value == 4)
  }
}
