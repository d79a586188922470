import Foundation
import Syndication
import Testing

/// When feeds on a server are asked again, under a clock of the test's own.
@Suite struct PaceTests {
  private let start: Int64 = 1_767_300_000

  /// Runs without `--force` so many seconds after the first run; what was asked for.
  private func asked(
    after seconds: Int64, _ folder: borrowing DeskFolder, _ configuration: Configuration
  ) async throws -> [String] {
    folder.setNow(start + seconds)
    try await folder.run(configuration, CycleOptions())
    return folder.documents.takeRequests()
  }

  private func feed(
    _ folder: borrowing DeskFolder, _ elements: String = "", headers: [String: String] = [:]
  ) -> Documents.Document {
    var document = Wire.rss(folder.base, [.init(id: "1", title: "A", text: "a")])
    document.body = document.body.replacing("<channel>", with: "<channel>" + elements)
    document.headers = headers
    return document
  }

  @Test func aTimeToLiveIsWaitedFor() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = feed(folder, "<ttl>60</ttl>")
      let configuration = try folder.configuration(["one"])
      #expect(try await asked(after: 0, folder, configuration) == ["200 /one"])
      #expect(try await asked(after: 900, folder, configuration) == [])
      #expect(try await asked(after: 3_960, folder, configuration) == ["304 /one"])
      // It holds after an answer without a document too.
      #expect(try await asked(after: 3_960 + 900, folder, configuration) == [])
      folder.setNow(start + 3_960 + 901)
      try await folder.run(configuration)
      #expect(folder.documents.takeRequests() == ["304 /one"])
    }
  }

  @Test func anAnswerThatNothingChangedTellsHowLongItIsFresh() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = feed(folder, headers: ["Cache-Control": "max-age=3600"])
      let configuration = try folder.configuration(["one"])
      #expect(try await asked(after: 0, folder, configuration) == ["200 /one"])
      #expect(try await asked(after: 900, folder, configuration) == [])
      folder.documents["/one"] = feed(folder, headers: ["Cache-Control": "no-cache"])
      #expect(try await asked(after: 4_000, folder, configuration) == ["304 /one"])
      #expect(try await asked(after: 4_900, folder, configuration) == ["304 /one"])
      // One that says nothing of it leaves it as it was.
      folder.documents["/one"] = feed(folder, headers: ["Cache-Control": "max-age=3600"])
      #expect(try await asked(after: 5_800, folder, configuration) == ["304 /one"])
      folder.documents["/one"] = feed(folder)
      #expect(try await asked(after: 10_000, folder, configuration) == ["304 /one"])
      #expect(try await asked(after: 10_900, folder, configuration) == [])
    }
  }

  @Test func whatIsConfiguredWeighsMore() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = feed(folder, "<ttl>60</ttl>")
      let configuration = try folder.configuration(["one"], more: ", \"maxInterval\": \"15m\"")
      #expect(try await asked(after: 0, folder, configuration) == ["200 /one"])
      #expect(try await asked(after: 900, folder, configuration) == ["304 /one"])
    }
  }

  @Test func aQuietSourceIsAskedLessOftenWhereThatIsConfigured() async throws {
    try await DeskFolder.with { (folder) async throws in
      let items = (0..<5).map {
        Wire.Item(
          id: "\($0)", title: "N \($0)", text: "t \($0)",
          date: "Thu, 01 Jan 2026 0\($0):00:00 +0000")
      }
      folder.documents["/one"] = Wire.rss(folder.base, items)
      let plain = try folder.configuration(["one"])
      #expect(try await asked(after: 0, folder, plain) == ["200 /one"])
      #expect(try await asked(after: 900, folder, plain) == ["304 /one"])
      let bounded = try folder.configuration(["one"], more: ", \"maxInterval\": \"1h\"")
      #expect(try await asked(after: 1_800, folder, bounded) == ["304 /one"])
      #expect(try await asked(after: 2_700, folder, bounded) == [])
      #expect(try await asked(after: 1_800 + 3_600, folder, bounded) == ["304 /one"])
    }
  }
}
