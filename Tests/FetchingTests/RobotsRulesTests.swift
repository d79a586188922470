import Testing

@testable import Fetching

/// Robots.txt as a pure function (RFC 9309).
struct RobotsRulesTests {
  private func rules(_ text: String, agent: String = "desk/1.0 (+https://desk.example/)")
    -> RobotsRules
  {
    RobotsRules.parse(Array(text.utf8), agent: RobotsAgent(userAgent: agent))
  }

  @Test(arguments: [
    ("Disallow: /a", "/a", false), ("Disallow: /a", "/ab/c?d", false), ("Disallow: /a", "/b", true),
    ("Disallow: /a", "/A", true), ("Disallow:", "/a", true), ("Disallow: /", "/", false),
    ("Disallow: /", "/robots.txt", true), ("Disallow: /a\nAllow: /a/b", "/a/b/c", true),
    ("Allow: /a/b\nDisallow: /a", "/a/b/c", true), ("Allow: /a\nDisallow: /a", "/a", true),
    ("Disallow: /a\nAllow: /a", "/a", true), ("Allow: /\nDisallow: /a", "/a", false),
    ("Disallow: /a/\nAllow: /a", "/a/b", false), ("Disallow: *.php", "/x/y.php?z", false),
    ("Disallow: *.php", "/x.html", true), ("Disallow: /*.php$", "/x.php", false),
    ("Disallow: /*.php$", "/x.php?z", true), ("Disallow: /a$", "/a", false),
    ("Disallow: /a$", "/ab", true), ("Disallow: /$", "/", false), ("Disallow: /$", "/a", true),
    ("Disallow: /a*", "/a", false), ("Disallow: /a*$", "/abc", false),
    ("Disallow: /a*b*c", "/a-b-c-d", false), ("Disallow: /a*b*c", "/a-c-b", true),
    ("Disallow: /*ab*b$", "/ab", true), ("Disallow: /*ab*b$", "/abb", false),
    ("Disallow: *", "/anything", false), ("Disallow: a", "/a", true),
    ("Disallow: /*/x", "/a/b/x", false), ("Disallow: /?s=", "/?s=1", false),
    ("Allow: /page\nDisallow: /*.htm", "/page.htm", false),
    ("Allow: /page\nDisallow: /*.ph", "/page.php5", true),
  ])
  func theLongestRuleDecides(lines: String, path: String, isAllowed: Bool) {
    #expect(rules("User-agent: *\n" + lines).allow(path: path) == isAllowed)
  }

  @Test(arguments: [
    ("/%7Euser", "/~user", false), ("/~user", "/%7euser", false), ("/a%2Fb", "/a/b", true),
    ("/a%2fb", "/a%2Fb", false), ("/خبر", "/%D8%AE%D8%A8%D8%B1", false),
    ("/%d8%ae%d8%a8%d8%b1", "/خبر/1", false), ("/a b", "/a%20b", false),
    ("/a%2A", "/a*", false), ("/a%2A", "/ab", true), ("/a%24", "/a$", false),
    ("/a$b", "/a$b", false),
    ("/a%", "/a%", false), ("/a%zz", "/a%zz", false), ("/%61", "/a", false),
  ])
  func encodingsAreCompared(pattern: String, path: String, isAllowed: Bool) {
    #expect(rules("User-agent: *\nDisallow: \(pattern)").allow(path: path) == isAllowed)
  }

  @Test(arguments: [
    "User-agent: desk\nDisallow: /a\nUser-agent: *\nDisallow: /b",
    "User-agent: *\nDisallow: /b\n\nUser-agent: DESK\nDisallow: /a",
    "User-agent: other\nUser-agent: Desk\n\nDisallow: /a",
    "User-agent: desk/2.0 and more\nDisallow: /a",
    "USER-AGENT:desk#us\ndisallow:/a#not this",
    "\tUser-agent \t:  desk \nDISALLOW:\t/a\t",
    "User-agent: desk\rDisallow: /a\r", "User-agent: desk\r\nDisallow: /a\r\n",
    "\u{feff}User-agent: desk\nDisallow: /a",
    "User-agent: desk\nSitemap: https://a.example/s.xml\nNoindex: /b\nDisallow: /a",
    "User-agent: other\nSitemap: https://a.example/s.xml\nUser-agent: desk\nDisallow: /a",
    "User-agent: other\nCrawl-delay: 9\nUser-agent: desk\nDisallow: /a",
    "User-agent: desk\nDisallow: /x\nUser-agent: other\nDisallow: /b\nUser-agent: desk\nDisallow: /a",
    "Disallow: /b\nnonsense\n: \nUser-agent: desk\nDisallow: /a",
    "User-agent: desk\nDisallow: /a\nUser-agent: deskbot\nDisallow: /b",
    "User-agent: desk\nDisallow: /a\nUser-agent:\nDisallow: /b",
  ])
  func theGroupsThatNameTheRobotHold(text: String) {
    let rules = rules(text)
    #expect(!rules.allow(path: "/a"))
    #expect(rules.allow(path: "/b"))
  }

  @Test func aGroupOfItsOwnFreesTheRobotFromThatForAnyone() {
    let text = "User-agent: *\nDisallow: /\nUser-agent: desk\nDisallow:\n"
    #expect(rules(text).allow(path: "/a"))
    #expect(!rules(text, agent: "other").allow(path: "/a"))
    #expect(!rules(text, agent: "(no token)").allow(path: "/a"))
  }

  @Test(arguments: ["", "<html><body>User-agent: no</body></html>", "\0\0\0", "Disallow: /"])
  func whatIsNoRobotsFileAllows(text: String) {
    #expect(rules(text) == .none)
  }

  @Test(arguments: [
    ("5", 5), ("0.5", 0.5), ("86400", RobotsRules.longestDelay),
    ("1e400", RobotsRules.longestDelay),
    ("0", nil), ("-3", nil), ("soon", nil), ("nan", nil), ("", nil),
  ])
  func believesADelayUpToABound(value: String, seconds: Double?) {
    #expect(rules("User-agent: *\nCrawl-delay: \(value)").crawlDelay == seconds)
  }

  @Test func readsItsFirst500KiBAndNoHalfLine() {
    let padding = String(repeating: "#\n", count: RobotsRules.maximumBytes / 2 - 20)
    let head = "User-agent: *\nDisallow: /a\n"
    let text = head + padding + "Disallow: /news/private\n"
    let rules = rules(text)
    #expect(!rules.allow(path: "/a"))
    #expect(rules.allow(path: "/news/1"))
    #expect(rules.allow(path: "/news/private"))
    let within = head + padding.dropLast(40) + "Disallow: /b\n"
    #expect(!self.rules(within).allow(path: "/b"))
  }

  @Test func takesAllRulesOfItsFirst500KiB() {
    let head = "User-agent: *\n"
    let lines = (0..<29_000).map { "Disallow:/\($0)\n" }.joined() + "Allow:/28999/x\n"
    #expect((head + lines).utf8.count > RobotsRules.maximumBytes - 64 << 10)
    #expect((head + lines).utf8.count < RobotsRules.maximumBytes)
    let rules = rules(head + lines)
    #expect(!rules.allow(path: "/28999"))
    #expect(rules.allow(path: "/28999/x"))
    #expect(rules.allow(path: "/a"))
    #expect(rules.cost < 3 * RobotsRules.maximumBytes)
    #expect(self.rules(rules.text) == rules)
  }

  /// A pattern that would make a matcher which tries everything try for ever.
  @Test(.timeLimit(.minutes(1))) func starsTakeTimeInProportion() {
    let stars = String(repeating: "*a", count: 2_000)
    let rules = rules("User-agent: *\nDisallow: /\(stars)b\n")
    #expect(rules.allow(path: "/" + String(repeating: "a", count: 8_000)))
    #expect(!rules.allow(path: "/" + String(repeating: "a", count: 8_000) + "b"))
  }

  @Test func whatIsKeptSaysTheSame() {
    let text = """
      User-agent: desk
      Disallow: /خبر*.php$
      Allow: /a%2Ab%24
      Crawl-delay: 2.5
      User-agent: *
      Disallow: /
      """
    let rules = rules(text)
    #expect(self.rules(rules.text) == rules)
    #expect(self.rules(rules.text, agent: "") == rules)
    #expect(rules.text.contains("Disallow: /%D8%AE%D8%A8%D8%B1*.php$\n"))
  }

  @Test(arguments: [
    ("desk/1.0 (+https://desk.example/)", "desk"), ("Mozilla/5.0 (compatible)", "mozilla"),
    ("news_desk-bot 2", "news_desk-bot"), ("aggregator", "aggregator"), ("", ""), ("1desk", ""),
    ("میز/1", ""),
  ])
  func theProductTokenBeginsTheUserAgent(userAgent: String, token: String) {
    #expect(RobotsAgent(userAgent: userAgent).token == token)
  }
}
