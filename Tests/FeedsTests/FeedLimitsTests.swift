import Feeds
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
