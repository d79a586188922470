import Compression
import Foundation
import Syndication
import Testing

/// Compressed copies beside the pages of the site.
@Suite struct SiteCopyTests {
  private func serve(_ numbers: ClosedRange<Int>, _ folder: borrowing DeskFolder) {
    folder.documents["/one"] = Wire.rss(
      folder.base,
      numbers.map { number in
        Wire.Item(
          id: "\(number)", title: "Story \(number)", text: "The text of story \(number) alone.",
          date: "Thu, 01 Jan 2026 0\(number % 10):00:00 +0000")
      })
  }

  private func configuration(
    _ folder: borrowing DeskFolder, _ codings: [ContentCoding]
  ) throws -> Configuration {
    let list = codings.map { "\"\($0.rawValue)\"" }.joined(separator: ", ")
    return try folder.configuration(
      ["one"],
      rootMore: """
        , "site": {"path": "\(folder.path)/site", "base": "https://desk.example/",
                   "compress": [\(list)]}
        """)
  }

  @Test func eachFileHasItsCopiesAndOnlyWhatChangedIsWritten() async throws {
    try await DeskFolder.with { (folder) async throws in
      serve(1...3, folder)
      let configuration = try configuration(folder, [.gzip, .br])
      try await folder.run(configuration)
      let first = try folder.site()
      let plain = first.keys.filter { !Copies.isCopy($0) }
      for suffix in [".html", ".css", ".js", ".svg", ".json"] {
        #expect(plain.contains { $0.hasSuffix(suffix) })
      }
      #expect(Copies.good(in: first).count == 2 * plain.count)
      #expect(first.count == 3 * plain.count)

      #expect(try await folder.run(configuration).written == [])
      try await folder.desk(configuration).exportSite()
      #expect(try folder.site() == first)

      serve(1...4, folder)
      let report = try await folder.run(configuration)
      let second = try folder.site()
      #expect(Copies.good(in: second).count == second.count * 2 / 3)
      #expect(report.written.count { $0.contains("/site/story/") } == 3)
      let stories = first.filter { $0.key.hasPrefix("story/") }
      #expect(stories.allSatisfy { second[$0.key] == $0.value })
    }
  }

  @Test func exportPutsBackCopiesThatAreMissingOrDamaged() async throws {
    try await DeskFolder.with { (folder) async throws in
      serve(1...3, folder)
      let configuration = try configuration(folder, [.gzip, .br])
      try await folder.run(configuration)
      let site = try folder.site()
      let root = folder.path + "/site/"
      let story = try #require(site.keys.sorted().first { $0.hasPrefix("story/") })
      try FileManager.default.removeItem(atPath: root + "index.html.br")
      try Data("half".utf8).write(to: URL(filePath: root + story + ".gz"))
      try #require(site["ledger.html.gz"]?.bytes)
        .write(to: URL(filePath: root + "search.html.gz"))
      try FileManager.default.removeItem(atPath: root + "style.css.gz")
      try await folder.desk(configuration).exportSite()
      #expect(try folder.site() == site)
    }
  }

  @Test func copiesGoWithTheirPagesButNothingOfOthers() async throws {
    try await DeskFolder.with { (folder) async throws in
      serve(1...3, folder)
      let configuration = try configuration(folder, [.gzip, .br])
      try await folder.run(configuration)
      let story = try #require(
        folder.site().keys.sorted().first { $0.hasPrefix("story/") && $0.hasSuffix(".html") })
      try Data("theirs".utf8).write(to: URL(filePath: "\(folder.path)/site/\(story).br"))
      folder.setNow(1_767_300_000 + 100 * 86_400)
      #expect(try await folder.desk(configuration).prune() == 3)
      try await folder.desk(configuration).exportSite()
      let site = try folder.site()
      #expect(site.keys.filter { $0.hasPrefix("story/") } == [story + ".br"])
      #expect(site.count { $0.key.hasPrefix("day/") } == 0)
    }
  }

  @Test func copiesThatAreNoLongerWantedAreRemovedAndPagesStay() async throws {
    try await DeskFolder.with { (folder) async throws in
      serve(1...3, folder)
      try await folder.run(try configuration(folder, [.gzip, .br]))
      let both = try folder.site()
      let theirs = Data("theirs".utf8)
      try theirs.write(to: URL(filePath: folder.path + "/site/index.html.gz"))
      try await folder.run(try configuration(folder, [.gzip]))
      let one = try folder.site()
      #expect(one.keys.count { $0.hasSuffix(".br") } == 0)
      #expect(Copies.good(in: one).count == both.count / 3)
      try theirs.write(to: URL(filePath: folder.path + "/site/index.html.gz"))
      try await folder.run(try configuration(folder, []))
      let none = try folder.site()
      #expect(none.keys.filter(Copies.isCopy) == ["index.html.gz"])
      #expect(none["index.html.gz"]?.bytes == theirs)
      #expect(both.filter { !Copies.isCopy($0.key) } == none.filter { !Copies.isCopy($0.key) })
    }
  }
}
