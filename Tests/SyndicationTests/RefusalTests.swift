import Foundation
import News
import Storage
import StorageSQLite
import Syndication
import Testing

/// Documents that fail their check are not published.
@Suite struct RefusalTests {
  /// Stores what no run would: a text that did not go through the sanitiser.
  private func store(_ html: String, _ folder: borrowing DeskFolder) async throws {
    let store = try SQLiteStore.open(path: folder.path + "/a.db")
    let seen = Timestamp(seconds: 1_767_300_100)
    let hash = ContentHash(bytes: (0..<32).map { UInt8(truncatingIfNeeded: html.utf8.count &+ $0) })
    let article = Article(
      id: ArticleID(rawValue: 7), source: SourceID(rawValue: "one"),
      publisher: PublisherID(rawValue: "one"), url: "https://one.example/7", title: "Seven",
      content: .html(html), published: seen, firstSeen: seen, contentHash: hash)
    let admission = Admission(article: article, keys: [], entryHash: 7)
    try await store.admit(Batch(admissions: [admission], seen: seen))
    await store.close()
  }

  @Test func theLastGoodOneStaysAndTheMessageSaysSo() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(
        folder.base, [.init(id: "1", title: "Bridge", text: Wire.bridge)])
      var configuration = try folder.configuration(["one"])
      configuration.exports[0].formats = ["rss", "opml", "sitemap"]
      try await folder.run(configuration)
      let good = try folder.exported().mapValues(\.bytes)
      try await store("<p>x</p><script>alert(1)</script>", folder)
      configuration.exports[0].title = "Another"
      let report = try await folder.run(configuration)
      #expect(report.status == .exportRefused)
      let line = try #require(report.complaints.first)
      #expect(report.complaints.count == 1)
      for word in ["export all", "rss", "story/", "<script>", "sanitised-content", "filter"] {
        #expect(line.contains(word))
      }
      let now = try folder.exported().mapValues(\.bytes)
      #expect(now["all.rss"] == good["all.rss"])
      #expect(now["all.sitemap.xml"] != good["all.sitemap.xml"])
      #expect(now["all.opml"] != good["all.opml"])
      #expect(now.keys.sorted() == good.keys.sorted())
    }
  }

  @Test func otherExportsGoOnAndTheNextGoodRunPublishes() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(
        folder.base, [.init(id: "1", title: "Bridge", text: Wire.bridge)])
      var configuration = try folder.configuration(["one"])
      var other = configuration.exports[0]
      other.name = "other"
      other.path += "-other"
      other.formats = ["opml"]
      configuration.exports.append(other)
      try await folder.run(configuration)
      let good = try folder.exported().mapValues(\.bytes)
      try await store("<p onclick=\"x\">x</p>", folder)
      configuration.exports[1].title = "Another"
      let desk = try folder.desk(configuration)
      await #expect(throws: Complaint.self) { try await desk.export(name: nil, format: nil) }
      let now = try folder.exported().mapValues(\.bytes)
      #expect(now["all.json"] == good["all.json"])
      #expect(now["all-other.opml"] != good["all-other.opml"])
      try await store("<p>y</p>", folder)
      try await folder.desk(configuration).export(name: nil, format: nil)
      #expect(try folder.exported()["all.json"]?.bytes != good["all.json"])
    }
  }

  @Test func nothingOfABadPartIsHandedOver() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(
        folder.base, [.init(id: "1", title: "Bridge", text: Wire.bridge)])
      let configuration = try folder.configuration(["one"])
      try await folder.run(configuration)
      try await store("<p>x</p><script>alert(1)</script>", folder)
      await #expect(throws: Complaint.self) {
        _ = try await folder.export(configuration, "rss")
      }
    }
  }

  @Test func aFilterThatNeverEndsRefusesItsExportOnly() async throws {
    try await DeskFolder.with { (folder) async throws in
      let long = String(repeating: "a", count: 60) + "!"
      folder.documents["/one"] = Wire.rss(
        folder.base, (1...12).map { .init(id: "\($0)", title: long, text: Wire.bridge) })
      var configuration = try folder.configuration(
        ["one"], exportMore: ", \"collapse\": false, \"filter\": [\"title~=(a+)+$\"]")
      var other = configuration.exports[0]
      other.name = "other"
      other.path += "-other"
      other.filter = []
      configuration.exports.append(other)
      let report = try await folder.run(configuration)
      #expect(report.status == .exportRefused)
      #expect(report.complaints.count == 1)
      #expect(report.complaints.first?.contains("too many steps") == true)
      #expect(
        try folder.exported().keys.sorted() == [
          "all-other.atom", "all-other.json", "all-other.rss",
        ])
    }
  }

  /// A full page of an archive never changes: none is filled with what such a filter leaves.
  @Test func aFilterThatNeverEndsFillsNoArchivePage() async throws {
    try await DeskFolder.with { (folder) async throws in
      let long = String(repeating: "a", count: 60) + "!"
      folder.documents["/one"] = Wire.rss(
        folder.base,
        (1...40).map { number in
          .init(
            id: "\(number)", title: number > 38 ? "aaa" : long, text: "The text of \(number).",
            date: String(format: "Thu, 01 Jan 2026 08:%02d:00 +0000", number))
        })
      var configuration = try folder.configuration(
        ["one"], exportMore: ", \"limit\": 1, \"archive\": 1, \"filter\": [\"title~=^(a+)+$\"]")
      configuration.exports[0].formats = ["rss"]
      let report = try await folder.run(configuration)
      #expect(report.status == .exportRefused)
      #expect(report.complaints.first?.contains("too many steps") == true)
      #expect(try folder.exported().isEmpty)
    }
  }

  /// What could be written is told, also when the rest could not.
  @Test func aFolderInTheWayIsToldWithWhatToDo() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(
        folder.base, [.init(id: "1", title: "Bridge", text: Wire.bridge)])
      try FileManager.default.createDirectory(
        atPath: folder.path + "/out/all.rss", withIntermediateDirectories: true)
      let report = try await folder.run(try folder.configuration(["one"]))
      #expect(report.status == .inputOutput)
      let line = try #require(report.complaints.first)
      #expect(line.contains("/out/all.rss: "))
      #expect(line.hasSuffix("; what was there before is whole: mend that, and run again"))
      #expect(
        Set(report.written) == ["\(folder.path)/out/all.atom", "\(folder.path)/out/all.json"])
    }
  }
}
