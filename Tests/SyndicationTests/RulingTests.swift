import Foundation
import Storage
import StorageSQLite
import Syndication
import Testing

/// What `split` and `join` do, now and in later runs.
@Suite struct RulingTests {
  private static let edited = Wire.bridge + " The town paid for it with the money of the fair."

  private struct Ledger: Decodable {
    struct Story: Decodable {
      struct Member: Decodable {
        var publisher: String
        var evidence: [String]?
      }
      var story: String
      var origin: Member
      var republications: [Member]
    }
    var stories: [Story]

    /// The publishers of each story.
    var groups: [[String]] {
      stories.map { ([$0.origin] + $0.republications).map(\.publisher).sorted() }
        .sorted { $0[0] < $1[0] }
    }
  }

  private func ledger(
    _ folder: borrowing DeskFolder, _ configuration: Configuration
  ) async throws -> Ledger {
    let text = try await folder.ledger(configuration)
    return try JSONDecoder().decode(Ledger.self, from: Data(text.utf8))
  }

  /// The articles of three publishers with one text, and of a fourth with another.
  private func withStory(
    _ body: (borrowing DeskFolder, Configuration) async throws -> Void
  ) async throws {
    try await DeskFolder.with { (folder) async throws in
      let names = ["one", "two", "three", "four"]
      for (hour, name) in names.enumerated() {
        folder.documents["/\(name)"] = Wire.rss(
          folder.base,
          [
            .init(
              id: name, title: "Bridge", text: name == "four" ? Wire.bakery : Wire.bridge,
              date: "Thu, 01 Jan 2026 0\(hour + 5):00:00 +0000")
          ])
      }
      let configuration = try folder.configuration(names)
      try await folder.run(configuration)
      try await body(folder, configuration)
    }
  }

  @Test func aSplitHoldsAgainstLaterRuns() async throws {
    try await withStory { folder, configuration in
      let three = "\(folder.base)/news/three"
      #expect(try await ledger(folder, configuration).groups == [["one", "three", "two"]])
      let lines = try await folder.desk(configuration).split([three])
      #expect(lines.count == 1)
      #expect(lines[0].contains("1 article left it"))
      #expect(lines[0].contains("2 articles stayed"))
      #expect(try await ledger(folder, configuration).groups == [["one", "two"]])
      // Edited, it is looked at again: its words are still the others' words.
      folder.documents["/three"] = Wire.rss(
        folder.base, [.init(id: "three", title: "Bridge", text: Self.edited)])
      try await folder.run(configuration)
      #expect(try await ledger(folder, configuration).groups == [["one", "two"]])
      let again = try await folder.desk(configuration).split([three])
      #expect(again[0].hasPrefix("nothing to split"))
    }
  }

  @Test func theFounderMayLeave() async throws {
    try await withStory { folder, configuration in
      let names = ["one", "three"].map { "\(folder.base)/news/\($0)" }
      let before = try await ledger(folder, configuration).stories
      let lines = try await folder.desk(configuration).split(names + [names[0]])
      #expect(lines.count == 1)
      let after = try await ledger(folder, configuration)
      #expect(after.groups == [["one", "three"]])
      // The ID goes with the article that founded the story.
      #expect(after.stories.map(\.story) == before.map(\.story))
      try await folder.run(configuration)
      #expect(try await ledger(folder, configuration).groups == [["one", "three"]])
    }
  }

  @Test func aJoinUndoesASplitAndHolds() async throws {
    try await withStory { folder, configuration in
      let (one, three) = ("\(folder.base)/news/one", "\(folder.base)/news/three")
      let before = try await folder.ledger(configuration)
      _ = try await folder.desk(configuration).split([three])
      let lines = try await folder.desk(configuration).join(three, one)
      #expect(lines[0].contains("3 articles"))
      #expect(try await ledger(folder, configuration).groups == [["one", "three", "two"]])
      _ = try await folder.desk(configuration).join(three, one)
      folder.documents["/three"] = Wire.rss(
        folder.base, [.init(id: "three", title: "Bridge", text: Wire.bakery)])
      try await folder.run(configuration)
      let story = try await ledger(folder, configuration).stories[0]
      #expect(story.republications.count == 2)
      #expect(story.republications.contains { $0.evidence?.last == "by-hand" })
      #expect(before.contains("content-hash"))
    }
  }

  @Test func whatHasNothingInCommonCanBeJoined() async throws {
    try await withStory { folder, configuration in
      let (one, four) = ("\(folder.base)/news/one", "\(folder.base)/news/four")
      _ = try await folder.desk(configuration).join(four, one)
      #expect(try await ledger(folder, configuration).groups == [["four", "one", "three", "two"]])
      let whole = try await folder.ledger(configuration)
      #expect(whole.contains("by-hand"))
      _ = try await folder.desk(configuration).split([four])
      #expect(try await ledger(folder, configuration).groups == [["one", "three", "two"]])
      #expect(try await !folder.ledger(configuration).contains("by-hand"))
      _ = try await folder.desk(configuration).join(four, one)
      #expect(try await folder.ledger(configuration) == whole)
    }
  }

  @Test func nothingIsRuledOfWhatIsUnknownOrWhileARunIsAtWork() async throws {
    try await withStory { folder, configuration in
      let one = "\(folder.base)/news/one"
      for names in [["https://nowhere.example/1"], [one, "0000000000000000"]] {
        let complaint = await #expect(throws: Complaint.self) {
          try await folder.desk(configuration).split(names)
        }
        #expect(complaint?.status == .dataUnusable)
      }
      let itself = await #expect(throws: Complaint.self) {
        try await folder.desk(configuration).join(one, one)
      }
      #expect(itself?.status == .usage)
      let store = try SQLiteStore.open(path: folder.path + "/a.db")
      let lock = try await store.lockCycle()
      let complaint = await #expect(throws: Complaint.self) {
        try await folder.desk(configuration).split([one])
      }
      #expect(complaint?.status == .locked)
      withExtendedLifetime(lock) {}
      await store.close()
    }
  }
}
