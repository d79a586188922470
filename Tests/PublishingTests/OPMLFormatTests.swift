import News
import Publishing
import Testing

@Suite struct OPMLFormatTests {
  private func document(_ feeds: [PublishedFeed]) -> String {
    let publication = Publication(name: "all", title: "All", feeds: feeds)
    return String(decoding: OPMLFormat.document(publication, items: Samples.all), as: UTF8.self)
  }

  private func feed(_ id: String) -> PublishedFeed {
    PublishedFeed(source: SourceID(rawValue: id), url: "https://\(id).example/feed")
  }

  @Test func theOrderOfTheSourcesChangesNothing() {
    #expect(document([feed("a"), feed("b")]) == document([feed("b"), feed("a")]))
  }

  @Test func aBodyHasAnOutlineInAnyCase() {
    #expect(document([]).contains("<outline text=\"All\"/>"))
  }

  /// Texts of OPML are HTML.
  @Test func ampersandsAreEscapedAsHTML() {
    var first = feed("a")
    first.title = "R&D & <b>, &copy 3 &"
    #expect(document([first]).contains("text=\"R&#x26;amp;D &#x26; ‹b›, &#x26;amp;copy 3 &#x26;\""))
  }

  @Test func itemsChangeNothing() {
    let publication = Publication(name: "all", title: "All", feeds: [feed("a")])
    #expect(
      OPMLFormat.document(publication, items: [])
        == OPMLFormat.document(publication, items: Samples.all))
  }
}
