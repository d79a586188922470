import Foundation
import News
import Storage
import Testing

@testable import Syndication

/// What a person and a monitoring system are told of the sources.
@Suite struct HealthTests {
  private func status(
    _ folder: borrowing DeskFolder, _ configuration: Configuration
  ) async throws -> [String: [String: Any]] {
    let json = try JSONSerialization.jsonObject(
      with: Data(try await folder.desk(configuration).status(format: .json)))
    let sources = (json as? [String: Any])?["sources"] as? [[String: Any]] ?? []
    return Dictionary(
      sources.map { ($0["id"] as? String ?? "", $0) }, uniquingKeysWith: { first, _ in first })
  }

  @Test func statusTellsHowASourceIs() async throws {
    try await DeskFolder.with { (folder) async throws in
      var feed = Wire.rss(
        folder.base,
        [
          .init(id: "1", title: "Bridge", text: Wire.bridge),
          .init(id: "2", title: "Bakery", text: Wire.bakery),
        ])
      feed.headers = [
        "Link": "<https://hub.example/>; rel=\"hub\", </one>; rel=\"self\"",
        "Cache-Control": "max-age=1200",
      ]
      folder.documents["/one"] = feed
      folder.documents["/two"] = .init(body: "<html>no feed</html>", type: "text/html")
      let configuration = try folder.configuration(["one", "two", "three"])
      try await folder.run(configuration, CycleOptions(only: ["one", "two"], force: true))
      let status = try await status(folder, configuration)
      let one = try #require(status["one"])
      #expect(one["health"] as? String == "ok")
      #expect(one["articles"] as? Int == 2)
      #expect(one["entries"] as? Int == 2)
      #expect(one["fetches"] as? Int == 1)
      #expect(one["bytes"] as? Int ?? 0 > feed.body.utf8.count)
      #expect(one["fresh_seconds"] as? Int == 1_200)
      #expect(one["hubs"] as? [String] == ["https://hub.example/"])
      #expect(one["topic"] as? String == folder.base + "/one")
      #expect(one["latency_seconds"] as? Double ?? -1 >= 0)
      #expect(one["last_success"] as? String == "2026-01-01T20:40:00Z")
      let two = try #require(status["two"])
      #expect(two["health"] as? String == "failed (1)")
      #expect((two["last_error"] as? String)?.contains("not a feed") == true)
      #expect((two["last_error"] as? String)?.contains("sources check") == true)
      #expect(status["three"]?["health"] as? String == "new")
      // What is told of its hub outlasts an answer without a document.
      try await folder.run(configuration)
      #expect(
        try await self.status(folder, configuration)["one"]?["hubs"] as? [String]
          == ["https://hub.example/"])
    }
  }

  @Test func theLineOfAFailureIsBoundedAndPlain() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = .init(
        body: "", status: 403,
        headers: ["Server": "cloudflare \u{1b}[31m" + String(repeating: "x", count: 3_000)])
      let report = try await folder.run(try folder.configuration(["one"]))
      let line = try #require(report.complaints.first)
      #expect(report.complaints.count == 1)
      #expect(line.hasPrefix("one: HTTP status 403"))
      #expect(line.contains("ask the publisher"))
      #expect(line.utf8.count < 2_000)
      #expect(!line.unicodeScalars.contains { $0.properties.generalCategory == .control })
    }
  }

  @Test func checkingNamesTheFeedsOfAWebPage() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = .init(
        body:
          "<html><head><link rel=alternate type='application/rss+xml' href='/rss'></head></html>",
        type: "text/html")
      folder.documents["/two"] = .init(body: "<html></html>", type: "text/html")
      let report = try await folder.desk(try folder.configuration(["one", "two"]))
        .checkSources([])
      let table = String(decoding: report.table, as: UTF8.self)
      #expect(table.hasPrefix("one\tfailed\tnot a feed; the page names \(folder.base)/rss\n"))
      #expect(table.hasSuffix("two\tfailed\tnot a feed; the page names none\n"))
    }
  }

  private func metrics(_ states: [SourceState]) -> String {
    String(
      decoding: MetricsText(StoreStatistics(articles: 3, size: 4_096), states).bytes,
      as: UTF8.self)
  }

  private func state(_ id: String, _ change: (inout SourceState) -> Void) -> SourceState {
    var state = SourceState(source: SourceID(rawValue: id))
    change(&state)
    return state
  }

  @Test func metricsTellTheStoreAndEachSource() {
    let text = metrics([
      state("one") {
        $0.lastAttempt = Timestamp(seconds: 1_767_300_000)
        $0.lastSuccess = Timestamp(seconds: 1_767_299_000)
        $0.failures = 2
        $0.fetches = 7
        $0.bytes = 1 << 40
        $0.latency = 0.25
      }, state("two") { $0.gone = Timestamp(seconds: 9) },
    ])
    for line in [
      "# TYPE aggregator_articles gauge", "aggregator_articles 3",
      "aggregator_store_size_bytes 4096", "# TYPE aggregator_source_requests_total counter",
      "aggregator_source_requests_total{source=\"one\"} 7",
      "aggregator_source_received_bytes_total{source=\"one\"} 1099511627776",
      "aggregator_source_failures{source=\"one\"} 2", "aggregator_source_up{source=\"one\"} 0",
      "aggregator_source_last_success_timestamp_seconds{source=\"one\"} 1767299000",
      "aggregator_source_transfer_seconds{source=\"one\"} 0.25",
      "aggregator_source_paused{source=\"two\"} 1",
    ] {
      #expect(text.contains(line + "\n"), "\(line)")
    }
    // Nothing is made up of a source that was never asked.
    #expect(!text.contains("aggregator_source_up{source=\"two\"}"))
    #expect(!text.contains("timestamp_seconds{source=\"two\"}"))
  }

  /// What `promtool check metrics` would complain of.
  @Test func metricsKeepTheConventions() throws {
    let text = metrics([state("a\\b\"c\nd") { $0.latency = .infinity }])
    #expect(text.hasSuffix("\n"))
    var kinds: [Substring: Substring] = [:]
    var helped: Set<Substring> = []
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).dropLast() {
      let words = line.split(separator: " ")
      if line.hasPrefix("# HELP ") {
        #expect(helped.insert(words[2]).inserted)
        #expect(words.count > 3 && line.hasSuffix("."))
      } else if line.hasPrefix("# TYPE ") {
        #expect(helped.contains(words[2]))
        kinds[words[2]] = words[3]
      } else {
        let name = line.prefix { $0 != "{" && $0 != " " }
        let kind = try #require(kinds[name], "\(line)")
        #expect(name.hasSuffix("_total") == (kind == "counter"))
        #expect(name.allSatisfy { $0.isASCII && ($0.isLowercase || $0 == "_") })
        #expect(words.last.flatMap { Double($0) }?.isFinite == true)
      }
    }
    #expect(text.contains("{source=\"a\\\\b\\\"c\\nd\"}"))
    #expect(!text.contains("inf"))
  }

  @Test func theFileOfMetricsIsWrittenAfterEachRun() async throws {
    try await DeskFolder.with { (folder) async throws in
      let file = folder.path + "/metrics/aggregator.prom"
      let configuration = try folder.configuration(
        ["one"], rootMore: ", \"metrics\": \"\(file)\"")
      let failed = try await folder.run(configuration)
      #expect(failed.status == .everySourceFailed)
      #expect(
        try String(contentsOfFile: file, encoding: .utf8)
          .contains("aggregator_source_up{source=\"one\"} 0\n"))
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      try await folder.run(configuration)
      let text = try String(contentsOfFile: file, encoding: .utf8)
      #expect(text.contains("aggregator_source_articles_total{source=\"one\"} 1\n"))
      let later = String(
        decoding: try await folder.desk(configuration).status(format: .prometheus), as: UTF8.self)
      func lines(_ text: String) -> [Substring] {
        text.split(separator: "\n").filter { !$0.hasPrefix("aggregator_store_size_bytes") }
      }
      #expect(lines(text) == lines(later))
      #expect(
        try FileManager.default.contentsOfDirectory(atPath: folder.path + "/metrics")
          == ["aggregator.prom"])
    }
  }

  @Test func aFileOfMetricsThatCannotBeWrittenIsTold() async throws {
    try await DeskFolder.with { (folder) async throws in
      try Data().write(to: URL(filePath: folder.path + "/file"))
      folder.documents["/one"] = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
      let report = try await folder.run(
        try folder.configuration(
          ["one"], rootMore: ", \"metrics\": \"\(folder.path)/file/a.prom\""))
      #expect(report.status == .inputOutput)
      #expect(report.complaints.first?.contains("a.prom") == true || report.complaints.count == 1)
      #expect(try folder.exported().count == 3)
    }
  }
}
