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

  private func key(_ url: String, _ terms: FetchTerms = FetchTerms()) -> PageShelf.Key {
    PageShelf.Key(
      url: url, terms: terms, robots: .pages, agent: RobotsAgent(userAgent: "desk/1.0"))
  }

  @Test func readsAPageOnceForAllWhoWantIt() async {
    let shelf = PageShelf()
    let reads = Reads()
    let key = key("https://a.example/1")
    await withTaskGroup(of: PageAnswer?.self) { group in
      for _ in 0..<50 {
        group.addTask {
          await shelf.page(key) {
            await Task.yield()
            return reads.page(of: 10)
          }
        }
      }
      for await page in group { #expect(page?.article?.text?.count == 10) }
    }
    #expect(reads.value == 1)
  }

  /// Each of these may have led elsewhere, or to nothing.
  @Test(arguments: [
    FetchTerms(allowPrivate: true), FetchTerms(allowsInsecureRedirects: true),
    FetchTerms(caFile: "/ca.pem"), FetchTerms(proxy: "http://proxy.example"),
    FetchTerms(timeout: 1), FetchTerms(maximumBytes: 1), FetchTerms(speedLimit: 1),
    FetchTerms(speedTime: 1),
  ])
  func whatWasReadUnderOtherTermsIsNotShared(terms: FetchTerms) async {
    let shelf = PageShelf()
    let reads = Reads()
    _ = await shelf.page(key("https://a.example/1", terms)) { reads.page(of: 1) }
    _ = await shelf.page(key("https://a.example/1")) { reads.page(of: 1) }
    #expect(reads.value == 2)
    _ = await shelf.page(key("https://a.example/1", terms)) { reads.page(of: 1) }
    #expect(reads.value == 2)
  }

  @Test func forgetsTheOldestWhenItsMemoryIsFull() async {
    let fixed = Shelf<PageShelf.Key, PageAnswer>.fixedCost
    let shelf = PageShelf(memory: 2 * (fixed + 20_100))
    let reads = Reads()
    for name in ["1", "2", "3"] { _ = await shelf.page(key(name)) { reads.page(of: 20_000) } }
    #expect(reads.value == 3)
    _ = await shelf.page(key("3")) { reads.page(of: 20_000) }
    _ = await shelf.page(key("2")) { reads.page(of: 20_000) }
    #expect(reads.value == 3)
    _ = await shelf.page(key("1")) { reads.page(of: 20_000) }
    #expect(reads.value == 4)
  }

  /// What is small takes its place all the same.
  @Test func countsWhatSmallPagesTakeBesideTheirTexts() async {
    let shelf = PageShelf(memory: 100_000)
    let reads = Reads()
    for number in 0..<1_000 { _ = await shelf.page(key("\(number)")) { reads.page(of: 1) } }
    #expect(shelf.count > 0)
    #expect(shelf.count * MemoryLayout<ExtractedArticle>.size < 100_000)
  }

  @Test func remembersNoMorePagesThanItMay() async {
    let shelf = PageShelf(maximumCount: 10)
    let reads = Reads()
    for number in 0..<100 { _ = await shelf.page(key("\(number)")) { reads.page(of: 1) } }
    #expect(shelf.count == 10)
    _ = await shelf.page(key("99")) { reads.page(of: 1) }
    #expect(reads.value == 100)
  }
}
