import Feeds
import News
import Testing
import Text

@Suite struct FeedRobustnessTests {
  /// Cuts every fixture at many places and changes many of its bytes: whatever comes out, it comes.
  @Test(arguments: try FeedFixture.all())
  func noPrefixAndNoChangedByteTraps(fixture: FeedFixture) {
    let bytes = fixture.document
    let step = max(1, bytes.count / 60)
    for end in stride(from: 0, to: bytes.count, by: step) {
      parse(Array(bytes[..<end]), fixture)
    }
    var changed = bytes
    for place in stride(from: 0, to: bytes.count, by: step) {
      let any = UInt8(truncatingIfNeeded: place &* 167 &+ 13)
      for byte in [0, UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "\""), 0xFF, any] {
        changed[place] = byte
        parse(changed, fixture)
      }
      changed[place] = bytes[place]
    }
  }

  private func parse(_ bytes: [UInt8], _ fixture: FeedFixture) {
    let feed = try? FeedParser.parse(
      bytes, contentType: fixture.contentType, baseURL: fixture.base, options: .sanitise)
    // Whole items before a cut are kept, and never invented.
    #expect((feed?.entries.count ?? 0) <= bytes.count)
    for entry in feed?.entries ?? [] {
      #expect(FeedParser.sanitised(entry, base: nil) == entry)
      #expect(entry.url.map(WebAddress.isSafe) != false)
    }
  }

  @Test func aPrefixKeepsTheItemsReadSoFar() throws {
    let items = (1...20).map { "<item><title>Number \($0)</title></item>\n" }
    let head = "<rss version=\"2.0\"><channel><title>T</title>\n"
    let document = head + items.joined() + "</channel></rss>"
    var start = head.utf8.count
    for (place, item) in items.enumerated() {
      start += item.utf8.count
      let feed = try FeedParser.parse(Array(document.utf8.prefix(start)))
      #expect(feed.entries.count == place + 1)
      #expect(feed.entries.last?.title == "Number \(place + 1)")
      #expect(!feed.wellFormed)
    }
  }

  @Test func theSameBytesAreReadTheSameWay() throws {
    for fixture in try FeedFixture.all() {
      #expect(fixture.parsed() == fixture.parsed())
    }
  }
}
