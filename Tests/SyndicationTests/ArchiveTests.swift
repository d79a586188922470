import Feeds
import Foundation
import News
import Syndication
import Testing

/// Archive pages (RFC 5005).
@Suite struct ArchiveTests {
  private func items(_ numbers: ClosedRange<Int>, changed: Set<Int> = []) -> [Wire.Item] {
    numbers.map { number in
      Wire.Item(
        id: "\(number)", title: "Item \(number)",
        text: changed.contains(number)
          ? "Quite another text of item \(number) is told today."
          : "The one and only text of item \(number), as it was first told.",
        date: String(format: "Thu, 01 Jan 2026 08:%02d:00 +0000", 60 - number))
    }
  }

  private func configuration(
    _ folder: borrowing DeskFolder, _ size: Int, more: String = ""
  ) throws -> Configuration {
    var configuration = try folder.configuration(
      ["one"], exportMore: ", \"archive\": \(size), \"limit\": 3\(more)")
    configuration.exports[0].formats = ["rss", "atom"]
    return configuration
  }

  private func run(
    _ folder: borrowing DeskFolder, _ items: [Wire.Item], at minutes: Int64,
    _ configuration: Configuration
  ) async throws -> [String: Data] {
    folder.documents["/one"] = Wire.rss(folder.base, items)
    folder.setNow(1_767_300_000 + 60 * minutes)
    let report = try await folder.run(configuration)
    #expect(report.complaints == [])
    return try folder.exported().mapValues(\.bytes)
  }

  private func titles(_ page: Data?) throws -> [String] {
    let feed = try FeedParser.parse(Array(try #require(page)))
    #expect(feed.wellFormed)
    return feed.entries.compactMap(\.title)
  }

  private func link(_ rel: String, _ page: Data?) throws -> String? {
    let feed = try FeedParser.parse(Array(try #require(page)))
    return feed.links.first { $0.rel == rel }?.href
  }

  @Test(arguments: ["rss", "atom"])
  func fullPagesNeverChange(_ format: String) async throws {
    try await DeskFolder.with { (folder) async throws in
      let configuration = try configuration(folder, 2)
      let first = try await run(folder, items(1...5), at: 0, configuration)
      #expect(try titles(first["all.archive-1.\(format)"]).count == 2)
      #expect(try titles(first["all.archive-2.\(format)"]).count == 2)
      #expect(try titles(first["all.archive-3.\(format)"]).count == 1)
      // Two are new, and one of the first page is corrected.
      let corrected = Set([try #require(try titles(first["all.archive-1.\(format)"]).first)])
      let number = try #require(corrected.first.flatMap { Int($0.dropFirst("Item ".count)) })
      let second = try await run(
        folder, items(1...7, changed: [number]), at: 10, configuration)
      for page in 1...2 {
        let name = "all.archive-\(page).\(format)"
        #expect(first[name] == second[name])
      }
      let later = try (3...5).flatMap { try titles(second["all.archive-\($0).\(format)"]) }
      #expect(later.count == 4)
      #expect(Set(later).isSuperset(of: Set(["Item 6", "Item 7"]).union(corrected)))
      #expect(try titles(second["all.archive-5.\(format)"]) == [])
    }
  }

  @Test(arguments: ["rss", "atom"])
  func allLinksLeadSomewhereAndReachEveryItem(_ format: String) async throws {
    try await DeskFolder.with { (folder) async throws in
      let files = try await run(folder, items(1...7), at: 0, try configuration(folder, 3))
      func file(_ url: String) -> Data? {
        files[String(url.dropFirst("https://desk.example/".count))]
      }
      var seen: Set<String> = []
      var next = try link("prev-archive", files["all.\(format)"])
      var pages = 0
      while let url = next, pages < 10 {
        pages += 1
        let page = try #require(file(url))
        seen.formUnion(try titles(page))
        #expect(try link("self", page) == url)
        #expect(try link("current", page) == "https://desk.example/all.\(format)")
        let isFull = String(decoding: page, as: UTF8.self).contains("<fh:archive/>")
        #expect(try titles(page).count == 3 || !isFull)
        let following = try link("next-archive", page)
        #expect((following != nil) == isFull)
        if let following { #expect(file(following) != nil) }
        next = try link("prev-archive", page)
      }
      #expect(pages == 3)
      #expect(seen.count == 7)
    }
  }

  @Test func anUnchangedRunRewritesNothing() async throws {
    try await DeskFolder.with { (folder) async throws in
      let configuration = try configuration(folder, 2)
      _ = try await run(folder, items(1...5), at: 0, configuration)
      let before = try folder.exported()
      _ = try await run(folder, items(1...5), at: 10, configuration)
      let after = try folder.exported()
      #expect(before.mapValues(\.changed) == after.mapValues(\.changed))
      #expect(before.keys.sorted() == after.keys.sorted())
      #expect(after.keys.allSatisfy { !$0.hasSuffix(".new") })
    }
  }

  /// What the store forgets stays in the full pages, and moves nothing in the later ones.
  @Test func whatIsPrunedStaysInItsPage() async throws {
    try await DeskFolder.with { (folder) async throws in
      let configuration = try configuration(folder, 2)
      let first = try await run(folder, items(1...5), at: 0, configuration)
      _ = try await run(folder, items(4...5), at: 60, configuration)
      folder.setNow(1_767_300_000 + 91 * 86_400)
      _ = try await folder.desk(configuration).prune()
      let third = try await run(folder, items(4...8), at: 91 * 1_440 + 60, configuration)
      #expect(third["all.archive-1.atom"] == first["all.archive-1.atom"])
      #expect(third["all.archive-2.atom"] == first["all.archive-2.atom"])
    }
  }

  @Test func pagesShowWhatTheFilterLeaves() async throws {
    try await DeskFolder.with { (folder) async throws in
      let files = try await run(
        folder, items(1...6), at: 0,
        try configuration(folder, 2, more: ", \"filter\": [\"title~=[2-4]$\"]"))
      let all = try (1...2).flatMap { try titles(files["all.archive-\($0).atom"]) }
      #expect(Set(all) == ["Item 2", "Item 3", "Item 4"])
      #expect(files["all.archive-3.atom"] == nil)
    }
  }

  /// To a pipe goes what lies in the file.
  @Test func thePipeGetsTheSameBytes() async throws {
    try await DeskFolder.with { (folder) async throws in
      let configuration = try configuration(folder, 2)
      let files = try await run(folder, items(1...5), at: 0, configuration)
      let bytes = try await folder.export(configuration, "atom")
      #expect(files["all.atom"] == Data(bytes))
    }
  }
}
