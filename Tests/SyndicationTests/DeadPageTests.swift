import Syndication
import Testing

/// Pages that cannot be read, and those behind them.
@Suite struct DeadPageTests {
  private func publish(
    _ folder: borrowing DeskFolder, _ numbers: ClosedRange<Int>, dead: ClosedRange<Int>,
    status: Int
  ) {
    folder.documents["/one"] = Wire.rss(
      folder.base, numbers.map { .init(id: "\($0)", title: "Item \($0)", text: "Text \($0).") })
    for number in numbers {
      folder.documents["/news/\(number)"] = .init(
        body: "<html><body><article><h1>Item \(number)</h1><p>Whole \(number). \(Wire.bridge)</p>"
          + "</article></body></html>", type: "text/html; charset=utf-8",
        status: dead.contains(number) ? status : 200)
    }
  }

  private func pages(_ folder: borrowing DeskFolder) -> [String] {
    folder.documents.takeRequests().filter { $0.contains("/news/") }
  }

  @Test(arguments: [400, 404, 406, 410, 418, 451])
  func onesThatAreGoneSayNothingOfOthers(status: Int) async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder, 1...40, dead: 1...24, status: status)
      let configuration = try folder.configuration(["one"], more: ", \"fullText\": true")
      let report = try await folder.run(configuration)
      #expect(report.failedPages == 24)
      #expect(report.postponedPages == 0)
      #expect(pages(folder).count == 40)
      #expect(try await folder.run(configuration).unchanged == 1)
    }
  }

  @Test(arguments: [401, 403, 408, 500, 503])
  func whatABrokenHostHasIsAskedForInTheNextRuns(status: Int) async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder, 1...40, dead: 1...24, status: status)
      let configuration = try folder.configuration(["one"], more: ", \"fullText\": true")
      let first = try await folder.run(configuration)
      #expect(first.status == .done)
      #expect(first.failedPages == 16)
      #expect(first.postponedPages == 24)
      // Eight more fail, sixteen are there; those that failed before are not asked for.
      let second = try await folder.run(configuration)
      #expect(second.failedPages == 24)
      #expect(second.changedArticles == 16)
      #expect(pages(folder).count { $0.hasPrefix("200") } == 16)
      publish(folder, 0...40, dead: 0...0, status: 404)
      let third = try await folder.run(configuration)
      #expect(third.changedArticles == 24)
      #expect(third.failedPages == 1)
      let json = String(decoding: try await folder.export(configuration, "json"), as: UTF8.self)
      for number in 1...40 { #expect(json.contains("Whole \(number).")) }
    }
  }

  /// Each page is asked for once, and again only when the feed has changed: others first.
  @Test func aHostThatIsDeadForGoodIsNotAskedForEver() async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder, 1...40, dead: 1...100, status: 500)
      let configuration = try folder.configuration(["one"], more: ", \"fullText\": true")
      var unread: [Int] = []
      for _ in 1...4 {
        let report = try await folder.run(configuration)
        #expect(report.changedArticles == 0)
        unread.append(report.failedPages)
      }
      #expect(unread == [16, 32, 40, 0])
      #expect(Set(pages(folder)).count == 40)
      #expect(try await folder.run(configuration).unchanged == 1)
      for last in 41...43 {
        publish(folder, 1...last, dead: 1...100, status: 500)
        #expect(try await folder.run(configuration).postponedPages == 0)
        #expect(try await folder.run(configuration).unchanged == 1)
      }
      // Each time the new one, and then as many of the others as are asked for at once.
      let again = pages(folder)
      #expect(again.count == 3 * (1 + 16))
      #expect(Set(again).count == 43)
    }
  }

  /// More entries than a turn asks for have changed, and the pages of all are gone since.
  @Test func pagesThatWereReadAndAreGoneAreNotAskedForEver() async throws {
    try await DeskFolder.with { (folder) async throws in
      publish(folder, 1...40, dead: 0...0, status: 404)
      let configuration = try folder.configuration(["one"], more: ", \"fullText\": true")
      #expect(try await folder.run(configuration).changedArticles == 0)
      let long = String(repeating: "x", count: 60_000)
      folder.documents["/one"] = Wire.rss(
        folder.base,
        (1...40).map { .init(id: "\($0)", title: "Item \($0)", text: "Other \($0). \(long)") })
      for number in 1...40 { folder.documents["/news/\(number)"]?.status = 404 }
      let report = try await folder.run(configuration)
      #expect(report.postponedPages == 0)
      #expect(report.failedPages == 40)
      #expect(try await folder.run(configuration).unchanged == 1)
      // As long as some come the others are asked for.
      for number in 1...40 { folder.documents["/news/\(number)"]?.status = 200 }
      folder.documents["/one"] = Wire.rss(
        folder.base,
        (1...40).map { .init(id: "\($0)", title: "Item \($0)", text: "Third \($0). \(long)") })
      var runs = 1
      var changed = 0
      while runs < 8 {
        let report = try await folder.run(configuration)
        changed += report.changedArticles
        guard report.postponedPages > 0 else { break }
        runs += 1
      }
      #expect((2..<8).contains(runs))
      #expect(changed == 40)
    }
  }
}
