import Foundation
import Syndication
import Testing

@Suite struct CycleTests {
  @Test func bringsWhatIsNewAndThenNothing() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(
        folder.base,
        [
          .init(id: "1", title: "Bridge", text: Wire.bridge),
          .init(id: "2", title: "Bakery", text: Wire.bakery),
        ])
      let configuration = try folder.configuration(["one"])
      let first = try await folder.run(configuration)
      #expect(first.status == .done)
      #expect(first.newArticles == 2)
      #expect(first.written.count == 3)
      let before = try folder.exported()
      #expect(folder.documents.takeRequests() == ["200 /one"])

      let second = try await folder.run(configuration)
      #expect(second.status == .done)
      #expect(second.unchanged == 1)
      #expect(second.newArticles == 0)
      #expect(second.storiesTouched == 0)
      #expect(second.written.isEmpty)
      #expect(folder.documents.takeRequests() == ["304 /one"])
      let after = try folder.exported()
      #expect(before.keys == after.keys)
      for (name, file) in before {
        #expect(after[name]?.bytes == file.bytes)
        #expect(after[name]?.changed == file.changed)
      }
    }
  }

  @Test func asksOnlyWhoIsDue() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      folder.documents["/two"] = Wire.rss(folder.base, [.init(id: "2", title: "B", text: "b")])
      let configuration = try folder.configuration(["one", "two"])
      try await folder.run(configuration, CycleOptions())
      _ = folder.documents.takeRequests()
      #expect(try await folder.run(configuration, CycleOptions()).asked == 0)
      #expect(folder.documents.takeRequests().isEmpty)
      #expect(
        try await folder.run(configuration, CycleOptions(only: ["two"], force: true)).asked == 1)
      #expect(folder.documents.takeRequests() == ["304 /two"])
      folder.setNow(1_767_300_000 + 900)
      #expect(try await folder.run(configuration, CycleOptions()).asked == 2)
    }
  }

  @Test func namesRepublicationsAndTheirOrigin() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(
        folder.base,
        [
          .init(
            id: "1", title: "Bridge", text: Wire.bridge, date: "Thu, 01 Jan 2026 08:00:00 +0000")
        ])
      folder.documents["/two"] = Wire.rss(
        folder.base, [.init(id: "x", title: "A bridge is back", text: Wire.bridge.uppercased())])
      let configuration = try folder.configuration(["two", "one"])
      try await folder.run(configuration)
      let ledger = try JSONSerialization.jsonObject(
        with: Data(try await folder.ledger(configuration).utf8))
      let stories = try #require((ledger as? [String: Any])?["stories"] as? [[String: Any]])
      #expect(stories.count == 1)
      let origin = try #require(stories.first?["origin"] as? [String: Any])
      #expect(origin["source"] as? String == "one")
      let copies = try #require(stories.first?["republications"] as? [[String: Any]])
      #expect(copies.map { $0["source"] as? String } == ["two"])
      #expect(copies.first?["lag_seconds"] as? Int == 3_600)
      #expect(copies.first?["evidence"] as? [String] == ["content-hash"])
    }
  }

  @Test func aFailingSourceIsToldAndTheOthersGoOn() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      folder.documents["/two"] = .init(body: "<html>not a feed</html>", type: "text/html")
      folder.documents["/three"] = .init(body: "no", status: 500)
      let configuration = try folder.configuration(["three", "one", "two"])
      let report = try await folder.run(configuration)
      #expect(report.status == .someSourcesFailed)
      #expect(report.complaints.count == 2)
      #expect(report.complaints.first?.hasPrefix("three: HTTP status 500") == true)
      #expect(report.complaints.last?.hasPrefix("two: not a feed") == true)
      #expect(try folder.exported().count == 3)
    }
  }

  @Test func whenEverySourceFailsTheOldExportsStay() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      let configuration = try folder.configuration(["one"])
      try await folder.run(configuration)
      let before = try folder.exported()
      folder.documents["/one"] = nil
      let report = try await folder.run(configuration)
      #expect(report.status == .everySourceFailed)
      #expect(report.written.isEmpty)
      #expect(try folder.exported().mapValues(\.bytes) == before.mapValues(\.bytes))
    }
  }

  @Test func alertAfterTellsOnce() async throws {
    try await DeskFolder.with { (folder) async throws in
      let configuration = try folder.configuration(["one"], more: ", \"alertAfter\": 2")
      #expect(try await folder.run(configuration).complaints.isEmpty)
      #expect(try await folder.run(configuration).complaints.count == 1)
      #expect(try await folder.run(configuration).complaints.isEmpty)
    }
  }

  @Test func alertAfterTellsOnceThatASourceAnswersAgain() async throws {
    try await DeskFolder.with { (folder) async throws in
      let configuration = try folder.configuration(["one"], more: ", \"alertAfter\": 2")
      for _ in 0..<3 { try await folder.run(configuration) }
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      #expect(
        try await folder.run(configuration).complaints == ["one: answers again after 3 failures"])
      #expect(try await folder.run(configuration).complaints.isEmpty)
    }
  }

  @Test func aPageThatFailedIsAskedForAgainWhenItsFeedHasChanged() async throws {
    try await DeskFolder.with { (folder) async throws in
      let first = Wire.Item(id: "1", title: "Bridge", text: "The footbridge is back.")
      folder.documents["/one"] = Wire.rss(folder.base, [first])
      let configuration = try folder.configuration(["one"], more: ", \"fullText\": true")
      #expect(try await folder.run(configuration).failedPages == 1)
      folder.documents["/news/1"] = .init(
        body: "<html><body><article><h1>Bridge</h1><p>\(Wire.bridge)</p></article></body></html>",
        type: "text/html; charset=utf-8")
      folder.documents["/one"] = Wire.rss(
        folder.base, [first, .init(id: "2", title: "Bakery", text: Wire.bakery)])
      try await folder.run(configuration)
      let json = String(decoding: try await folder.export(configuration, "json"), as: UTF8.self)
      #expect(json.contains("before the paint was dry"))
    }
  }

  @Test func manyEntriesAreStoredInSlices() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(
        folder.base, (0..<450).map { .init(id: "\($0)", title: "Item \($0)", text: "Text \($0).") })
      let configuration = try folder.configuration(["one"])
      let report = try await folder.run(configuration)
      #expect(report.newArticles == 450)
      #expect(report.changedArticles == 0)
      #expect(try await folder.run(configuration).unchanged == 1)
    }
  }

  /// Documents of more bytes than are read at the same time, of which one comes late.
  @Test func largeDocumentsDoNotWaitForEachOtherForEver() async throws {
    try await DeskFolder.with { (folder) async throws in
      let text = String(repeating: Wire.bakery, count: 4_000)
      for name in ["one", "two", "three"] {
        folder.documents["/\(name)"] = Wire.rss(
          folder.base,
          (0..<6).map {
            .init(id: "\(name)\($0)", title: "\(name) \($0)", text: "\(name)\($0) \(text)")
          })
      }
      let configuration = try folder.configuration(
        ["one", "two", "three"], more: ", \"maxBytes\": \"32M\"")
      #expect(try await folder.run(configuration).newArticles == 18)
    }
  }

  @Test func anEntryThatTellsOnlyItsLastChangeWasPublishedThen() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = .init(
        body: """
          <feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><id>urn:a</id>
          <entry><id>urn:1</id><title>One</title><link href="\(folder.base)/1"/>
          <updated>2025-11-01T10:00:00Z</updated></entry></feed>
          """, type: "application/atom+xml")
      let configuration = try folder.configuration(["one"])
      try await folder.run(configuration)
      let json = String(decoding: try await folder.export(configuration, "json"), as: UTF8.self)
      #expect(json.contains("\"date_published\": \"2025-11-01T10:00:00Z\""))
    }
  }

  @Test func aRehearsalStoresAndPublishesNothing() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      let configuration = try folder.configuration(["one"])
      let report = try await folder.run(
        configuration, CycleOptions(force: true, isRehearsal: true))
      #expect(report.newArticles == 1)
      #expect(try folder.exported().isEmpty)
      #expect(try await folder.run(configuration).newArticles == 1)
    }
  }

  @Test func changedTextIsARevisionOfTheSameArticle() async throws {
    try await DeskFolder.with { (folder) async throws in
      let configuration = try folder.configuration(["one"])
      folder.documents["/one"] = Wire.rss(
        folder.base, [.init(id: "1", title: "Bridge", text: Wire.bridge)])
      try await folder.run(configuration)
      folder.documents["/one"] = Wire.rss(
        folder.base, [.init(id: "1", title: "Bridge", text: Wire.bridge + " It holds.")])
      let report = try await folder.run(configuration)
      #expect(report.newArticles == 0)
      #expect(report.changedArticles == 1)
      let shown = try await folder.desk(configuration).show(
        "\(folder.base)/news/1", format: .json)
      let article = try JSONSerialization.jsonObject(with: Data(shown)) as? [String: Any]
      #expect((article?["revisions"] as? [Any])?.count == 2)
    }
  }

  @Test func aLaterDateOfAnArticleIsAChangeAndKeepsItTheOrigin() async throws {
    try await DeskFolder.with { (folder) async throws in
      let configuration = try folder.configuration(["one", "two"])
      let first = Wire.Item(
        id: "1", title: "Bridge", text: Wire.bridge, date: "Thu, 01 Jan 2026 08:00:00 +0000")
      folder.documents["/one"] = Wire.rss(folder.base, [first])
      folder.documents["/two"] = Wire.rss(
        folder.base, [.init(id: "x", title: "Bridge", text: Wire.bridge)])
      try await folder.run(configuration)
      var again = first
      again.title = "Bridge, updated"
      again.date = "Thu, 01 Jan 2026 20:00:00 +0000"
      folder.documents["/one"] = Wire.rss(folder.base, [again])
      folder.setNow(1_767_300_000 + 3_600)
      try await folder.run(configuration)
      let ledger = try await folder.ledger(configuration)
      #expect(ledger.contains("2026-01-01T08:00:00Z"))
      #expect(!ledger.contains("2026-01-01T20:00:00Z"))
      let origin = try #require(ledger.range(of: "\"origin\""))
      #expect(ledger[origin.upperBound...].prefix(200).contains("\"one\""))
    }
  }

  @Test func rulesKeepEntriesOut() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(
        folder.base,
        [
          .init(id: "1", title: "Bridge", text: Wire.bridge),
          .init(id: "2", title: "Bakery", text: Wire.bakery),
          .init(id: "3", title: "Bakery closes", text: "It does not."),
        ])
      let rules = ", \"allow\": [\"title~=^Bak\"], \"block\": [\"title~=closes\"]"
      let configuration = try folder.configuration(["one"], more: rules)
      #expect(try await folder.run(configuration).newArticles == 1)
    }
  }

  @Test func pagesOfEntriesThatRulesRefuseAreNotAskedFor() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(
        folder.base,
        [
          .init(id: "1", title: "Bridge", text: Wire.bridge),
          .init(id: "2", title: "Bakery", text: Wire.bakery),
          .init(id: "3", title: "Bakery closes", text: "It does not."),
        ])
      let configuration = try folder.configuration(
        ["one"],
        more: """
          , "fullText": true, "allow": ["title~=^Bak", "text~=oven"], "block": ["title~=closes"]
          """)
      #expect(try await folder.run(configuration).newArticles == 1)
      #expect(folder.documents.takeRequests() == ["200 /one", "404 /news/2"])
    }
  }

  @Test func aPageThatFailsLeavesTheEntry() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(
        folder.base,
        [
          .init(id: "1", title: "Bridge", text: "The footbridge is back."),
          .init(id: "2", title: "Bakery", text: "The oven is warm."),
        ])
      folder.documents["/news/1"] = .init(
        body: """
          <html><head><title>Bridge</title></head><body><article><h1>Bridge</h1>
          <p>\(Wire.bridge)</p><p>\(Wire.bakery)</p></article></body></html>
          """, type: "text/html; charset=utf-8")
      let configuration = try folder.configuration(["one"], more: ", \"fullText\": true")
      let report = try await folder.run(configuration)
      #expect(report.status == .done)
      #expect(report.failedPages == 1)
      #expect(report.newArticles == 2)
      #expect(folder.documents.takeRequests() == ["200 /news/1", "200 /one", "404 /news/2"])
      let json = String(decoding: try await folder.export(configuration, "json"), as: UTF8.self)
      #expect(json.contains("before the paint was dry"))
      #expect(json.contains("The oven is warm."))
      try await folder.run(configuration)
      #expect(folder.documents.takeRequests() == ["304 /one"])
    }
  }

  /// What all pages of a source repeat is learnt in one run and left out from the next one on.
  @Test func furnitureOfASourceIsLearnt() async throws {
    let plea =
      "Our reporting is free for everyone; join those who support it with a gift each month."
    func publish(_ numbers: Range<Int>, in folder: borrowing DeskFolder) {
      for number in numbers {
        let own = (1...3).map {
          "<p>Paragraph \($0) of report \(number) tells what nobody else has told us so far.</p>"
        }.joined()
        folder.documents["/news/\(number)"] = .init(
          body:
            "<html><body><article><h1>Report \(number)</h1>\(own)<p>\(plea)</p></article></body></html>",
          type: "text/html; charset=utf-8")
      }
      folder.documents["/one"] = Wire.rss(
        folder.base,
        numbers.map { .init(id: "\($0)", title: "Report \($0)", text: "Report \($0) in short.") })
    }
    try await DeskFolder.with { (folder) async throws in
      let configuration = try folder.configuration(["one"], more: ", \"fullText\": true")
      publish(1..<8, in: folder)
      try await folder.run(configuration)
      publish(8..<10, in: folder)
      try await folder.run(configuration)
      let json =
        try JSONSerialization.jsonObject(
          with: Data(try await folder.export(configuration, "json"))) as? [String: Any]
      let items = try #require(json?["items"] as? [[String: Any]])
      #expect(items.count == 9)
      for item in items {
        let title = try #require(item["title"] as? String)
        let html = try #require(item["content_html"] as? String)
        let isLater = title == "Report 8" || title == "Report 9"
        #expect(html.contains("join those who support") == !isLater, "\(title)")
        #expect(html.contains("Paragraph 3"))
      }
    }
  }

  @Test func privateAddressesAreRefusedUnlessAllowed() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      var configuration = try folder.configuration(["one"])
      configuration.sources[0].allowPrivate = false
      let report = try await folder.run(configuration)
      #expect(report.status == .everySourceFailed)
      #expect(folder.documents.takeRequests().isEmpty)
    }
  }
}
