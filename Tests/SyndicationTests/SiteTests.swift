import Foundation
import News
import Publishing
import StorageSQLite
import Testing

@testable import Syndication

@Suite struct SiteTests {
  private func items(_ numbers: some Sequence<Int>) -> [Wire.Item] {
    numbers.map { number in
      Wire.Item(
        id: "\(number)", title: "Story \(number)", text: "The text of story \(number) alone.",
        date: "Thu, 01 Jan 2026 0\(number % 10):00:00 +0000")
    }
  }

  private func configuration(
    _ folder: borrowing DeskFolder, _ names: [String], more: String = ""
  ) throws -> Configuration {
    try folder.configuration(
      names,
      rootMore: """
        , "site": {"path": "\(folder.path)/site", "base": "https://desk.example/"\(more)}
        """)
  }

  /// The pages that it makes otherwise are written, the others stay.
  @Test func anotherVersionOfTheProgramMakesAllPagesAnew() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, items(1...3))
      try await folder.run(try folder.configuration(["one"]))
      let (path, store) = (folder.path + "/site", try SQLiteStore.open(path: folder.path + "/a.db"))
      func write(_ program: String) async throws -> [String] {
        try await SiteWriter(
          path: path,
          profile: SiteProfile(title: "T", base: "https://desk.example/", language: "en"),
          codings: [], store: store, program: program
        ).write(isThorough: false)
      }
      _ = try await write("first")
      let site = try folder.site()
      let story = try #require(site.keys.sorted().first { $0.hasPrefix("story/") })
      try Data("as the first one made it".utf8).write(to: URL(filePath: path + "/" + story))
      #expect(try await write("first") == [])
      #expect(try await write("second") == [path + "/" + story])
      let after = try folder.site()
      #expect(after.mapValues(\.bytes) == site.mapValues(\.bytes))
      #expect(after.filter { $0.key != story } == site.filter { $0.key != story })
      #expect(try await write("second") == [])
    }
  }

  @Test func aRunWritesTheSiteAndTheNextOneWhatChanged() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, items(1...3))
      let configuration = try configuration(folder, ["one"])
      let first = try await folder.run(configuration)
      #expect(first.status == .done)
      let site = try folder.site()
      #expect(site.keys.count { $0.hasPrefix("story/") } == 3)
      #expect(site["index.html"] != nil && site["ledger.html"] != nil)
      #expect(site.keys.allSatisfy { !$0.contains(".aggregator/new") })
      #expect(first.written.count { $0.hasPrefix(folder.path + "/site/") } == site.count)

      let same = try await folder.run(configuration)
      #expect(same.written.isEmpty)
      #expect(try folder.site() == site)

      folder.documents["/one"] = Wire.rss(folder.base, items(1...4))
      let second = try await folder.run(configuration)
      let grown = try folder.site()
      #expect(grown.keys.count { $0.hasPrefix("story/") } == 4)
      let stories = site.filter { $0.key.hasPrefix("story/") }
      #expect(stories.allSatisfy { grown[$0.key] == $0.value })
      #expect(second.written.count { $0.contains("/site/story/") } == 1)
      #expect(second.written.contains { $0.hasSuffix("/site/index.html") })
    }
  }

  /// One name in two spellings, a letter with its mark as one or as two, is one name.
  @Test func namesInTwoSpellingsShareTheirPages() async throws {
    try await DeskFolder.with { (folder) async throws in
      let spellings = ["one": "أخبار", "two": "ا\u{654}خبار"]
      #expect(Set(spellings.values.map { Array($0.utf8) }).count == 2)
      var sources: [String] = []
      for (name, spelling) in spellings {
        folder.documents["/\(name)"] = Wire.rss(
          folder.base, [.init(id: name, title: name, text: "The text of \(name) alone.")])
        sources.append(
          """
          {"id": "\(name)", "url": "\(folder.base)/\(name)", "publisher": "\(spelling)",
           "service": "\(spelling)", "allowPrivate": true}
          """)
      }
      let text = """
        {"version": 1, "database": "\(folder.path)/a.db", "exports": [],
         "sources": [\(sources.joined(separator: ","))],
         "site": {"path": "\(folder.path)/site", "base": "https://desk.example/"}}
        """
      let configuration = try Configuration.parse(
        Array(text.utf8), path: folder.path + "/feeds.json", environment: [:])
      try await folder.run(configuration)
      let site = try folder.site()
      #expect(site.keys.count { $0.hasPrefix("service/") } == 1)
      #expect(site.keys.count { $0.hasPrefix("publisher/") } == 1)
      for page in site.keys where page.hasPrefix("story/") {
        let html = try String(contentsOfFile: "\(folder.path)/site/\(page)", encoding: .utf8)
        for link in html.matches(of: /href="\.\.\/([^"#]+)/).map({ String($0.1) }) {
          #expect(site[link] != nil, "\(page) leads to \(link)")
        }
      }
    }
  }

  /// A run that was killed while it put back pages that somebody removed: the next one finishes it.
  @Test func whatAKilledRunLeftIsFinished() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, items(1...3))
      let configuration = try configuration(folder, ["one"])
      try await folder.run(configuration)
      let site = try folder.site()
      let files = FileManager.default
      try files.removeItem(atPath: folder.path + "/site/story")
      let stage = folder.path + "/site/.aggregator/new"
      try files.createDirectory(atPath: stage, withIntermediateDirectories: true)
      try Data("half".utf8).write(to: URL(filePath: stage + "/0"))
      try await folder.run(configuration)
      #expect(Set(try folder.site().keys) == Set(site.keys))
      #expect(!files.fileExists(atPath: stage))
    }
  }

  /// The address of a story stays when another article turns out to be its origin; a story that went
  /// into another one has no page any more.
  @Test func pagesOfStoriesThatAreGoneAreRemoved() async throws {
    try await DeskFolder.with { (folder) async throws in
      for name in ["one", "two"] {
        folder.documents["/\(name)"] = Wire.rss(
          folder.base, [.init(id: name, title: name, text: Wire.bridge)])
      }
      let configuration = try configuration(folder, ["one", "two"])
      try await folder.run(configuration)
      var stories = try folder.site().keys.filter { $0.hasPrefix("story/") }
      let ledger = try await folder.ledger(configuration)
      #expect(stories.count == 1)
      #expect(stories.first.map { ledger.contains($0.dropFirst(6).dropLast(5)) } == true)
      let member = try #require(ledger.firstRange(of: "\"article\": \""))
      let article = String(ledger[member.upperBound...].prefix(16))
      _ = try await folder.desk(configuration).split([article])
      try await folder.desk(configuration).exportSite()
      stories = try folder.site().keys.filter { $0.hasPrefix("story/") }
      #expect(stories.count == 2)
      folder.setNow(1_767_300_000 + 100 * 86_400)
      #expect(try await folder.desk(configuration).prune() == 2)
      try await folder.desk(configuration).exportSite()
      let site = try folder.site()
      #expect(!site.keys.contains { $0.hasPrefix("story/") || $0.hasPrefix("day/") })
      #expect(site["index.html"] != nil)
    }
  }

  @Test func exportPutsBackWhatIsMissingAndLeavesTheRest() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, items(1...3))
      let configuration = try configuration(folder, ["one"])
      try await folder.run(configuration)
      let site = try folder.site()
      let story = try #require(site.keys.sorted().first { $0.hasPrefix("story/") })
      try FileManager.default.removeItem(atPath: "\(folder.path)/site/\(story)")
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/site/.aggregator/new", withIntermediateDirectories: true)
      try Data("half".utf8).write(to: URL(filePath: "\(folder.path)/site/.aggregator/new/0"))
      try await folder.desk(configuration).exportSite()
      let again = try folder.site()
      #expect(again[story]?.bytes == site[story]?.bytes)
      #expect(again.filter { $0.key != story } == site.filter { $0.key != story })
    }
  }

  /// More files than are synced one by one.
  @Test func manyFilesAreReplacedAtOnce() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, items(1...70))
      let configuration = try configuration(folder, ["one"])
      let report = try await folder.run(configuration)
      #expect(report.status == .done)
      let site = try folder.site()
      #expect(site.keys.count { $0.hasPrefix("story/") } == 70)
      #expect(site.values.allSatisfy { !$0.bytes.isEmpty })
    }
  }

  /// A register that cannot be understood, or that leads out of the folder, is as none.
  @Test(arguments: [
    "", "aggregator site 1\nx\n", "aggregator site 1\n1\n1\n1 ../../a.db\n",
    "aggregator site 1\n1\n1\n1 ../\u{301}a.db\n",
  ])
  func aDamagedRegisterIsMadeAnew(_ register: String) async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, items(1...2))
      let configuration = try configuration(folder, ["one"])
      try await folder.run(configuration)
      let site = try folder.site()
      let theirs = "\(folder.path)/\u{301}a.db"
      try Data("theirs".utf8).write(to: URL(filePath: theirs))
      try Data(register.utf8).write(to: URL(filePath: "\(folder.path)/site/.aggregator/site"))
      try await folder.desk(configuration).exportSite()
      let again = try folder.site()
      #expect(again.mapValues(\.bytes) == site.mapValues(\.bytes))
      #expect(FileManager.default.fileExists(atPath: "\(folder.path)/a.db"))
      #expect(access(theirs, F_OK) == 0)
    }
  }

  @Test func aSiteThatCannotBeWrittenIsAsItWas() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, items(1...2))
      let configuration = try configuration(folder, ["one"])
      try await folder.run(configuration)
      let site = try folder.site()
      // A folder stands where the pages are to be made ready.
      try FileManager.default.createDirectory(
        atPath: "\(folder.path)/site/.aggregator/new/0", withIntermediateDirectories: true)
      folder.documents["/one"] = Wire.rss(folder.base, items(1...3))
      let report = try await folder.run(configuration)
      #expect(report.status == .inputOutput)
      #expect(report.complaints.count == 1)
      #expect(report.complaints.first?.contains("run again") == true)
      #expect(try folder.site() == site)
      try FileManager.default.removeItem(atPath: "\(folder.path)/site/.aggregator/new/0")
      let mended = try await folder.run(configuration)
      #expect(mended.status == .done)
      #expect(try folder.site().keys.count { $0.hasPrefix("story/") } == 3)
    }
  }

  @Test(arguments: [
    ("\"base\": \"ftp://x/\"", "$.site.base"), ("\"base\": \"desk\"", "$.site.base"),
    ("\"base\": \"https://x/\", \"language\": \"de\"", "$.site.language"),
    ("\"base\": \"https://x/\", \"colour\": 1", "$.site.colour"),
  ])
  func aWrongSiteIsToldByItsPath(_ site: String, _ path: String) {
    let text = """
      {"version": 1, "database": "a.db", "sources": [], "site": {"path": "s", \(site)}}
      """
    #expect {
      try Configuration.parse(Array(text.utf8), path: "feeds.json", environment: [:])
    } throws: { error in
      (error as? ConfigurationError)?.lines.first?.contains(path) == true
    }
  }
}

/// A file of the site.
struct SiteFile: Equatable {
  var bytes: Data
  var changed: Date?
}

extension DeskFolder {
  /// The files of the site, its own register left out.
  func site() throws -> [String: SiteFile] {
    let root = path + "/site"
    let names = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
    return try names.reduce(into: [:]) { found, name in
      let attributes = try FileManager.default.attributesOfItem(atPath: root + "/" + name)
      guard attributes[.type] as? FileAttributeType == .typeRegular,
        name != ".aggregator/site"
      else { return }
      found[name] = SiteFile(
        bytes: try Data(contentsOf: URL(filePath: root + "/" + name)),
        changed: attributes[.modificationDate] as? Date)
    }
  }
}
