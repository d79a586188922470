import Extraction
import Markup
import News
import Testing

/// What holds of every page, whole or broken.
@Suite struct ExtractionLawTests {
  @Test(arguments: (try? Fixture.names()) ?? []) func brokenPagesKeepTheLaws(name: String) throws {
    let page = try Fixture.bytes("\(name).html")
    var random = Shuffle(state: UInt64(page.count))
    for _ in 0..<20 {
      try check(page.broken(by: &random))
    }
  }

  private func check(_ page: [UInt8]) throws {
    let article: ExtractedArticle
    do {
      article = try ArticleExtractor.extract(
        page, contentType: nil, url: "https://laws.example/news/123456/x")
    } catch ExtractionError.empty {
      return
    }
    for line in (article.text ?? "x").split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(!line.isEmpty)
      #expect(line.first != " " && line.last != " ")
    }
    if let html = article.html {
      #expect(Sanitiser.sanitise(html, base: nil) == html)
    }
    for address in [article.canonicalURL, article.printURL, article.image, article.source?.url] {
      guard let address else { continue }
      #expect(address.hasPrefix("http://") || address.hasPrefix("https://"))
    }
    for digit in (article.newsID ?? "0").utf8 { #expect(digit >= 0x30 && digit <= 0x39) }
  }

  @Test func controlCharactersAreNoText() throws {
    let page = "<title>a\u{7F}b</title><h1>c\u{85}d\u{7F}</h1><p>e\u{7F}f \u{9F}g\u{1}h</p>"
    let article = try ArticleExtractor.extract(
      Array("<body>\(page)</body>".utf8), contentType: nil, url: nil)
    for text in [article.title, article.text].compactMap({ $0 }) {
      #expect(!text.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }
    #expect(article.text == "ef gh")
  }

  @Test(arguments: ["", " \n\t", "\u{FEFF}"]) func anEmptyPageIsAnError(page: String) {
    #expect(throws: ExtractionError.self) {
      try ArticleExtractor.extract(Array(page.utf8), contentType: nil, url: nil)
    }
  }

  @Test func aPageOfAMillionNestedElementsIsAnError() {
    let page = Array(String(repeating: "<div>", count: 1_000_000).utf8)
    #expect(throws: ExtractionError.page(.tooManyNodes)) {
      try ArticleExtractor.extract(page, contentType: nil, url: nil)
    }
  }

  @Test func aPageOverTheLimitOfBytesIsAnError() {
    let page = [UInt8](repeating: 0x61, count: HTMLDocument.Limits.maximumBytes + 1)
    #expect(throws: ExtractionError.page(.tooLarge(bytes: page.count))) {
      try ArticleExtractor.extract(page, contentType: nil, url: nil)
    }
  }

  /// Pages that would cost the square of their length if nothing bounded the work.
  @Test(arguments: [
    "<script>", "<a \"", "<!--", "</i>", "<svg>", "<p class=lead>x", "<b a1=1 ", "&", "<li>منبع: ",
    "<table><tr><td>", "<time>1404/1/1", "<h1>a - b | ", "[\"", "<style>",
  ])
  func repetitionIsRead(part: String) throws {
    let page = Array(String(repeating: part, count: 4000).utf8)
    do {
      _ = try ArticleExtractor.extract(page, contentType: nil, url: "https://laws.example/")
    } catch ExtractionError.page(.tooDeep) {
    }
  }

  @Test func structuredDataThatNestsDeeplyIsLeftAlone() throws {
    let data = String(repeating: "{\"@graph\":[", count: 5000)
    let page = "<script type=application/ld+json>\(data)</script><h1>A headline here</h1>"
    let article = try ArticleExtractor.extract(Array(page.utf8), contentType: nil, url: nil)
    #expect(article.title == "A headline here")
  }
}

/// Numbers that look random and are the same in each run (splitmix64).
struct Shuffle: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var value = state
    value = (value ^ (value >> 30)) &* 0xbf58_476d_1ce4_e5b9
    value = (value ^ (value >> 27)) &* 0x94d0_49bb_1331_11eb
    return value ^ (value >> 31)
  }
}

extension [UInt8] {
  /// The page with some of it cut, doubled, moved or overwritten.
  fileprivate func broken(by random: inout Shuffle) -> [UInt8] {
    var page = self
    for _ in 0..<Int.random(in: 1...6, using: &random) where page.count > 64 {
      let start = Int.random(in: 0..<page.count - 32, using: &random)
      let end = Swift.min(page.count, start + Int.random(in: 1...400, using: &random))
      switch Int.random(in: 0..<4, using: &random) {
      case 0: page.removeSubrange(start..<end)
      case 1: page.insert(contentsOf: page[start..<end], at: start)
      case 2:
        page.replaceSubrange(start..<start + 1, with: "<\"'>&\0".utf8.shuffled(using: &random))
      default: page.removeSubrange(end...)
      }
    }
    return page
  }
}
