import Testing

@testable import Fetching

struct FailureTextTests {
  static let hostile =
    "a\u{1b}[31m\r\nb\u{0}\u{202e}c\u{2028}d\u{9b}" + String(repeating: "é", count: 9000)

  @Test(arguments: [
    FetchFailure.Reason.badAddress(hostile), .badRequest(hostile), .resolve, .connect(hostile),
    .tls(hostile), .timeout(seconds: .infinity, received: 0), .timeout(seconds: 20, received: 5),
    .tooLarge(limit: .max), .tooSlow(SpeedFloor(bytesPerSecond: .max, seconds: .max)),
    .budgetSpent, .proxy(hostile), .hostRefuses, .hostSilent, .disallowed(agent: hostile),
    .robotsUnreachable(hostile), .addressRefused(address: "127.0.0.1", range: "loopback"),
    .tooManyRedirects(limit: 5), .redirectRefused(hostile),
    .status(.max, retryAfter: .max, server: hostile), .headersTooLarge, .connectionLost(hostile),
    .protocolError(hostile), .cancelled,
  ])
  func isOneShortLine(reason: FetchFailure.Reason) {
    let text = FetchFailure(reason, url: "http://example.com/\(Self.hostile)").description
    #expect(text.count < 500 && !text.isEmpty)
    let harmful = text.unicodeScalars.filter {
      [.control, .format, .lineSeparator, .paragraphSeparator].contains(
        $0.properties.generalCategory)
    }
    #expect(harmful.isEmpty)
  }

  @Test func saysWhatWhereAndWhy() {
    let failure = FetchFailure(
      .status(503, retryAfter: 120, server: "cloudflare"), url: "http://example.com/feed")
    #expect(
      failure.description == "HTTP status 503 Service Unavailable from cloudflare,"
        + " asked to wait 120 s, at http://example.com/feed")
    #expect(failure.status == 503 && failure.retryAfter == 120)
  }

  @Test func keepsWordsAndShortensTheRest() {
    #expect(PlainLine.of("  a\r\n\tb  ", limit: 10) == "a b")
    #expect(PlainLine.of("abcdef", limit: 5) == "abc…")
    #expect(PlainLine.of("خبرِ روز", limit: 20) == "خبرِ روز")
  }
}
