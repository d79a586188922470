import News
import Storage
import Testing

@Suite("StoreContract: sources")
struct SourcesContract {
  private let alpha = SourceID(rawValue: "alpha")
  private let beta = SourceID(rawValue: "beta")

  private func full(_ source: SourceID) -> SourceState {
    var state = SourceState(source: source)
    state.etag = "W/\"1\""
    state.lastModified = "Tue, 14 Nov 2023 22:13:20 GMT"
    state.bodyHash = .max
    state.lastAttempt = Samples.monday
    state.lastSuccess = Samples.monday.advanced(by: -1)
    state.nextDue = Samples.monday.advanced(by: 900)
    state.failures = 3
    state.lastError = "403 by a gateway"
    state.address = .max
    state.gone = Samples.monday.advanced(by: 3)
    state.moved = Relocation(url: "https://new/", sightings: 2)
    state.pace.freshness = 300
    state.pace.timeToLive = 900
    state.pace.updatePeriod = 3_600
    state.pace.skippedHours = 1 << 23 | 1
    state.pace.skippedDays = 1 << 6
    state.rhythm.newest = Samples.monday.advanced(by: -7)
    state.rhythm.gap = 600
    state.push.hubs = ["https://hub/", "https://other.hub/?a=1"]
    state.push.topic = "https://new/feed"
    state.articles = 41
    state.title = "شهر"
    state.fetches = 9
    state.bytes = 1 << 40
    state.entries = 40
    state.latency = 0.25
    state.repeated = RepeatedBlocks(
      pages: 12,
      blocks: [
        .init(fingerprint: 7, pages: 12, since: 0), .init(fingerprint: .max, pages: 3, since: 9),
      ])
    return state
  }

  @Test(arguments: StoreUnderTest.all)
  func keepsEveryProperty(_ run: StoreUnderTest) async throws {
    try await run { store in
      try await store.admit(Batch(states: [full(beta)], seen: Samples.monday))
      #expect(
        try await store.states(of: [beta, alpha, beta])
          == [full(beta), SourceState(source: alpha), full(beta)])
      let cleared = SourceState(source: beta)
      try await store.admit(Batch(states: [cleared], seen: Samples.monday))
      #expect(try await store.states(of: [beta]) == [cleared])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func aPauseOutlastsTheRunItWasGivenIn(_ run: StoreUnderTest) async throws {
    try await run { store in
      let before = try await store.states(of: [alpha, beta])
      try await store.setPaused(true, [alpha])
      try await store.admit(Batch(states: before, seen: Samples.monday))
      #expect(try await store.states(of: [alpha, beta]).map(\.paused) == [true, false])
      try await store.setPaused(false, [alpha])
      #expect(try await store.states(of: [alpha]).map(\.paused) == [false])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func resumingASourceThatWasGoneMakesItDue(_ run: StoreUnderTest) async throws {
    try await run { store in
      var gone = SourceState(source: alpha)
      gone.gone = Samples.monday
      gone.nextDue = Samples.monday.advanced(by: 900)
      var waiting = SourceState(source: beta)
      waiting.nextDue = Samples.monday.advanced(by: 900)
      try await store.admit(Batch(states: [gone, waiting], seen: Samples.monday))
      try await store.setPaused(true, [alpha])
      #expect(try await store.states(of: [alpha]).map(\.gone) == [Samples.monday])
      try await store.setPaused(false, [alpha, beta])
      #expect(try await store.states(of: [alpha, beta]) == [SourceState(source: alpha), waiting])
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func onlyOneHoldsTheLock(_ run: StoreUnderTest) async throws {
    try await run { store in
      var lock = try await store.lockCycle()
      #expect(lock != nil)
      #expect(try await store.lockCycle() == nil)
      lock = nil
      lock = try await store.lockCycle()
      #expect(lock != nil)
    }
  }

  @Test(arguments: StoreUnderTest.all)
  func onlyWhatAReaderSeesCountsAsAChange(_ run: StoreUnderTest) async throws {
    try await run { store in
      var generation = try await store.generation()
      func changed() async throws -> Bool {
        let now = try await store.generation()
        defer { generation = now }
        #expect(now >= generation)
        return now != generation
      }
      try await store.admit(Samples.batch([Samples.article(1), Samples.article(2)]))
      #expect(try await changed())
      var state = SourceState(source: alpha)
      state.lastAttempt = Samples.monday
      try await store.admit(
        Batch(states: [state], seenAgain: [Samples.id(1)], seen: Samples.monday))
      try await store.setPaused(true, [alpha])
      #expect(try await !changed())
      state.title = "Alpha"
      try await store.admit(Batch(states: [state], seen: Samples.monday))
      #expect(try await changed())
      let story = Samples.story(1, copies: [2])
      try await store.settle([story])
      #expect(try await changed())
      try await store.settle([story])
      #expect(try await !changed())
      _ = try await store.prune([:], others: Samples.monday.advanced(by: -1))
      #expect(try await !changed())
      _ = try await store.prune([:], others: Samples.monday.advanced(by: 1))
      #expect(try await changed())
    }
  }
}
