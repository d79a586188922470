import Fetching
import Foundation
import News
import Storage
import StorageSQLite
import Synchronization
import Testing

@testable import Syndication

@Suite struct RobotsShelfTests {
  private func key(_ number: Int, _ terms: FetchTerms = FetchTerms()) -> RobotsShelf.Key {
    RobotsShelf.Key(
      origin: "https://host-\(number).example:443", agent: RobotsAgent(userAgent: "desk/1"),
      terms: terms)
  }

  private final class Asked: Sendable {
    private let count = Mutex(0)
    var value: Int { count.withLock { $0 } }

    func add() {
      count.withLock { $0 += 1 }
    }
  }

  private func refusal() -> Result<FetchResponse, FetchFailure> {
    .failure(FetchFailure(.status(404, retryAfter: nil, server: nil), url: ""))
  }

  @Test func asksOnceForAllWhoWantItAndForgetsTheOldestBeyondItsMemory() async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).db")
      .path
    let store = try SQLiteStore.open(path: path)
    let cost = Shelf<RobotsShelf.Key, RobotsShelf.Answer>.fixedCost + RobotsRules.none.cost + 60
    let shelf = RobotsShelf(
      store: store, now: Timestamp(seconds: 1_767_300_000), memory: 3 * cost)
    let asked = Asked()
    @Sendable func ask(_ number: Int, _ terms: FetchTerms = FetchTerms()) async {
      _ = await shelf.answer(key(number, terms)) {
        asked.add()
        return refusal()
      }
    }
    await withTaskGroup { group in
      for _ in 0..<20 { group.addTask { await ask(1) } }
    }
    #expect(asked.value == 1)
    for number in 2...4 { await ask(number) }
    await ask(4)
    #expect(asked.value == 4)
    await ask(1)
    #expect(asked.value == 5)
    await ask(1, FetchTerms(allowsInsecureRedirects: true))
    #expect(asked.value == 6)
    #expect(shelf.learnt.reduce(0) { $0 + $1.origin.utf8.count } <= 3 * cost)
    #expect(!shelf.learnt.isEmpty)
    await store.close()
    for suffix in ["", "-wal", "-shm", "-lock"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }

  private func withStore(_ body: (any NewsStore) async throws -> Void) async throws {
    let path = FileManager.default.temporaryDirectory.appending(path: "\(UUID().uuidString).db")
      .path
    let store = try SQLiteStore.open(path: path)
    try await body(store)
    await store.close()
    for suffix in ["", "-wal", "-shm", "-lock"] {
      try? FileManager.default.removeItem(atPath: path + suffix)
    }
  }

  /// By another proxy, or in less time.
  @Test func whatOneSourceHasReadAnothersFailureDoesNotTakeAway() async throws {
    try await withStore { store in
      let shelf = RobotsShelf(store: store, now: Timestamp(seconds: 1_767_300_000))
      _ = await shelf.answer(key(1, FetchTerms(timeout: 1))) { timeout() }
      #expect(shelf.learnt.first?.robots?.unreachableSince != nil)
      _ = await shelf.answer(key(1)) { refusal() }
      #expect(shelf.learnt.first?.robots?.unreachableSince == nil)
      _ = await shelf.answer(key(1, FetchTerms(proxy: "http://proxy.example"))) { timeout() }
      #expect(shelf.learnt.count == 1)
      #expect(shelf.learnt.first?.robots?.unreachableSince == nil)
      #expect(shelf.learnt.first?.robots?.answered == Timestamp(seconds: 1_767_300_000))
    }
  }

  /// One host under many terms takes the place of one.
  @Test func aHostCountsOnceHoweverOftenItIsLearnt() async throws {
    try await withStore { store in
      let memory = 20_000
      let shelf = RobotsShelf(
        store: store, now: Timestamp(seconds: 1_767_300_000), memory: memory)
      for time in 1...1_000 {
        _ = await shelf.answer(key(1, FetchTerms(timeout: Int64(time)))) { refusal() }
      }
      _ = await shelf.answer(key(2)) { refusal() }
      #expect(shelf.learnt.count == 2)
    }
  }

  @Test func whatWasNotAskedForTellsNothingOfItsHost() async throws {
    let reasons: [FetchFailure.Reason] = [.budgetSpent, .hostRefuses, .hostSilent]
    try await withStore { store in
      let shelf = RobotsShelf(store: store, now: Timestamp(seconds: 1_767_300_000))
      for (number, reason) in reasons.enumerated() {
        let answer = await shelf.answer(key(number)) { .failure(FetchFailure(reason, url: "")) }
        guard case .notAsked(reason) = answer else {
          Issue.record("\(reason) told something")
          continue
        }
      }
      #expect(shelf.learnt.isEmpty)
    }
  }

  private func timeout() -> Result<FetchResponse, FetchFailure> {
    .failure(FetchFailure(.timeout(seconds: 1, received: 0), url: ""))
  }
}
