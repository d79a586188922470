import Fetching
import News
import Storage
import Testing

@testable import Syndication

@Suite struct WebLinksTests {
  @Test(
    arguments: [
      ("<https://hub.example/>; rel=\"hub\"", ["hub https://hub.example/"]),
      (
        "<https://a/>;rel=hub,<https://b/?x=1,2>; title=\"a, <b>\"; rel=\"self alternate\"",
        ["hub https://a/", "self alternate https://b/?x=1,2"]
      ),
      ("</a>; rel=\"he\\\"llo\"; rel=hub", ["he\"llo /a"]),
      ("</a>; anchor=\"/b\"; rel=hub, </c>; rel=self", ["self /c"]),
      ("</a>; flag; REL=hub;", ["hub /a"]), ("</a>", []), ("", []), ("</a", []), ("<<", []),
      ("</a>; rel=\"hub", ["hub /a"]), ("</a>; rel=\"hub\\", ["hub\\ /a"]), (";;,>,", []),
    ] as [(String, [String])])
  func readsALinkField(field: String, expected: [String]) {
    #expect(WebLinks.parse(field).map { "\($0.relation) \($0.href)" } == expected)
  }

  private func links(_ header: String?, _ links: [FeedLink]) -> PushLinks {
    var head = ResponseHead()
    head.link = header
    var feed = ParsedFeed(format: .atom10)
    feed.links = links
    return WebLinks.push(head, feed, at: "https://one.example/feed/atom")
  }

  @Test func theHeaderWeighsMoreThanTheDocument() {
    let found = links(
      "</hub>; rel=hub, <https://one.example/topic>; rel=self",
      [
        FeedLink(href: "https://hub.example/", rel: "hub"),
        FeedLink(href: "https://one.example/hub", rel: "HUB"),
        FeedLink(href: "https://one.example/other", rel: "self"), FeedLink(href: "/page"),
      ])
    #expect(found.hubs == ["https://one.example/hub", "https://hub.example/"])
    #expect(found.topic == "https://one.example/topic")
  }

  @Test func whoNamesNoHubHasNoTopic() {
    #expect(links(nil, [FeedLink(href: "https://one.example/", rel: "self")]) == PushLinks())
  }

  @Test func hubsAreBoundedAndOnTheWeb() {
    let many = (0..<40).map { FeedLink(href: "https://hub\($0).example/", rel: "hub") }
    #expect(links(nil, many).hubs.count == WebLinks.maximumHubs)
    let long = "https://hub.example/" + String(repeating: "a", count: WebLinks.maximumAddress)
    let odd = [long, "ftp://hub.example/", "javascript:x", "https://u:p@hub.example/"]
    #expect(
      links(nil, odd.map { FeedLink(href: $0, rel: "hub") }).hubs == ["https://hub.example/"])
  }
}
