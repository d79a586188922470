import Foundation
import News
import Syndication
import Testing

/// What stays in the store from run to run, and for how long.
@Suite struct KeepingTests {
  private static let day: Int64 = 86_400

  private func items(
    _ folder: borrowing DeskFolder, _ configuration: Configuration
  ) async throws -> [[String: Any]] {
    let json = try JSONSerialization.jsonObject(
      with: Data(try await folder.export(configuration, "json")))
    return try #require((json as? [String: Any])?["items"] as? [[String: Any]])
  }

  /// A feed of one entry, another one each day, with the same description.
  @Test func everyDayOfAColumnIsKept() async throws {
    try await DeskFolder.with { (folder) async throws in
      let configuration = try folder.configuration(["one"])
      for day in 1...3 {
        folder.setNow(1_767_300_000 + Int64(day) * Self.day)
        folder.documents["/one"] = Wire.rss(
          folder.base,
          [
            .init(
              id: "day-\(day)", title: "Notes of day \(day)", text: Wire.bridge,
              date: "0\(day) Jan 2026 10:00:00 +0000")
          ])
        #expect(try await folder.run(configuration).newArticles == 1)
      }
      #expect(try await items(folder, configuration).count == 3)
    }
  }

  /// A feed that makes new GUIDs and links whenever it is read.
  @Test func anArticleIsKnownByItsTitleAndText() async throws {
    try await DeskFolder.with { (folder) async throws in
      let configuration = try folder.configuration(["one"])
      for (reading, count) in [(1, 1), (2, 0)] {
        folder.documents["/one"] = Wire.rss(
          folder.base, [.init(id: "reading-\(reading)", title: "Bridge", text: Wire.bridge)])
        #expect(try await folder.run(configuration).newArticles == count)
      }
    }
  }

  /// A date of 1970 is none, and takes nothing from a good one.
  @Test(arguments: [
    ["01 Jan 2026 09:00:00 +0000", "01 Jan 1970 00:00:00 +0000"],
    ["01 Jan 1970 00:00:00 +0000", "01 Jan 2026 09:00:00 +0000"],
  ])
  func aBrokenDateReplacesNone(_ dates: [String]) async throws {
    try await DeskFolder.with { (folder) async throws in
      let configuration = try folder.configuration(["one"])
      for date in dates {
        folder.documents["/one"] = Wire.rss(
          folder.base, [.init(id: "1", title: "Bridge", text: Wire.bridge, date: date)])
        try await folder.run(configuration)
      }
      let published = try await items(folder, configuration).map {
        $0["date_published"] as? String
      }
      #expect(published == ["2026-01-01T09:00:00Z"])
    }
  }

  @Test func eachSourceKeepsAsLongAsItSays() async throws {
    try await DeskFolder.with { (folder) async throws in
      folder.documents["/one"] = Wire.rss(
        folder.base, [.init(id: "1", title: "Bridge", text: Wire.bridge)])
      folder.documents["/two"] = Wire.rss(
        folder.base, [.init(id: "2", title: "Bakery", text: Wire.bakery)])
      var configuration = try folder.configuration(["one", "two"])
      configuration.sources[0].settings.keep = 2 * Self.day
      try await folder.run(configuration)
      folder.setNow(1_767_300_000 + 3 * Self.day)
      #expect(try await folder.desk(configuration).prune() == 1)
      #expect(
        try await items(folder, configuration).map { $0["title"] as? String } == ["Bakery"])
      // What came from a source that is gone is kept as long as anything.
      configuration.sources.removeLast()
      configuration.sources[0].settings.keep = 4 * Self.day
      #expect(try await folder.desk(configuration).prune() == 0)
      folder.setNow(1_767_300_000 + 5 * Self.day)
      #expect(try await folder.desk(configuration).prune() == 1)
    }
  }
}
