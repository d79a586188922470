import Syndication
import Testing

@Suite struct PatternTests {
  @Test func findsItsFirstGroup() throws {
    let pattern = try #require(Pattern("/news/([0-9]+)"))
    #expect(pattern.firstGroup(in: "https://a.example/news/42/x") == "42")
    #expect(pattern.firstGroup(in: "https://a.example/42") == nil)
    #expect(try #require(Pattern("[0-9]+")).firstGroup(in: "a 7") == "7")
    #expect(Pattern("(") == nil)
  }

  /// Without a limit each of these would take longer than the universe is old.
  @Test(arguments: ["(a+)+$", "(a|aa)+$", "^(([a-z])+.)+[A-Z]([a-z])+$", "(.*)*x"])
  func catastrophicExpressionsAreGivenUp(_ source: String) throws {
    let pattern = try #require(Pattern(source))
    let text = String(repeating: "a", count: 60) + "!"
    for _ in 0..<20 { #expect(!pattern.matches(text)) }
    #expect(pattern.isSpent)
    #expect(!pattern.matches("aa"))
  }

  @Test func aLongTextIsNoOverrun() throws {
    let pattern = try #require(Pattern("needle"))
    let hay = String(repeating: "straw ", count: 20_000)
    #expect(!pattern.matches(hay))
    #expect(pattern.matches(hay + "needle"))
    #expect(!pattern.isSpent)
  }

  @Test func oneOverrunLeavesTheOthersToBeRead() throws {
    let pattern = try #require(Pattern("^(a+)+$"))
    #expect(!pattern.matches(String(repeating: "a", count: 60) + "!"))
    #expect(pattern.matches("aaa"))
    #expect(!pattern.isSpent)
  }
}
