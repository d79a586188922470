import Feeds
import Fetching
import Testing

@testable import Syndication

/// What a person is told to do, by what went wrong.
@Suite struct CureTests {
  private func cure(_ reason: FetchFailure.Reason) -> String {
    Cure.of(FetchFailure(reason, url: "https://one.example/rss")) ?? ""
  }

  @Test(
    arguments: [
      (401, "nginx", "\"auth\""), (403, "Cloudflare", "Cloudflare"), (403, nil, "\"userAgent\""),
      (404, nil, "remove the source"), (410, nil, "sources resume"), (429, nil, "\"interval\""),
      (500, nil, "if it lasts"), (503, nil, "if it lasts"), (599, nil, "if it lasts"),
      (304, nil, "\"url\""), (451, nil, "withheld"), (418, nil, "ask the publisher"),
    ] as [(Int, String?, String)])
  func aStatusHasItsCure(status: Int, server: String?, words: String) {
    #expect(cure(.status(status, retryAfter: nil, server: server)).contains(words))
  }

  @Test(arguments: [
    ("SSL certificate problem: certificate has expired", "expired"),
    ("SSL certificate problem: certificate is not yet valid", "clock"),
    ("SSL: no alternative certificate subject name matches target host name 'a'", "another host"),
    ("SSL certificate problem: self-signed certificate", "\"caFile\""),
    ("SSL certificate problem: unable to get local issuer certificate", "\"caFile\""),
    ("wrong version number", "tell the publisher"),
  ])
  func aFailureOfTLSHasItsCure(why: String, words: String) {
    #expect(cure(.tls(why)).contains(words))
  }

  @Test func otherFailuresHaveTheirs() {
    #expect(cure(.resolve).contains("spelt"))
    #expect(cure(.timeout(seconds: 20, received: 0)).contains("\"timeout\""))
    #expect(cure(.tooLarge(limit: 9)).contains("\"maxBytes\""))
    #expect(cure(.badRequest("")).contains("\"headers\""))
    #expect(cure(.tooManyRedirects(limit: 5)).contains("\"url\""))
    #expect(cure(.addressRefused(address: "10.0.0.1", range: "private")).isEmpty)
  }

  @Test func aDocumentThatIsNoFeedHasItsCure() {
    var head = ResponseHead()
    #expect(Cure.of(FeedError.notAFeed, head).contains("look up"))
    head.contentType = "Text/HTML; charset=utf-8"
    #expect(Cure.of(FeedError.notAFeed, head).contains("sources check"))
    #expect(Cure.of(FeedError.definesEntities, head).contains("document type"))
  }
}
