import News
import Storage
import Testing

@Suite("StoreContract: outlines, records")
struct RecordContract {
  @Test(arguments: StoreUnderTest.all)
  func outlinesAreNewestFirst(_ run: StoreUnderTest) async throws {
    try await run { store in
      let times: [Int64] = [-30, -10, -20, -40]
      var articles = zip(1..., times).map { Samples.article($0, published: $1) }
      articles[3].service = "شهری"
      try await store.admit(Samples.batch(articles))
      try await store.settle([Samples.story(4, copies: [1]), Samples.single(2)])
      let outlines = try await store.outlines()
      #expect(outlines.map(\.id) == [2, 3, 4].map { Samples.story($0) })
      let last = try #require(outlines.last)
      #expect(last.time == articles[3].canonicalTime)
      #expect(last.publisher == articles[3].publisher)
      #expect(last.service == "شهری")
      #expect(
        last.republications == [
          RepublicationOutline(
            publisher: articles[0].publisher, time: articles[0].canonicalTime, credited: false)
        ])
      let first = Collected<StoryOutline>()
      try await store.outlines { first.append($0) < 1 }
      #expect(first.all == [outlines[0]])
    }
  }

  /// Each change that a reader can see of a story is seen in its outline, and in no other's.
  @Test(arguments: StoreUnderTest.all)
  func changesAreMarked(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(Samples.batch((1...5).map { Samples.article($0) }))
      var before = try await store.changes()
      func changed() async throws -> Set<UInt64> {
        let after = try await store.changes()
        defer { before = after }
        let gone = before.keys.filter { after[$0] == nil }
        let other = after.filter { before[$0.key] != $0.value }.map(\.key)
        let all = Set(gone + other)
        return Set((1...5).filter { all.contains(Samples.story($0)) })
      }
      // Shown as they were.
      try await store.settle((1...5).map { Samples.single($0) })
      #expect(try await changed().isEmpty)
      try await store.settle([Samples.story(1, copies: [2])])
      #expect(try await changed() == [1, 2])
      // A member that changes changes its story.
      try await store.admit(Samples.batch([Samples.article(2, text: 9)]))
      #expect(try await changed() == [1])
      try await store.settle([Samples.story(1, copies: [2], credited: NamedLink(title: "A"))])
      #expect(try await changed() == [1])
      // A member that goes over to another story changes both.
      try await store.settle([Samples.story(3, copies: [2]), Samples.single(1)])
      #expect(try await changed() == [1, 3])
      // One that is let go stands for itself.
      try await store.settle([Samples.single(3)])
      #expect(try await changed() == [2, 3])
      // Seen again, and the same again: nothing.
      try await store.admit(
        Samples.batch([Samples.article(4)], seenAgain: [Samples.id(5)], after: 9))
      try await store.settle([Samples.single(3), Samples.single(2)])
      #expect(try await changed().isEmpty)
      #expect(try await store.generation() >= before.values.max() ?? 0)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func recordsTellAll(_ run: StoreUnderTest) async throws {
    try await run { store in
      let full = Samples.fullArticle(1)
      try await store.admit(Samples.batch([full, Samples.article(2), Samples.article(3)]))
      let credited = NamedLink(title: "Agency", url: "https://agency/")
      try await store.settle([Samples.story(1, copies: [2], credited: credited)])
      var revised = full
      revised.contentHash = Samples.hash(70)
      revised.content = .text("Other")
      try await store.admit(Samples.batch([revised], after: 60))
      let records = try await store.records(of: [3, 9, 1].map { Samples.story($0) })
      #expect(records.map(\.story) == [Samples.story(3), Samples.story(1)])
      #expect(records[0].origin == Samples.article(3))
      #expect(records[0].others.isEmpty && records[0].revisions.isEmpty)
      #expect(records[1].origin.content == .text("Other"))
      #expect(records[1].others.map(\.article.id) == [Samples.id(2)])
      #expect(records[1].others[0].article.content == Content.none)
      #expect(records[1].credited == credited)
      #expect(records[1].revisions == (try await store.revisions(of: Samples.id(1))))
      #expect(records[1].revisions.map(\.number) == [1, 2])
      let bare = try await store.records(of: [Samples.story(1)], content: false)
      #expect(bare[0].origin.content == Content.none && bare[0].revisions.isEmpty)
      #expect(bare[0].others == records[1].others)
      // An article is no story when it is in another one.
      #expect(try await store.records(of: [Samples.story(2)]).isEmpty)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func recordsAreBounded(_ run: StoreUnderTest) async throws {
    try await run { store in
      let count = UInt64(StoryRecord.maximumMembers) + 50
      try await store.admit(Samples.batch((1...count).map { Samples.article($0) }))
      try await store.settle([Samples.story(1, copies: Array(2...count))])
      for text in 0..<UInt64(StoryRecord.maximumRevisions) + 5 {
        try await store.admit(Samples.batch([Samples.article(1, text: 2_000 + text)]))
      }
      let record = try #require(try await store.records(of: [Samples.story(1)]).first)
      #expect(record.others.count == StoryRecord.maximumMembers)
      #expect(record.revisions.count == StoryRecord.maximumRevisions)
      #expect(record.revisions.last?.number == record.origin.revision)
      let outline = try #require(try await store.outlines().first)
      #expect(outline.republications.count <= StoryRecord.maximumMembers)
    }
  }
}

extension NewsStore {
  func outlines() async throws -> [StoryOutline] {
    let found = Collected<StoryOutline>()
    try await outlines { outline in
      found.append(outline)
      return true
    }
    return found.all
  }

  func changes() async throws -> [StoryID: Int64] {
    Dictionary(uniqueKeysWithValues: try await outlines().map { ($0.id, $0.changed) })
  }

  func records(of stories: [StoryID], content: Bool = true) async throws -> [StoryRecord] {
    let found = Collected<StoryRecord>()
    try await records(of: stories, content: content) { record in
      found.append(record)
      return true
    }
    return found.all
  }
}
