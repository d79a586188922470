import Feeds
import Foundation
import News
import Publishing
import StorageSQLite
import Testing

@testable import Syndication

@Suite struct ExportTests {
  /// Export, then parse our own file: the same items.
  @Test(arguments: ["rss", "atom", "json"])
  func canBeReadBack(_ format: String) async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(
        folder.base,
        [
          .init(id: "1", title: "Bridge &amp;amp; mill", text: Wire.bridge),
          .init(id: "2", title: "«نان» تازه", text: "نان‌وایی محله دوباره باز شد."),
        ])
      let configuration = try folder.configuration(["one"])
      try await folder.run(configuration)
      let bytes = try await folder.export(configuration, format)
      let feed = try FeedParser.parse(
        bytes, contentType: nil, baseURL: "https://desk.example/all.\(format)")
      #expect(feed.wellFormed)
      #expect(Set(feed.entries.map(\.title)) == ["Bridge & mill", "«نان» تازه"])
      #expect(
        Set(feed.entries.map(\.url)) == ["\(folder.base)/news/1", "\(folder.base)/news/2"])
      #expect(feed.entries.allSatisfy { $0.published?.seconds == 1_767_258_000 })
      #expect(feed.feedURL == "https://desk.example/all.\(format)")
    }
  }

  /// A feed leads to the site, and has the language that all its sources have.
  @Test(arguments: ["rss", "atom", "json"])
  func theHeadTellsOfTheDesk(_ format: String) async throws {
    try await DeskFolder.with { (folder) async throws in
      var configuration = try folder.configuration(
        ["one", "two"], exportMore: ", \"description\": \"All of <it>\"",
        rootMore:
          ", \"site\": {\"path\": \"\(folder.path)/site\", \"base\": \"https://desk.example/fa\"}")
      for (first, second, language) in [("fa", "fa", "fa"), ("fa", "en", nil), ("fa", nil, nil)] {
        configuration.sources[0].language = first
        configuration.sources[1].language = second
        let feed = try FeedParser.parse(try await folder.export(configuration, format))
        #expect(feed.language == language ?? (format == "json" ? nil : "und"))
        #expect(feed.homePageURL == "https://desk.example/fa")
        #expect(feed.description?.contains("All of") == true)
      }
    }
  }

  @Test func limitsFiltersAndKeepsTheNewest() async throws {
    try await DeskFolder.with { (folder) async throws in
      let items = (1...5).map { number in
        Wire.Item(
          id: "\(number)", title: "Item \(number)", text: "Text of item \(number).",
          date: "Thu, 01 Jan 2026 0\(number):00:00 +0000")
      }
      folder.documents["/one"] = Wire.rss(folder.base, items)
      let configuration = try folder.configuration(
        ["one"], exportMore: ", \"limit\": 2, \"filter\": [\"title~=[1-4]\"]")
      try await folder.run(configuration)
      let feed = try FeedParser.parse(try await folder.export(configuration, "json"))
      #expect(feed.entries.map(\.title) == ["Item 4", "Item 3"])
    }
  }

  @Test func boundsTheItemsOfASource() async throws {
    try await DeskFolder.with { (folder) async throws in
      for name in ["one", "two"] {
        folder.documents["/\(name)"] = Wire.rss(
          folder.base,
          (1...3).map { .init(id: "\(name)\($0)", title: "\(name) \($0)", text: "\(name) \($0)") })
      }
      let configuration = try folder.configuration(
        ["one", "two"], exportMore: ", \"perSource\": 2")
      try await folder.run(configuration)
      let feed = try FeedParser.parse(try await folder.export(configuration, "json"))
      #expect(feed.entries.count { $0.title?.hasPrefix("one") == true } == 2)
      #expect(feed.entries.count { $0.title?.hasPrefix("two") == true } == 2)
    }
  }

  @Test func collapseShowsAStoryOnceAndElseEveryArticle() async throws {
    try await DeskFolder.with { (folder) async throws in
      for name in ["one", "two"] {
        folder.documents["/\(name)"] = Wire.rss(
          folder.base, [.init(id: name, title: name, text: Wire.bridge)])
      }
      let collapsed = try folder.configuration(["one", "two"])
      try await folder.run(collapsed)
      #expect(try FeedParser.parse(try await folder.export(collapsed, "json")).entries.count == 1)
      let every = try folder.configuration(["one", "two"], exportMore: ", \"collapse\": false")
      #expect(try FeedParser.parse(try await folder.export(every, "json")).entries.count == 2)
    }
  }

  @Test func credentialsOfASourceAreNotPublished() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      var configuration = try folder.configuration(["one"])
      configuration.sources[0].url = folder.base.replacing("://", with: "://name:sekret@") + "/one"
      let report = try await folder.run(configuration)
      #expect(report.newArticles == 1)
      for format in Desk.exportFormats {
        let bytes = try await folder.export(configuration, format)
        #expect(!String(decoding: bytes, as: UTF8.self).contains("sekret"))
      }
      let list = try await folder.desk(configuration).listSources()
      #expect(!String(decoding: list, as: UTF8.self).contains("sekret"))
      #expect(!String(decoding: configuration.opml(), as: UTF8.self).contains("sekret"))
    }
  }

  /// What `export` writes as OPML, `sources import` reads.
  @Test func theListOfFeedsIsWhatTheFilterLeaves() async throws {
    try await DeskFolder.with { (folder) async throws in
      var configuration = try folder.configuration(
        ["two", "one", "three"],
        exportMore: ", \"filter\": [\"source~=^t\", \"language=fa\", \"title~=x\"]")
      for index in configuration.sources.indices {
        configuration.sources[index].language = ["fa", "fa", "en"][index]
        configuration.sources[index].title = "R&D \(configuration.sources[index].id.rawValue)"
      }
      let list = try #require(OPML.sources(in: try await folder.export(configuration, "opml")))
      #expect(list.map(\.url) == ["\(folder.base)/two"])
      #expect(list.map(\.title) == ["R&D two"])
      #expect(list.map(\.language) == ["fa"])
    }
  }

  /// The schema of sitemaps wants a page at least: there is none at first, and later the last good one.
  @Test func aSitemapWithoutPagesTakesNoPlace() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, [])
      var configuration = try folder.configuration(["one"])
      configuration.exports[0].formats = ["sitemap", "rss"]
      let first = try await folder.run(configuration)
      #expect(first.status == .done)
      #expect(try folder.exported().keys.sorted() == ["all.rss"])
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      try await folder.run(configuration)
      let good = try #require(try folder.exported()["all.sitemap.xml"])
      #expect(String(decoding: good.bytes, as: UTF8.self).contains("/news/1</loc>"))
      folder.setNow(1_767_300_000 + 100 * 86_400)
      #expect(try await folder.desk(configuration).prune() == 1)
      try await folder.desk(configuration).export(name: "all", format: nil)
      let last = try folder.exported()
      #expect(last["all.sitemap.xml"]?.bytes == good.bytes)
      #expect(last["all.sitemap.xml"]?.changed == good.changed)
      #expect(last.keys.sorted() == ["all.rss", "all.sitemap.xml"])
    }
  }

  /// It is written to as it is, and never read: nobody else would write to it.
  @Test(arguments: ["sitemap", "rss"])
  func anExportWithoutItemsEndsOnAPipe(format: String) async throws {
    try await DeskFolder.with { (folder) async throws in
      let configuration = try folder.configuration(["one"])
      let pipe = folder.path + "/pipe"
      #expect(mkfifo(pipe, 0o600) == 0)
      let reader = open(pipe, O_RDONLY | O_NONBLOCK)
      try #require(reader >= 0)
      defer { close(reader) }
      try await folder.desk(configuration).export(name: "all", format: format, to: pipe)
      let bytes = [UInt8](unsafeUninitializedCapacity: 4_096) { buffer, count in
        count = max(0, read(reader, buffer.baseAddress, buffer.count))
      }
      #expect(String(decoding: bytes, as: UTF8.self).hasPrefix("<?xml"))
    }
  }

  @Test func aPipeInThePlaceOfAnArchivePageIsNotReadFrom() throws {
    let pipe = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString)").path
    #expect(mkfifo(pipe, 0o600) == 0)
    defer { unlink(pipe) }
    #expect(ArchiveMark.read(pipe) == nil)
    let error = #expect(throws: FileError.self) {
      try FileWithCopies(pipe, [], FileWait()).renew(.time)
    }
    #expect(error?.path == pipe)
  }

  /// The time that is spent on one file is spent for all.
  @Test func whoHoldsSomeFilesIsWaitedForOnce() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      let configuration = try folder.configuration(["one"])
      try await folder.run(configuration)
      let held = try ["rss", "atom"].map { try AtomicFile(path: folder.path + "/out/all.\($0)") }
      let wait = FileWait(.milliseconds(20))
      for _ in 0..<2 {
        let writer = ExportWriter(
          export: configuration.exports[0], configuration: configuration,
          store: try SQLiteStore.open(path: folder.path + "/a.db"), wait: wait)
        let formats = ["rss", "atom", "json"].compactMap(PublicationFormats.named)
        let errors = await writer.write(formats: formats).errors.compactMap { $0 as? FileError }
        #expect(errors.map { Paths.name(of: $0.path) } == ["all.rss", "all.atom"])
        #expect(errors.allSatisfy { $0 == .beingWritten($0.path) })
        #expect(!wait.pause())
      }
      held.forEach { $0.giveUp() }
    }
  }

  @Test func oneExportThatCannotBeWrittenIsNamed() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      let configuration = try folder.configuration(["one"])
      try FileManager.default.createDirectory(
        atPath: folder.path + "/out/all.rss", withIntermediateDirectories: true)
      let report = try await folder.run(configuration)
      #expect(report.status == .inputOutput)
      #expect(report.complaints.count == 1)
      #expect(report.complaints.first?.contains("all.rss") == true)
      #expect(report.written.count == 2)
    }
  }

  /// Whatever is wrong with the disk is told in a line, not for each file.
  @Test func oneReasonIsToldOnce() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      let configuration = try folder.configuration(["one"])
      for name in ["all.rss", "all.atom", "all.json"] {
        try FileManager.default.createDirectory(
          atPath: folder.path + "/out/" + name, withIntermediateDirectories: true)
      }
      let report = try await folder.run(configuration)
      #expect(report.status == .inputOutput)
      #expect(report.complaints.count == 1)
      #expect(report.complaints.first?.contains("2 more") == true)
    }
  }
}
