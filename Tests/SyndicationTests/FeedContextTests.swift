import News
import Testing

@testable import Syndication

/// Whether it is the feed that cuts its texts, or who copied them.
@Suite struct FeedContextTests {
  private static let long = String(repeating: "The bridge over the river is open again. ", count: 6)
  private static let short = "The bridge is open."

  private func shortens(_ texts: [String]) -> Bool {
    FeedContext.shortens(
      texts.map { text in
        var entry = ParsedEntry()
        entry.summary = text
        return entry
      })
  }

  @Test func aFeedThatCutsHalfOfItsTextsShortens() {
    let cut = Self.short.dropLast() + "…"
    #expect(shortens([String(cut), String(cut), Self.long, Self.long]))
  }

  @Test func aFeedThatCutsWhateverIsLongShortens() {
    let cut = Self.long.dropLast(20) + "…"
    let short = Array(repeating: Self.short, count: 12)
    #expect(shortens([String(cut)] + short + [cut + ""]))
    #expect(shortens([cut + "", "<p>" + Self.long.dropLast() + "</p>"] + short + [cut + ""]))
  }

  @Test func aCutTextAmongLongerOnesWasCutByWhoCopiedIt() {
    let cut = Self.long.dropLast(20) + "…"
    let whole = Array(repeating: Self.long + Self.long, count: 6)
    #expect(!shortens([String(cut)] + whole + [cut + ""]))
  }

  @Test func oneCutTextShowsNothing() {
    let cut = Self.long.dropLast(20) + "…"
    #expect(!shortens([String(cut)] + Array(repeating: Self.short, count: 5)))
    #expect(!shortens([]))
  }
}
