import Testing

@testable import Fetching

struct RedirectRuleTests {
  private func next(
    _ location: String, from current: String, source: String, followed: Int = 0,
    allowsInsecure: Bool = false
  ) throws -> String {
    try RedirectRule.target(
      of: location, from: try TargetURL(current), source: try TargetURL(source),
      followed: followed, allowsInsecure: allowsInsecure
    ).text
  }

  @Test func whoBeganSecurelyStaysSecure() throws {
    #expect(throws: RedirectRule.Refusal.self) {
      try next("http://example.com/", from: "https://example.com/", source: "https://a.example/")
    }
    #expect(
      try next("https://b.example/", from: "https://a.example/", source: "https://a.example/")
        == "https://b.example/")
  }

  @Test func unlessThatIsAllowed() throws {
    let url = "https://a.example/"
    #expect(
      try next("http://b.example/", from: url, source: url, allowsInsecure: true)
        == "http://b.example/")
  }

  @Test func whoBeganInsecurelyMayGoToAndFro() throws {
    #expect(
      try next("http://b.example/", from: "https://a.example/", source: "http://a.example/")
        == "http://b.example/")
    #expect(
      try next("https://b.example/", from: "http://a.example/", source: "http://a.example/")
        == "https://b.example/")
  }

  @Test func fiveAreFollowed() throws {
    let url = "http://a.example/"
    #expect(try next("/b", from: url, source: url, followed: 4) == "http://a.example/b")
    #expect(throws: RedirectRule.Refusal.tooMany) {
      try next("/b", from: url, source: url, followed: FetchLimits.redirects)
    }
  }
}
