import Feeds
import Foundation
import News
import Syndication
import Testing

/// Export, then parse our own file: the same items as those of the feed that was read, whatever the
/// format.
@Suite struct ReadBackTests {
  /// What every format has a place for.
  struct Item: Hashable, CustomStringConvertible {
    var title: String?
    var url: String?
    var published: Timestamp?
    var modified: Timestamp?
    var content: String?
    var summary: String?
    var authors: [String?]
    var tags: Set<String>
    var files: Set<String>
    var language: String?

    init(_ entry: ParsedEntry, in feed: ParsedFeed, without service: String) {
      title = entry.title
      url = entry.url
      published = entry.published
      modified = entry.modified == entry.published ? nil : entry.modified
      content = (entry.contentHTML ?? entry.contentText).map(Self.spelled)
      summary = entry.summary
      authors = entry.authors.map { $0.name.map(Self.quoted) }
      tags = Set(entry.tags.map(Self.quoted)).subtracting([service])
      // RSS has room for one enclosure; the others are links there.
      files = Set(
        entry.attachments.map { "\($0.url) \($0.mimeType ?? "")" }
          + entry.links.filter { $0.rel == "enclosure" }.map { "\($0.href) \($0.type ?? "")" })
      language = entry.language ?? feed.language
    }

    /// Tags in names stand between quotation marks in XML.
    private static func quoted(_ name: String) -> String {
      name.unicodeScalars.reduce(into: "") { text, scalar in
        text.unicodeScalars.append(scalar == "<" ? "‹" : scalar == ">" ? "›" : scalar)
      }
    }

    /// One spelling of a text that may stand in two: bare text is a paragraph too.
    private static func spelled(_ content: String) -> String {
      let text = content.replacing("]]&gt;", with: "]]>")
      return text.contains("<") ? text : "<p>\(text)</p>"
    }

    var description: String {
      """
      \(title ?? "-") | \(url ?? "-") | \(published?.seconds ?? 0) | \(modified?.seconds ?? 0) | \
      \(content ?? "-") | \(summary ?? "-") | \(authors) | \(tags.sorted()) | \
      \(files.sorted()) | \(language ?? "-")
      """
    }
  }

  private static func items(_ feed: ParsedFeed) -> Set<Item> {
    Set(feed.entries.map { Item($0, in: feed, without: "politics") })
  }

  @Test(arguments: ["rss", "atom", "json"], ["read-back.atom", "read-back.json"])
  func givesTheSameItems(_ format: String, _ fixture: String) async throws {
    try await DeskFolder.with { (folder) async throws in
      let source = try Fixtures.text(fixture)
      let type = fixture.hasSuffix("json") ? "application/feed+json" : "application/atom+xml"
      folder.documents["/one"] = .init(body: source, type: type)
      let configuration = try folder.configuration(
        ["one"], more: ", \"service\": \"politics\"",
        exportMore: ", \"collapse\": false")
      try await folder.run(configuration)
      let told = Self.items(
        try FeedParser.parse(Array(source.utf8), baseURL: "\(folder.base)/one"))
      let read = try FeedParser.parse(try await folder.export(configuration, format))
      #expect(told.count == (fixture.hasSuffix("json") ? 9 : 6))
      #expect(read.wellFormed)
      let got = Self.items(read)
      #expect(got.subtracting(told) == [])
      #expect(told.subtracting(got) == [])
    }
  }
}
