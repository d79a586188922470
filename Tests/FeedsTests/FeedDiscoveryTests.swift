import Feeds
import Testing

@Suite struct FeedDiscoveryTests {
  private func found(_ page: String) -> [String] {
    FeedDiscovery.addresses(in: Array(page.utf8), base: "https://one.example/news/")
  }

  @Test(arguments: [
    (
      "<head><link rel=alternate type=application/rss+xml href=/rss>"
        + "<LINK REL='home Alternate' TYPE='Application/Atom+XML; charset=utf-8' HREF='a?b&amp;c'>",
      ["https://one.example/rss", "https://one.example/news/a?b&c"]
    ),
    (
      "<base href='https://two.example/x/'><link rel=alternate type=application/feed+json href=f>",
      ["https://two.example/x/f"]
    ),
    (
      "<link rel=alternate type=application/rss+xml href=/rss>"
        + "<link rel=alternate type=application/rss+xml href=/rss>", ["https://one.example/rss"]
    ),
    ("<link rel=alternate hreflang=fa type=text/html href=/fa>", []),
    ("<link rel=stylesheet type=application/rss+xml href=/rss>", []),
    ("<link rel=alternate type=application/rss+xml href='javascript:x'>", []),
    ("<link rel=alternate type=application/rss+xml>", []),
    ("<script><link rel=alternate type=application/rss+xml href=/rss></script>", []),
    ("", []), ("<link", []),
  ])
  func findsWhatAPageNames(page: String, expected: [String]) {
    #expect(found(page) == expected)
  }

  @Test func takesNoMoreThanItsBound() {
    let links = (0..<40).map {
      "<link rel=alternate type=application/rss+xml href=/\($0)>"
    }
    #expect(found(links.joined()).count == FeedDiscovery.maximumFeeds)
    let late = String(repeating: " ", count: FeedDiscovery.maximumBytes) + links[0]
    #expect(found(late).isEmpty)
  }
}
