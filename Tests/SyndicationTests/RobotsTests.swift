import FlyingFox
import Foundation
import Loopback
import Storage
import StorageSQLite
import Synchronization
import Syndication
import Testing

/// Robots.txt over whole runs.
@Suite struct RobotsTests {
  private static let day: Int64 = 86_400
  private static let page = Documents.Document(
    body: "<html><body><article><h1>Bridge</h1><p>\(Wire.bridge)</p></article></body></html>",
    type: "text/html; charset=utf-8")

  private func robots(_ text: String, status: Int = 200) -> Documents.Document {
    .init(body: text, type: "text/plain", status: status)
  }

  /// A feed at `/one` whose entries lead to `/news/1` and `/free/2`.
  private func publish(_ documents: Documents, _ base: String) {
    documents["/one"] = Wire.rss(
      base,
      [
        .init(id: "1", title: "Bridge", text: "The footbridge is back."),
        .init(id: "2", title: "Bakery", text: "The oven is warm.", link: base + "/free/2"),
      ])
    documents["/news/1"] = Self.page
    documents["/free/2"] = Self.page
  }

  @Test func aDisallowedPageLeavesItsEntry() async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder.documents, folder.base)
      folder.documents["/robots.txt"] = robots("User-agent: aggregator\nDisallow: /news/\n")
      let configuration = try folder.configuration(["one"], more: ", \"fullText\": true")
      let report = try await folder.run(configuration)
      #expect(report.status == .done)
      #expect(report.newArticles == 2)
      #expect(report.disallowedPages == 1)
      #expect(report.failedPages == 0)
      #expect(report.summary.contains("1 pages disallowed by robots.txt"))
      #expect(folder.documents.takeRequests() == ["200 /free/2", "200 /one"])
      #expect(folder.documents.takeRobotsRequests() == 1)
    }
  }

  @Test func aRedirectToADisallowedPageIsNotFollowed() async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder.documents, folder.base)
      folder.documents["/free/2"] = .init(body: "", status: 302, headers: ["Location": "/news/1"])
      folder.documents["/robots.txt"] = robots("User-agent: *\nDisallow: /news/\n")
      let configuration = try folder.configuration(["one"], more: ", \"fullText\": true")
      #expect(try await folder.run(configuration).disallowedPages == 2)
      #expect(folder.documents.takeRequests() == ["200 /one", "302 /free/2"])
    }
  }

  /// Each host is asked for its file, and the file read, under the name that its pages are asked by.
  @Test func theFileIsAskedForUnderTheNameItIsReadFor() async throws {
    let names = Mutex<[String]>([])
    let far = Mutex("")
    @Sendable func answer(_ request: HTTPRequest, _ host: String) -> HTTPResponse {
      let name = request.headers[HTTPHeader("User-Agent")]?.prefix { $0 != "/" && $0 != " " } ?? ""
      names.withLock { $0.append("\(host)\(request.path) \(name)") }
      var body = "User-agent: deskbot\nDisallow: /far\n"
      if request.path != "/robots.txt" { body = Self.page.body }
      if request.path == "/one" {
        let address = far.withLock { $0 }
        let items = ["\(address)/far", "/near"].map {
          Wire.Item(id: $0, title: $0, text: "Text.", link: $0)
        }
        body = Wire.rss("", items).body
      }
      return HTTPResponse(statusCode: .ok, body: Data(body.utf8))
    }
    let near = try await LoopbackServer { answer($0, "near") }
    let other = try await LoopbackServer { answer($0, "far") }
    far.withLock { $0 = other.base }
    try await DeskFolder.with { (folder) async throws in
      var configuration = try folder.configuration(
        ["one"], more: ", \"fullText\": true, \"headers\": {\"User-Agent\": \"deskbot/2\"}")
      configuration.sources[0].url = near.base + "/one"
      #expect(try await folder.run(configuration).disallowedPages == 0)
    }
    await near.stop()
    await other.stop()
    #expect(
      names.withLock { $0.sorted() } == [
        "far/far aggregator", "far/robots.txt aggregator", "near/near deskbot",
        "near/one deskbot", "near/robots.txt deskbot",
      ])
  }

  @Test func noneAsksForNoRobotsFile() async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder.documents, folder.base)
      folder.documents["/robots.txt"] = robots("User-agent: *\nDisallow: /\n")
      let configuration = try folder.configuration(
        ["one"], more: ", \"fullText\": true, \"robots\": \"none\"")
      #expect(try await folder.run(configuration).disallowedPages == 0)
      #expect(folder.documents.takeRobotsRequests() == 0)
    }
  }

  @Test func feedsAreAskedForUnlessAllIsToBeAllowed() async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder.documents, folder.base)
      folder.documents["/robots.txt"] = robots("User-agent: *\nDisallow: /\n")
      #expect(try await folder.run(folder.configuration(["one"])).status == .done)
      #expect(folder.documents.takeRobotsRequests() == 0)
      let strict = try folder.configuration(["one"], more: ", \"robots\": \"all\"")
      let report = try await folder.run(strict)
      #expect(report.status == .everySourceFailed)
      #expect(
        report.complaints.first?.hasPrefix("one: robots.txt disallows it to aggregator") == true)
      #expect(folder.documents.takeRequests() == ["200 /one"])
    }
  }

  @Test(arguments: [400, 401, 403, 404, 410, 499])
  func withoutAFileAllIsAllowed(status: Int) async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder.documents, folder.base)
      folder.documents["/robots.txt"] = robots("User-agent: *\nDisallow: /\n", status: status)
      let configuration = try folder.configuration(["one"], more: ", \"fullText\": true")
      #expect(try await folder.run(configuration).failedPages == 0)
      #expect(folder.documents.takeRequests() == ["200 /free/2", "200 /news/1", "200 /one"])
    }
  }

  @Test(arguments: [429, 500, 503, 599])
  func anUnreachableFileDisallowsAllForNow(status: Int) async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder.documents, folder.base)
      folder.documents["/robots.txt"] = robots("", status: status)
      let configuration = try folder.configuration(["one"], more: ", \"fullText\": true")
      let report = try await folder.run(configuration)
      #expect(report.status == .done)
      #expect(report.newArticles == 2)
      #expect(report.failedPages == 2)
      #expect(folder.documents.takeRequests() == ["200 /one"])
      let strict = try folder.configuration(["one"], more: ", \"robots\": \"all\"")
      #expect(
        try await folder.run(strict).complaints.first?.hasPrefix(
          "one: robots.txt cannot be read, which disallows all: HTTP status \(status)") == true)
    }
  }

  @Test func holdsForADayAndLongerOnlyWhenItsHostIsSilent() async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder.documents, folder.base)
      let strict = try folder.configuration(["one"], more: ", \"robots\": \"all\"")
      let forbids = robots("User-agent: *\nDisallow: /one\n")
      let permits = robots("User-agent: *\nDisallow: /none\n")
      let turns: [Turn] = [
        Turn(seconds: 0, file: forbids, isAllowed: false, asks: 1),
        Turn(seconds: Self.day - 1, file: permits, isAllowed: false, asks: 0),
        Turn(seconds: Self.day, file: permits, isAllowed: true, asks: 1),
        Turn(seconds: Self.day * 2, file: robots("", status: 503), isAllowed: true, asks: 1),
        Turn(seconds: Self.day * 2 + 1, file: robots("", status: 503), isAllowed: true, asks: 1),
      ]
      for turn in turns {
        folder.documents["/robots.txt"] = turn.file
        folder.setNow(1_767_300_000 + turn.seconds)
        #expect(try await folder.run(strict).failures.isEmpty == turn.isAllowed)
        #expect(folder.documents.takeRobotsRequests() == turn.asks)
      }
    }
  }

  private struct Turn {
    var seconds: Int64
    var file: Documents.Document
    var isAllowed: Bool
    var asks: Int
  }

  @Test func aHostThatIsSilentForAMonthHasNoFile() async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder.documents, folder.base)
      folder.documents["/robots.txt"] = robots("", status: 503)
      let strict = try folder.configuration(["one"], more: ", \"robots\": \"all\"")
      for (days, isAllowed) in [(0, false), (30, false), (31, true)] as [(Int64, Bool)] {
        folder.setNow(1_767_300_000 + days * Self.day)
        #expect(try await folder.run(strict).failures.isEmpty == isAllowed)
      }
    }
  }

  /// The feed's bytes are all that the run may take: its pages' robots.txt is not asked for.
  @Test func aFileThatTheRunCannotPayForPutsItsPagesOff() async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder.documents, folder.base)
      let configuration = try folder.configuration(
        ["one"], more: ", \"fullText\": true", rootMore: ", \"limits\": {\"bytes\": \"1\"}")
      let report = try await folder.run(configuration)
      #expect(report.status == .done)
      #expect(report.failedPages == 0)
      #expect(report.postponedPages == 2)
      #expect(folder.documents.takeRobotsRequests() == 0)
      #expect(try await robotsOfHosts(folder).isEmpty)
      let rich = try folder.configuration(["one"], more: ", \"fullText\": true")
      #expect(try await folder.run(rich).changedArticles == 2)
    }
  }

  /// The first source's robots.txt takes the run's bytes; the other's host is not asked.
  @Test func aFileThatTheRunCannotPayForPutsItsSourceOff() async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder.documents, folder.base)
      folder.documents["/robots.txt"] = robots("User-agent: *\nDisallow: /none\n")
      var configuration = try folder.configuration(
        ["one", "two"], more: ", \"robots\": \"all\"",
        rootMore: ", \"limits\": {\"bytes\": \"1\", \"transfers\": 1}")
      configuration.sources[1].url = folder.base.replacing("127.0.0.1", with: "localhost") + "/two"
      let report = try await folder.run(configuration)
      #expect(report.status == .done)
      #expect(report.failures.isEmpty)
      #expect(report.postponed == 2)
      #expect(folder.documents.takeRobotsRequests() == 1)
      #expect(try await robotsOfHosts(folder).compactMap(\.unreachableSince).isEmpty)
    }
  }

  private func robotsOfHosts(_ folder: borrowing DeskFolder) async throws -> [RobotsCopy] {
    let far = folder.base.replacing("127.0.0.1", with: "localhost")
    let store = try SQLiteStore.open(path: folder.path + "/a.db")
    let hosts = try await store.hosts([folder.base, far])
    await store.close()
    return hosts.compactMap(\.robots)
  }
}
