import Foundation
import Synchronization
import Syndication
import Testing

/// What `duplicates` shows when it is asked for less.
@Suite struct LedgerFilterTests {
  private func publishers(
    _ desk: Desk, _ filter: LedgerFilter, since: Int64? = nil
  ) async throws -> [String] {
    let output = Mutex<[UInt8]>([])
    try await desk.ledger(
      since: since, minimumPublishers: 2, filter: filter, format: .csv, width: 80
    ) { piece in output.withLock { $0 += piece } }
    let lines = output.withLock { String(decoding: $0, as: UTF8.self) }
      .split(separator: "\r\n").dropFirst()
    return lines.map { String($0.split(separator: ",", omittingEmptySubsequences: false)[10]) }
      .sorted()
  }

  @Test func showsWhoTakesPartAndWhoCreditsNobody() async throws {
    try await DeskFolder.with { (folder) async throws in
      func item(_ id: String, _ text: String, hour: Int) -> Wire.Item {
        .init(
          id: id, title: "T \(id)", text: text, date: "Thu, 01 Jan 2026 0\(hour):00:00 +0000")
      }
      folder.documents["/one"] = Wire.rss(
        folder.base, [item("o1", Wire.bridge, hour: 5), item("o2", Wire.bakery, hour: 5)])
      folder.documents["/two"] = Wire.rss(
        folder.base, [item("t1", "According to Mill Post, " + Wire.bridge, hour: 6)])
      folder.documents["/three"] = Wire.rss(
        folder.base, [item("h1", Wire.bridge, hour: 7), item("h2", Wire.bakery, hour: 7)])
      let configuration = try folder.configuration(
        ["one", "two", "three"], rootMore: ", \"publishers\": {\"one\": [\"Mill Post\"]}")
      try await folder.run(configuration)
      let desk = try folder.desk(configuration)
      #expect(try await publishers(desk, LedgerFilter()) == ["three", "three", "two"])
      for name in ["two", "TWO"] {
        #expect(
          try await publishers(desk, LedgerFilter(publisher: name)) == ["three", "two"])
      }
      #expect(
        try await publishers(desk, LedgerFilter(publisher: "Mill Post"))
          == ["three", "three", "two"])
      #expect(try await publishers(desk, LedgerFilter(publisher: "nobody")).isEmpty)
      #expect(
        try await publishers(desk, LedgerFilter(isUncreditedOnly: true)) == ["three", "three"])
      #expect(
        try await publishers(desk, LedgerFilter(publisher: "two", isUncreditedOnly: true))
          .isEmpty)
    }
  }

  @Test func scopesAndThresholdsTakeEffect() async throws {
    try await DeskFolder.with { (folder) async throws in
      for name in ["one", "two", "three"] {
        let more = name == "three" ? " It was dear, and it took the whole of a wet spring." : ""
        folder.documents["/\(name)"] = Wire.rss(
          folder.base, [.init(id: name, title: "Bridge", text: Wire.bridge + more)])
      }
      let expected = [
        ("{}", 2), ("{\"scope\": [[\"one\", \"three\"]]}", 1), ("{\"scope\": []}", 0),
        ("{\"scope\": \"all\"}", 2), ("{\"containment\": 1}", 2),
      ]
      for (matching, count) in expected {
        try? FileManager.default.removeItem(atPath: folder.path + "/a.db")
        let configuration = try folder.configuration(
          ["one", "two", "three"], rootMore: ", \"matching\": \(matching)")
        try await folder.run(configuration)
        let found = try await publishers(folder.desk(configuration), LedgerFilter())
        #expect(found.count == count, "\(matching)")
      }
    }
  }
}
