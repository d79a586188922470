import Foundation
import Syndication
import Testing

/// What the commands show of a store.
@Suite struct DeskTests {
  /// A desk with one story of two articles, and one article apart.
  private func withStory(
    _ body: (borrowing DeskFolder, Configuration, _ origin: String, _ copy: String) async throws ->
      Void
  ) async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(
        folder.base,
        [
          .init(
            id: "1", title: "پل روستا", text: Wire.bridge, date: "Thu, 01 Jan 2026 08:00:00 +0000"),
          .init(id: "2", title: "Bakery", text: Wire.bakery),
        ])
      folder.documents["/two"] = Wire.rss(
        folder.base,
        [
          .init(
            id: "x", title: "Bridge", text: Wire.bridge.replacing(" the ", with: "\u{200C} the "))
        ])
      let configuration = try folder.configuration(["one", "two"])
      try await folder.run(configuration)
      try await body(folder, configuration, "\(folder.base)/news/1", "\(folder.base)/news/x")
    }
  }

  @Test func explainsWhyTwoArticlesAreOneStory() async throws {
    try await withStory { folder, configuration, origin, copy in
      let desk = try folder.desk(configuration)
      let text = String(decoding: try await desk.explain(origin, copy), as: UTF8.self)
      #expect(text.contains("shared keys: content-hash"))
      #expect(text.contains("one story: "))
      #expect(text.contains("\u{2068}پل روستا\u{2069}"))
      #expect(text.contains("here as origin"))
      #expect(text.contains("here as republication"))
      let apart = String(
        decoding: try await desk.explain(origin, "\(folder.base)/news/2"), as: UTF8.self)
      #expect(apart.contains("shared keys: none"))
      #expect(apart.contains("two stories: they have no key in common, and by their words too"))
      #expect(text.contains("by their words they are one text"))
      #expect(text.contains("who was first:"))
      #expect(text.contains("later than the first"))
      #expect(apart.contains("apart   containment     containment 0%"))
      let alone = String(decoding: try await desk.explain(copy, nil), as: UTF8.self)
      #expect(alone.contains("who has its keys:"))
      #expect(alone.contains(" one, "))
    }
  }

  @Test func explainsWhatAPersonRuledAndTheSameEachTime() async throws {
    try await withStory { folder, configuration, origin, copy in
      _ = try await folder.desk(configuration).split([copy])
      let desk = try folder.desk(configuration)
      let pair = try await desk.explain(origin, copy)
      let text = String(decoding: pair, as: UTF8.self)
      #expect(text.contains("shared keys: content-hash"))
      #expect(text.contains("a person put them apart"))
      #expect(text.contains("two stories: a person keeps them apart"))
      let alone = try await desk.explain(copy, nil)
      #expect(String(decoding: alone, as: UTF8.self).contains("ruled apart: "))
      let other = try folder.desk(configuration)
      #expect(try await other.explain(origin, copy) == pair)
      #expect(try await other.explain(copy, nil) == alone)
      let page = try await desk.diff(origin, copy, format: .html, colour: false)
      #expect(try await other.diff(origin, copy, format: .html, colour: false) == page)
    }
  }

  @Test func showsAnArticleByAddressAndByID() async throws {
    try await withStory { folder, configuration, origin, _ in
      let desk = try folder.desk(configuration)
      let byAddress = try await desk.show(origin, format: .json)
      let article = try JSONSerialization.jsonObject(with: Data(byAddress)) as? [String: Any]
      let id = try #require(article?["article"] as? String)
      #expect(try await desk.show(id, format: .json) == byAddress)
      #expect(try await desk.show(origin + "?utm_source=x#top", format: .json) == byAddress)
      let text = String(decoding: try await desk.show(id, format: .text), as: UTF8.self)
      #expect(text.contains(id))
      let complaint = await #expect(throws: Complaint.self) {
        try await desk.show("https://nowhere.example/", format: .text)
      }
      #expect(complaint?.status == .dataUnusable)
    }
  }

  @Test func tellsWhatACopyChanged() async throws {
    try await withStory { folder, configuration, origin, copy in
      let desk = try folder.desk(configuration)
      let plain = String(
        decoding: try await desk.diff(origin, copy, format: .text, colour: false), as: UTF8.self)
      #expect(plain.contains("[-\u{2068}پل روستا\u{2069}-] {+Bridge+}"))
      #expect(plain.contains("0 cut, 0 added"))
      #expect(!plain.contains("\u{1B}"))
      let coloured = String(
        decoding: try await desk.diff(origin, copy, format: .text, colour: true), as: UTF8.self)
      #expect(coloured.contains("\u{1B}[32mBridge\u{1B}[0m"))
    }
  }

  @Test func reportsTheHealthOfSources() async throws {
    try await withStory { folder, configuration, _, _ in
      folder.documents["/two"] = nil
      try await folder.run(configuration)
      let desk = try folder.desk(configuration)
      try await desk.setPaused(true, ["one"])
      let text = String(decoding: try await desk.status(format: .text), as: UTF8.self)
      #expect(text.contains("articles   3,"))
      #expect(text.contains("one  paused"))
      #expect(text.contains("two  failed (1)"))
      #expect(text.contains("HTTP status 404"))
      let json =
        try JSONSerialization.jsonObject(
          with: Data(try await desk.status(format: .json))) as? [String: Any]
      let sources = try #require(json?["sources"] as? [[String: Any]])
      #expect(sources.map { $0["health"] as? String } == ["paused", "failed (1)"])
      _ = folder.documents.takeRequests()
      try await folder.run(configuration)
      #expect(folder.documents.takeRequests() == ["404 /two"])
      try await folder.desk(configuration).setPaused(false, ["one"])
      try await folder.run(configuration)
      #expect(folder.documents.takeRequests() == ["304 /one", "404 /two"])
    }
  }

  @Test func checksSourcesWithoutStoring() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      let configuration = try folder.configuration(["one", "two"])
      let report = try await folder.desk(configuration).checkSources([])
      #expect(report.status == .someSourcesFailed)
      let lines = String(decoding: report.table, as: UTF8.self).split(separator: "\n")
      #expect(lines.first?.hasPrefix("one\tok\trss20, utf-8, 1 entries, 1 dated") == true)
      #expect(lines.last?.hasPrefix("two\tfailed\tHTTP status 404") == true)
      #expect(try await folder.run(configuration).newArticles == 1)
    }
  }

  @Test func prunesWhatIsNoLongerKept() async throws {
    try await withStory { folder, configuration, _, _ in
      let kept = try await folder.desk(configuration).prune()
      #expect(kept == 0)
      folder.setNow(1_767_300_000 + 91 * 86_400)
      let removed = try await folder.desk(configuration).prune()
      #expect(removed == 3)
    }
  }
}
