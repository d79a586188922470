import FlyingFox
import Foundation
import Loopback
import Synchronization
import Syndication
import Testing

/// What one source's refusal means for others of its host.
@Suite struct HostWaitTests {
  private static let start: Int64 = 1_767_300_000

  private func refuse(_ documents: Documents, _ names: [String]) {
    for name in names {
      documents["/\(name)"] = .init(body: "", status: 429, headers: ["Retry-After": "3600"])
    }
  }

  private func configuration(
    _ folder: borrowing DeskFolder, _ names: [String], scope: String
  ) throws -> Configuration {
    try folder.configuration(
      names, more: ", \"retryAfterScope\": \"\(scope)\"",
      rootMore: ", \"defaults\": {\"perHost\": 1}")
  }

  @Test func byDefaultEachSourceIsAsked() async throws {
    try await DeskFolder.with { (folder) async throws in
      refuse(folder.documents, ["one", "two"])
      let report = try await folder.run(configuration(folder, ["one", "two"], scope: "source"))
      #expect(report.failures.count == 2)
      #expect(report.postponed == 0)
    }
  }

  @Test func aRefusalPutsTheHostsOtherSourcesOff() async throws {
    try await DeskFolder.with { (folder) async throws in
      refuse(folder.documents, ["one", "two"])
      let two = try configuration(folder, ["one", "two"], scope: "host")
      let report = try await folder.run(two, CycleOptions())
      #expect(report.failures.count == 1)
      #expect(report.postponed == 1)
      #expect(report.status == .everySourceFailed)
      #expect(report.summary.contains("1 put off"))
      #expect(folder.documents.takeRequests().count == 1)

      let three = try configuration(folder, ["one", "two", "three"], scope: "host")
      folder.documents["/three"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      folder.setNow(Self.start + 3_000)
      #expect(try await folder.run(three, CycleOptions()).asked == 0)
      folder.setNow(Self.start + 3_600)
      #expect(try await folder.run(three, CycleOptions()).asked >= 2)
    }
  }

  private func publish(_ folder: borrowing DeskFolder, _ count: Int) {
    folder.documents["/one"] = Wire.rss(
      folder.base, (1...count).map { .init(id: "\($0)", title: "Item \($0)", text: "Text.") })
  }

  private func pagesAsked(_ folder: borrowing DeskFolder) -> Int {
    folder.documents.takeBegun().count { $0.contains("/news/") }
  }

  /// A host that has refused a page gets no more until its time is over, in other runs either.
  @Test(arguments: [429, 503])
  func pagesWaitAsLongAsTheirHostAsks(status: Int) async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder, 30)
      for number in 1...32 {
        folder.documents["/news/\(number)"] = .init(
          body: "", status: status, headers: ["Retry-After": "7200"])
      }
      let configuration = try folder.configuration(["one"], more: ", \"fullText\": true")
      #expect(try await folder.run(configuration, CycleOptions()).newArticles == 30)
      #expect((1...8).contains(pagesAsked(folder)))
      for (minute, count) in [(40, 30), (80, 31), (100, 31)] as [(Int64, Int)] {
        publish(folder, count)
        folder.setNow(Self.start + 60 * minute)
        #expect(try await folder.run(configuration, CycleOptions()).asked == 1)
        #expect(pagesAsked(folder) == 0)
      }
      // What is forced is asked for all the same.
      publish(folder, 31)
      try await folder.run(configuration)
      publish(folder, 32)
      for number in 1...32 {
        folder.documents["/news/\(number)"] = .init(
          body:
            "<html><body><article><p>Whole \(number). \(Wire.bridge)</p></article></body></html>",
          type: "text/html; charset=utf-8")
      }
      folder.setNow(Self.start + 60 * 160)
      try await folder.run(configuration, CycleOptions())
      #expect(pagesAsked(folder) == 32)
      let json = String(decoding: try await folder.export(configuration, "json"), as: UTF8.self)
      for number in 1...32 { #expect(json.contains("Whole \(number).")) }
    }
  }

  @Test func forceAsksAllTheSame() async throws {
    try await DeskFolder.with { (folder) async throws in
      refuse(folder.documents, ["one"])
      let configuration = try configuration(folder, ["one"], scope: "host")
      for _ in 0..<2 { #expect(try await folder.run(configuration).failures.count == 1) }
    }
  }

  @Test func aWrongClockPutsNobodyOffForLong() async throws {
    try await DeskFolder.with { (folder) async throws in
      refuse(folder.documents, ["one"])
      let one = try configuration(folder, ["one"], scope: "host")
      folder.setNow(Self.start + 400 * 86_400)
      #expect(try await folder.run(one, CycleOptions()).failures.count == 1)
      folder.setNow(Self.start)
      let two = try configuration(folder, ["two"], scope: "host")
      #expect(try await folder.run(two, CycleOptions()).asked == 1)
    }
  }

  /// The host that refuses is the one that redirects lead to; the one that redirects goes on.
  @Test(arguments: [301, 302])
  func theHostThatRefusedIsPutOff(status: Int) async throws {
    let refused = Mutex(0)
    let far = try await LoopbackServer { _ in
      refused.withLock { $0 += 1 }
      return HTTPResponse(
        statusCode: HTTPStatusCode(429, phrase: "Slow"),
        headers: [HTTPHeader("Retry-After"): "7200"])
    }
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = .init(
        body: "", status: status, headers: ["Location": far.base + "/x"])
      folder.documents["/two"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      let one = try configuration(folder, ["one"], scope: "host")
      #expect(try await folder.run(one, CycleOptions()).failures.count == 1)
      // Another source of the host that only redirects is asked.
      let two = try configuration(folder, ["one", "two"], scope: "host")
      #expect(try await folder.run(two, CycleOptions()).asked == 1)
      // One of the host that refuses is not.
      var three = try configuration(folder, ["three"], scope: "host")
      three.sources[0].url = far.base + "/three"
      #expect(try await folder.run(three, CycleOptions()).asked == 0)
      #expect(refused.withLock { $0 } == 1)
    }
    await far.stop()
  }

  @Test func theHostOfAnAdoptedAddressIsHeeded() async throws {
    let isOpen = Mutex(true)
    let far = try await LoopbackServer { _ in
      guard isOpen.withLock({ $0 }) else {
        return HTTPResponse(
          statusCode: HTTPStatusCode(429, phrase: "Slow"),
          headers: [HTTPHeader("Retry-After"): "7200"])
      }
      let body = Wire.rss("https://one.example", [.init(id: "1", title: "A", text: "a")]).body
      return HTTPResponse(statusCode: .ok, body: Data(body.utf8))
    }
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = .init(
        body: "", status: 301, headers: ["Location": far.base + "/x"])
      let one = try configuration(folder, ["one"], scope: "host")
      for _ in 0..<3 { try await folder.run(one) }
      isOpen.withLock { $0 = false }
      var two = try configuration(folder, ["two"], scope: "host")
      two.sources[0].url = far.base + "/two"
      #expect(try await folder.run(two, CycleOptions()).failures.count == 1)
      // Due by its own interval long before its new host may be asked again.
      folder.setNow(Self.start + 3_600)
      #expect(try await folder.run(one, CycleOptions()).asked == 0)
      folder.setNow(Self.start + 7_300)
      #expect(try await folder.run(one, CycleOptions()).asked == 1)
    }
    await far.stop()
  }

  @Test func aFeedsRefusalLeavesThePagesOfOthersAlone() async throws {
    try await DeskFolder.with { (folder) async throws in
      refuse(folder.documents, ["two"])
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      folder.documents["/news/1"] = .init(
        body: "<html><body><article><p>\(Wire.bridge)</p></article></body></html>",
        type: "text/html; charset=utf-8", pause: 0.3)
      let configuration = try folder.configuration(["one", "two"], more: ", \"fullText\": true")
      let report = try await folder.run(configuration)
      #expect(report.failures.count == 1)
      #expect(report.failedPages == 0)
      #expect(try await folder.run(configuration).failedPages == 0)
    }
  }

  @Test func aPagesRefusalEndsTheOthersAndKeepsTheItems() async throws {
    try await DeskFolder.with { (folder) async throws in
      let items = (1...40).map { Wire.Item(id: "\($0)", title: "Item \($0)", text: "Text \($0).") }
      folder.documents["/one"] = Wire.rss(folder.base, items)
      for number in 1...40 {
        folder.documents["/news/\(number)"] = .init(body: "", status: 429)
      }
      let configuration = try folder.configuration(
        ["one"], more: ", \"fullText\": true", rootMore: ", \"defaults\": {\"perHost\": 1}")
      let report = try await folder.run(configuration)
      #expect(report.status == .done)
      #expect(report.newArticles == 40)
      #expect(report.failedPages == 1)
      #expect(report.postponedPages == 39)
      #expect(folder.documents.takeRequests().count == 2)
    }
  }
}
