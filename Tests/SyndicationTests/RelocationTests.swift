import FlyingFox
import Foundation
import Loopback
import News
import Storage
import Synchronization
import Testing

@testable import Syndication

/// Sources that move, end, or are given another address.
@Suite struct RelocationTests {
  private func feed(_ folder: borrowing DeskFolder, _ id: String = "1") -> Documents.Document {
    Wire.rss(folder.base, [.init(id: id, title: "Bridge", text: Wire.bridge)])
  }

  private func redirect(_ target: String, status: Int = 301) -> Documents.Document {
    Documents.Document(body: "", status: status, headers: ["Location": target])
  }

  /// One forced run; what was asked for.
  private func asked(
    _ folder: borrowing DeskFolder, _ configuration: Configuration
  ) async throws -> [String] {
    try await folder.run(configuration)
    return folder.documents.takeRequests()
  }

  @Test(arguments: [301, 308])
  func afterThreeSightingsTheNewAddressIsAskedAndToldOnce(status: Int) async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = redirect("/new", status: status)
      folder.documents["/new"] = feed(folder)
      let configuration = try folder.configuration(["one"])
      var told: [[String]] = []
      for _ in 0..<5 { told.append(try await folder.run(configuration).moves) }
      #expect(told.map(\.count) == [0, 0, 1, 0, 0])
      #expect(told[2].first?.contains("one: moved for good to \(folder.base)/new") == true)
      #expect(
        folder.documents.takeRequests()
          == [
            "200 /new", "\(status) /one", "\(status) /one", "\(status) /one", "304 /new",
            "304 /new", "304 /new", "304 /new",
          ].sorted())
    }
  }

  @Test func whatFailsAtItsNewAddressIsAskedAtTheOldOneAgain() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = redirect("/new")
      folder.documents["/new"] = feed(folder)
      let configuration = try folder.configuration(["one"])
      for _ in 0..<4 { try await folder.run(configuration) }
      _ = folder.documents.takeRequests()
      folder.documents["/new"] = Documents.Document(body: "", status: 410)
      #expect(try await asked(folder, configuration) == ["410 /new"])
      folder.documents["/one"] = feed(folder)
      #expect(try await asked(folder, configuration) == ["304 /one"])
      #expect(try await asked(folder, configuration) == ["304 /one"])
    }
  }

  @Test func onlyPermanentRedirectsToOnePlaceCount() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/new"] = feed(folder)
      folder.documents["/other"] = feed(folder)
      let configuration = try folder.configuration(["one"])
      let ways = [("/new", 301), ("/new", 301), ("/other", 301), ("/new", 301), ("/new", 302)]
      for (target, status) in ways + ways {
        folder.documents["/one"] = redirect(target, status: status)
        #expect(try await folder.run(configuration).moves.isEmpty)
      }
      #expect(folder.documents.takeRequests().count { $0.hasSuffix("/one") } == 10)
    }
  }

  @Test func headersOfASourceAreNotSentWhereItHasMovedTo() async throws {
    let received = Mutex<[String?]>([])
    let other = try await LoopbackServer { request in
      received.withLock { $0.append(request.headers[HTTPHeader("X-Key")]) }
      return HTTPResponse(
        statusCode: .ok, headers: [.contentType: "application/rss+xml"],
        body: Data(Wire.rss("https://one.example", []).body.utf8))
    }
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = redirect(other.base + "/feed")
      let configuration = try folder.configuration(
        ["one"], more: ", \"headers\": {\"X-Key\": \"secret\"}")
      for _ in 0..<5 { try await folder.run(configuration) }
      #expect(folder.documents.takeRequests().count == 3)
      #expect(received.withLock { $0 } == Array(repeating: nil, count: 5))
    }
    await other.stop()
  }

  @Test(arguments: [
    ("http://a.example/", "http://b.example/", false, true),
    ("http://a.example/", "https://b.example/", false, true),
    ("https://a.example/", "https://b.example/", false, true),
    ("HTTPS://a.example/", "http://a.example/", false, false),
    ("https://a.example/", "http://a.example/", true, true),
  ])
  func whoBeganSecurelyStaysSecure(
    from: String, to: String, allowed: Bool, isFollowed: Bool
  ) {
    var settings = SourceSettings()
    settings.allowsInsecureRedirects = allowed
    let source = Source(
      id: SourceID(rawValue: "one"), url: from, publisher: PublisherID(rawValue: "one"),
      settings: settings)
    #expect((source.address(movedTo: to) != nil) == isFollowed)
  }

  @Test func theNewAddressIsWrittenIntoTheConfiguration() async throws {
    try await DeskFolder.with { (folder) async throws in
      let file = folder.path + "/feeds.json"
      let text = """
        { "version": 1, "database": "\(folder.path)/a.db",
          "sources": [
            { "id": "zero", "url": "\(folder.base)/zero", "allowPrivate": true },
            { "id": "one",  "url" : "\(folder.base)/one", "allowPrivate": true } ],
          "exports": [] }
        """
      try Data(text.utf8).write(to: URL(filePath: file))
      folder.documents["/zero"] = feed(folder, "0")
      folder.documents["/one"] = redirect("/new?a=1&b=2")
      folder.documents["/new"] = feed(folder)
      let before = try Configuration.read(path: file)
      let early = try folder.desk(before)
      await #expect(throws: Complaint.self) { try await early.relocateSources(["zero"]) }
      for _ in 0..<3 { try await folder.run(before) }
      #expect(try await folder.desk(before).relocateSources([]).count == 1)
      let after = try Configuration.read(path: file)
      let url = try #require(after.sources.last?.url)
      #expect(url.hasPrefix("\(folder.base)/new?a="))
      let written = try String(contentsOfFile: file, encoding: .utf8)
      #expect(written == text.replacing("\"\(folder.base)/one\"", with: "\"\(url)\""))
      _ = folder.documents.takeRequests()
      // It is the same document: its validators are sent, and nothing is new.
      let report = try await folder.run(after)
      #expect(report.newArticles == 0)
      #expect(folder.documents.takeRequests() == ["304 /new", "304 /zero"])
    }
  }

  /// A feed whose address holds a user name and a password, asked for by a server that wants them.
  private func withPassword(
    _ folder: borrowing DeskFolder, movedTo target: String
  ) throws -> (file: String, url: String) {
    let url = folder.base.replacing("http://", with: "http://me:s3cret@") + "/one"
    let file = folder.path + "/feeds.json"
    let text = """
      {"version": 1, "database": "\(folder.path)/a.db", "exports": [],
       "sources": [{"id": "one", "url": "\(url)", "allowPrivate": true}]}
      """
    try Data(text.utf8).write(to: URL(filePath: file))
    folder.documents["/one"] = redirect(target)
    folder.documents["/new"] = feed(folder)
    return (file, url)
  }

  @Test func aPasswordInTheAddressMovesWithinItsHostOnly() async throws {
    try await DeskFolder.with { (folder) async throws in
      let (file, url) = try withPassword(folder, movedTo: folder.base + "/new")
      let configuration = try Configuration.read(path: file)
      for _ in 0..<5 { try await folder.run(configuration) }
      let authorized = folder.documents.takeAuthorized()
      #expect(authorized.count { $0 == "/new Basic bWU6czNjcmV0" } == 5)
      #expect(authorized.count == 8)
      let line = try #require(try await folder.desk(configuration).relocateSources([]).first)
      #expect(!line.contains("s3cret"))
      let after = try Configuration.read(path: file)
      #expect(after.sources.first?.url == url.replacing("/one", with: "/new"))
      _ = folder.documents.takeRequests()
      #expect(try await asked(folder, after) == ["304 /new"])
    }
  }

  @Test func aPasswordInTheAddressIsNeitherTakenElsewhereNorLost() async throws {
    let other = try await LoopbackServer { request in
      #expect(request.headers[.authorization] == nil)
      let body = Data(Wire.rss("https://one.example", []).body.utf8)
      return HTTPResponse(statusCode: .ok, body: body)
    }
    try await DeskFolder.with { (folder) async throws in
      let (file, _) = try withPassword(folder, movedTo: other.base + "/new")
      let before = try String(contentsOfFile: file, encoding: .utf8)
      let configuration = try Configuration.read(path: file)
      for _ in 0..<6 { #expect(try await folder.run(configuration).moves.isEmpty) }
      #expect(folder.documents.takeRequests().count == 6)
      let desk = try folder.desk(configuration)
      await #expect(throws: Complaint.self) { try await desk.relocateSources(["one"]) }
      let lines = try await folder.desk(configuration).relocateSources([])
      #expect(lines.count == 1 && lines[0].contains("by hand") && !lines[0].contains("s3cret"))
      #expect(try String(contentsOfFile: file, encoding: .utf8) == before)
    }
    await other.stop()
  }

  /// A 304 may bring a validator that takes the place of the one that was sent.
  @Test func theValidatorOfA304IsSentNextTime() async throws {
    try await DeskFolder.with { (folder) async throws in
      var document = feed(folder)
      folder.documents["/one"] = document
      let configuration = try folder.configuration(["one"])
      try await folder.run(configuration)
      document.headers = ["ETag": "\"renewed\""]
      folder.documents["/one"] = document
      for _ in 0..<2 { #expect(try await folder.run(configuration).unchanged == 1) }
      #expect(folder.documents.takeRequests() == ["200 /one", "200 /one", "304 /one"])
    }
  }

  @Test func aSourceThatIsGoneIsToldAndNotAskedAgain() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Documents.Document(body: "", status: 410)
      let configuration = try folder.configuration(["one"], more: ", \"alertAfter\": 5")
      let first = try await folder.run(configuration)
      #expect(first.status == .everySourceFailed)
      #expect(first.complaints.count == 1)
      #expect(first.complaints.first?.contains("sources resume") == true)
      let second = try await folder.run(configuration)
      #expect(second.asked == 0)
      #expect(second.status == .done)
      let list = String(
        decoding: try await folder.desk(configuration).listSources(), as: UTF8.self)
      #expect(list.hasPrefix("one\tgone\t"))
      _ = folder.documents.takeRequests()
      folder.documents["/one"] = feed(folder)
      try await folder.desk(configuration).setPaused(false, ["one"])
      try await folder.run(configuration, CycleOptions())
      #expect(folder.documents.takeRequests() == ["200 /one"])
      #expect(try await asked(folder, configuration) == ["304 /one"])
    }
  }

  @Test func anotherAddressIsAnotherDocumentOfTheSameSource() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = feed(folder)
      var configuration = try folder.configuration(["one"])
      #expect(try await folder.run(configuration).newArticles == 1)
      folder.documents["/one"] = Documents.Document(body: "", status: 410)
      try await folder.run(configuration)
      _ = folder.documents.takeRequests()
      configuration.sources[0].url = folder.base + "/two"
      folder.documents["/two"] = feed(folder)
      // Asked at once, without the validators of the other document; its article is known.
      let report = try await folder.run(configuration, CycleOptions())
      #expect(folder.documents.takeRequests() == ["200 /two"])
      #expect(report.newArticles == 0)
      #expect(report.status == .done)
    }
  }

  @Test(arguments: [
    // The same item with another GUID, with another address, and with the GUID of another host.
    Wire.Item(id: "other", title: "Bridge", text: Wire.bridge, link: "/news/1"),
    Wire.Item(id: "1", title: "Bridge", text: Wire.bridge, link: "/archive/2026/1.html"),
    Wire.Item(id: "other", title: "Bridge", text: Wire.bridge, link: "/archive/2026/1.html"),
  ])
  func anItemThatChangesItsNamesIsNotDoubled(_ item: Wire.Item) async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = feed(folder)
      let configuration = try folder.configuration(["one"])
      #expect(try await folder.run(configuration).newArticles == 1)
      var item = item
      item.link = item.link.map { folder.base + $0 }
      folder.documents["/one"] = Wire.rss(folder.base, [item])
      #expect(try await folder.run(configuration).newArticles == 0)
    }
  }

  @Test func aPartOfAFeedAddsToIt() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = feed(folder)
      let configuration = try folder.configuration(["one"], more: ", \"keep\": \"10d\"")
      try await folder.run(configuration)
      var part = Wire.rss(folder.base, [.init(id: "2", title: "Bakery", text: Wire.bakery)])
      part.status = 226
      part.headers = ["IM": "feed"]
      folder.documents["/one"] = part
      folder.setNow(1_767_300_000 + 9 * 86_400)
      #expect(try await folder.run(configuration).newArticles == 1)
      #expect(try await folder.run(configuration).unchanged == 1)
      #expect(folder.documents.takeRequests() == ["200 /one", "226 /one", "304 /one"])
      // The first article was last in a document ten days ago, and is still in the feed.
      folder.setNow(1_767_300_000 + 12 * 86_400)
      try await folder.run(configuration)
      #expect(try await folder.desk(configuration).prune() == 0)
    }
  }

  /// The turn that asks for a page again in vain knows no more of the feed than that part.
  @Test func aPartOfAFeedWhosePageFailsAgainAddsToIt() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(
        folder.base,
        [
          .init(id: "1", title: "Bridge", text: Wire.bridge),
          .init(id: "2", title: "Bakery", text: Wire.bakery),
        ])
      let configuration = try folder.configuration(
        ["one"], more: ", \"fullText\": true, \"keep\": \"10d\"")
      #expect(try await folder.run(configuration).failedPages == 2)
      var part = Wire.rss(
        folder.base, [.init(id: "2", title: "Bakery again", text: Wire.bakery)])
      part.status = 226
      part.headers = ["IM": "feed"]
      folder.documents["/one"] = part
      folder.setNow(1_767_300_000 + 9 * 86_400)
      #expect(try await folder.run(configuration).failedPages == 1)
      folder.setNow(1_767_300_000 + 12 * 86_400)
      #expect(try await folder.run(configuration).unchanged == 1)
      #expect(try await folder.desk(configuration).prune() == 0)
    }
  }
}
