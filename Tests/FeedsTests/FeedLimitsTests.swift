import Feeds
import Markup
import News
import Testing

@Suite struct FeedLimitsTests {
  private func parse(
    _ items: String, _ change: (inout FeedParser.Options) -> Void
  ) throws -> ParsedFeed {
    var options = FeedParser.Options.default
    change(&options)
    let document = "<rss version=\"2.0\"><channel>" + items + "</channel></rss>"
    return try FeedParser.parse(Array(document.utf8), options: options)
  }

  @Test func aDocumentBeyondItsLimitIsRefused() {
    #expect(throws: FeedError.tooLarge(bytes: 44)) {
      try parse("") { $0.limits.document = 43 }
    }
    #expect(throws: Never.self) {
      try parse("") { $0.limits.document = 44 }
    }
  }

  @Test func entriesBeyondTheirLimitAreNotRead() throws {
    let items = String(repeating: "<item><title>t</title></item>", count: 30)
    #expect(try parse(items) { $0.limits.entries = 7 }.entries.count == 7)
    let list = (0..<30).map { "{\"id\":\"\($0)\"}" }.joined(separator: ",")
    var options = FeedParser.Options.default
    options.limits.entries = 7
    let json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"items\":[\(list)]}"
    #expect(try FeedParser.parse(Array(json.utf8), options: options).entries.count == 7)
  }

  @Test(arguments: [
    "<category>%</category>", "<media:thumbnail url=\"https://a.example/%\"/>",
    "<author>%</author>", "<enclosure url=\"https://a.example/%\"/>", "<atom:link href=\"/%\"/>",
    "<dc:contributor>%</dc:contributor>",
  ])
  func valuesBeyondTheirLimitAreNotKept(pattern: String) throws {
    let values = (0..<50).map { pattern.split(separator: "%").joined(separator: "\($0)") }
    let feed = try parse("<item>\(values.joined())</item>") { $0.limits.values = 5 }
    let entry = try #require(feed.entries.first)
    let counts = [
      entry.categories.count, entry.thumbnails.count, entry.authors.count,
      entry.attachments.count, entry.links.count, entry.contributors.count,
    ]
    #expect(counts.max() == 5)
  }

  @Test func entriesBeyondTheLimitOfLinksHaveNone() throws {
    let item = "<item><title>t</title><enclosure url=\"https://a.example/\"/></item>"
    let feed = try parse(String(repeating: item, count: 10)) { $0.limits.links = 8 }
    #expect(feed.entries.map(\.attachments.count) == [1, 1, 1, 1, 0, 0, 0, 0, 0, 0])
  }

  /// What a base and short links, or a feed's authors and empty entries, make of a document.
  private func swollen(_ document: String, base: String? = nil) throws -> (read: Int, bound: Int) {
    let feed = try FeedParser.parse(Array(document.utf8), baseURL: base)
    let limits = FeedLimits()
    let read = feed.entries.reduce(0) { sum, entry in
      let texts = [entry.url, entry.comments] + entry.links.map(\.href) + entry.authors.map(\.name)
      return sum + texts.reduce(0) { $0 + ($1?.utf8.count ?? 0) }
    }
    // Whatever is passed on grew before the bound was met.
    let rest = limits.values * limits.xml.base
    let bound = document.utf8.count * (limits.growthFactor + 1) + limits.growthAllowance + rest
    return (read, bound)
  }

  private static let link = "<link>a</link><comments>b</comments>"
  private static let sources = String(repeating: "<enclosure url='c'/>", count: 30)

  @Test(arguments: [
    "<rss><channel>%</channel></rss>", "<rss xml:base='BASE'><channel>%</channel></rss>",
    "<rss><channel><link>BASE</link>%</channel></rss>", "<channel href='BASE'>%</channel>",
    "<rss><channel>%</channel></rss>",
  ])
  func aLongBaseDoesNotSwellAFeed(pattern: String) throws {
    let base = "https://e.example/" + String(repeating: "d/", count: 1_000)
    let items = String(repeating: "<item>\(Self.link)\(Self.sources)</item>", count: 500)
    let parts = pattern.split(separator: "BASE").joined(separator: base).split(separator: "%")
    let document = parts.joined(separator: items)
    let (read, bound) = try swollen(document, base: parts[0].contains(base) ? nil : base)
    #expect(read < bound)
    #expect(read > document.utf8.count)
  }

  @Test func aLongBaseDoesNotSwellAJSONFeed() throws {
    let base = "https://e.example/" + String(repeating: "d/", count: 1_000)
    let items = String(repeating: "{\"url\":\"a\",\"external_url\":\"b\"},", count: 5_000)
    let (read, bound) = try swollen("{\"items\":[\(items){\"id\":1}]}", base: base)
    #expect(read < bound)
  }

  @Test func theAuthorsOfAFeedDoNotSwellIt() throws {
    let name = String(repeating: "n", count: 1_000)
    let authors = String(repeating: "<author><name>\(name)</name></author>", count: 100)
    let entries = String(repeating: "<entry/>", count: 10_000)
    let head = "<feed xmlns='http://www.w3.org/2005/Atom'>"
    let (read, bound) = try swollen("\(head)\(authors)\(entries)</feed>")
    #expect(read < bound)
    #expect(read > 100_000)
  }

  @Test func aBaseBeyondItsLimitIsNone() throws {
    let longest = FeedLimits().xml.base
    for (length, link) in [(longest, "https://e.example/"), (longest + 1, "a")] {
      let base = "https://e.example/" + String(repeating: "d", count: length - 19) + "/"
      let document = "<rss><channel><item><link>a</link></item></channel></rss>"
      let feed = try FeedParser.parse(Array(document.utf8), baseURL: base)
      #expect(feed.entries.first?.url?.hasPrefix(link) == true)
      let adopted = "<rss><channel><link>\(base)</link><item><link>a</link></item></channel></rss>"
      let other = try FeedParser.parse(Array(adopted.utf8))
      #expect(other.entries.first?.url?.hasPrefix(link) == true)
    }
  }

  @Test func whatAnHonestFeedLinksToIsResolved() throws {
    let items = (1...3_000).map {
      "<item><title>News</title><link>/\($0)</link><enclosure url='/i/\($0).jpg'/></item>"
    }
    let document = "<rss><channel>\(items.joined())</channel></rss>"
    let base = "https://news.example/" + String(repeating: "section/", count: 10)
    let feed = try FeedParser.parse(Array(document.utf8), baseURL: base)
    #expect(feed.entries.allSatisfy { $0.url?.hasPrefix("https://news.example/") == true })
    #expect(feed.entries.last?.attachments.first?.url == "https://news.example/i/3000.jpg")
  }

  @Test func unclosedElementsWithoutEndAreReadInOneGo() throws {
    let items = String(repeating: "<item><description>x<b>", count: 5_000)
    #expect(try parse(items) { _ in }.entries.count == 5_000)
  }

  @Test func errorsAreOneLine() {
    for error in [FeedError.notAFeed, .definesEntities, .tooLarge(bytes: 1)] {
      #expect(!error.description.isEmpty)
      #expect(!error.description.contains("\n"))
    }
  }
}
