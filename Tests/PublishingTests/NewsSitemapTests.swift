import News
import Publishing
import Testing

@Suite struct NewsSitemapTests {
  private func document(_ items: [PublishedStory]) -> String {
    String(
      decoding: NewsSitemapFormat.document(Samples.publication, items: items), as: UTF8.self)
  }

  private func page(
    _ number: UInt64, _ change: (inout Article) -> Void = { _ in }
  ) -> PublishedStory {
    Samples.story(
      Samples.article(number, url: "https://a.example/\(number)", title: "t\(number)", change))
  }

  @Test func looksTwoDaysBackFromTheNewestItem() {
    let days = NewsSitemapFormat.period
    let newest = page(1)
    let last = page(2) { $0.published = Samples.start.advanced(by: -days) }
    let old = page(3) { $0.published = Samples.start.advanced(by: -days - 1) }
    let text = document([newest, last, old])
    #expect(text.contains("<loc>https://a.example/1</loc>"))
    #expect(text.contains("<loc>https://a.example/2</loc>"))
    #expect(!text.contains("<loc>https://a.example/3</loc>"))
    #expect(document([last, old]).contains("<loc>https://a.example/3</loc>"))
  }

  @Test func holdsAThousandPagesAndEachOnce() {
    let limit = NewsSitemapFormat.maximumPages
    let pages = (1...UInt64(limit + 5)).map { page($0) }
    #expect(document([pages[0]] + pages).count(of: "<loc>") == limit)
    #expect(document([pages[0], pages[0]]).count(of: "<loc>") == 1)
  }

  @Test func leavesOutWhatHasNoPage() {
    let long = page(2) { $0.url = "https://a.example/" + String(repeating: "x", count: 2_048) }
    let short = page(4) { $0.url = "http://a.b/" }
    let text = document([page(1) { $0.url = nil }, long, page(3), short])
    #expect(text.count(of: "<loc>") == 1)
  }

  @Test(
    arguments: [
      ("fa-IR", "fa"), ("zh-CN", "zh-cn"), ("zh_TW", "zh-tw"), ("prs", "prs"),
      ("no language", "fa"),
      (nil, "fa"),
    ] as [(String?, String)])
  func namesTheLanguageAsGoogleDoes(_ tag: String?, _ given: String) {
    let text = document([page(1) { $0.language = tag }])
    #expect(text.contains("<news:language>\(given)</news:language>"))
  }
}

extension String {
  /// How often a text stands in this one.
  fileprivate func count(of part: String) -> Int {
    ranges(of: part).count
  }
}
