import Testing

@testable import Syndication

@Suite struct FeedAddressTests {
  /// A mark makes one character with what is before it: only bytes tell where a name ends.
  @Test(arguments: [
    ("https://me:word@\u{301}secret@one.example/rss", "https://one.example/rss"),
    ("https://me:word@one.example/a@\u{301}b", "https://one.example/a@\u{301}b"),
    ("https://one.example/a@\u{301}b", "https://one.example/a@\u{301}b"),
    ("https:/\u{338}/me:word@\u{301}one.example/", "\u{301}one.example/"),
    ("me:word@\u{301}", "\u{301}"),
  ])
  func showsNoPasswordBesideCombiningMarks(address: String, shown: String) {
    #expect(Array(FeedAddress.shown(address).utf8) == Array(shown.utf8))
  }
}
