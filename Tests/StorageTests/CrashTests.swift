import Foundation
import GRDB
import News
import Storage
import Testing

@testable import StorageSQLite

/// What a kill or a loss of power leaves on disk is what is there at that moment: copies of the
/// files, taken in the middle, stand for it.
@Suite("SQLite: killed in the middle")
struct CrashTests {
  private struct Killed: Error {}

  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("news.db")
  }

  private static func batch(_ numbers: ClosedRange<UInt64>, length: Int = 10) -> Batch {
    var state = SourceState(source: SourceID(rawValue: "alpha"))
    state.title = "After \(numbers.upperBound)"
    return Batch(
      states: [state],
      admissions: numbers.map { number in
        var article = Samples.article(number, published: -Int64(number))
        article.content = .text(String(repeating: "خبر \(number) ", count: length))
        return Samples.admission(article, keys: [Samples.key(.content, number % 3)])
      }, seen: Samples.monday)
  }

  private func snapshot(_ store: SQLiteStore) async throws -> Snapshot {
    try await Snapshot(
      store, sources: [SourceID(rawValue: "alpha")],
      keys: (0..<3).map { Samples.key(.content, $0) })
  }

  /// Copies the file and what of its log there is.
  private static func copy(_ path: String, to copy: String, log length: Int = .max) throws {
    try TemporaryFolder.write(TemporaryFolder.read(path), to: copy)
    try TemporaryFolder.write(
      TemporaryFolder.read(path + "-wal").prefix(length), to: copy + "-wal")
  }

  @Test func killedInABatch() async throws {
    let store = try SQLiteStore.open(path: path)
    let (first, second) = (Self.batch(1...20), Self.batch(10...300, length: 1000))
    try await store.admit(first)
    let before = try await snapshot(store)
    let copy = folder.path("copy.db")
    await #expect(throws: StoreError.self) {
      try await store.write { [path] db in
        try db.execute(sql: "PRAGMA cache_size = 2")
        let admitter = try Admitter(db, seen: second.seen)
        for admission in second.admissions { try admitter.admit(admission) }
        try Self.copy(path, to: copy)
        throw Killed()
      }
    }
    #expect(try await snapshot(store) == before)
    let log = TemporaryFolder.read(copy + "-wal")
    #expect(log.count > 1 << 20, "the log must hold some of the batch")

    let reopened = try SQLiteStore.open(path: copy)
    #expect(try await reopened.complaints() == [])
    #expect(try await snapshot(reopened) == before)
    try await reopened.admit(second)
    try await store.admit(second)
    #expect(try await snapshot(reopened) == snapshot(store))
    #expect(try await reopened.complaints() == [])
  }

  /// Nil before the tables were made; between two migrations the store is of an earlier version.
  private static func openIfWhole(
    _ path: String, mayBeEarlier: Bool
  ) throws(StoreError) -> SQLiteStore? {
    do throws(StoreError) {
      return try SQLiteStore.openIfExists(path: path)
    } catch {
      guard mayBeEarlier, case .unavailable = error else { throw error }
      return nil
    }
  }

  @Test func aLogCutAnywhereIsAStateThatWas() async throws {
    let store = try SQLiteStore.open(path: path)
    var states = [try await snapshot(store)]
    for number in 0..<6 as Range<UInt64> {
      try await store.admit(Self.batch((number * 5 + 1)...(number * 5 + 8)))
      states.append(try await snapshot(store))
    }
    try await store.settle([Samples.story(1, copies: [4, 7])])
    states.append(try await snapshot(store))

    let length = TemporaryFolder.read(path + "-wal").count
    var latest = 0
    for step in 0...40 {
      let copy = folder.path("cut-\(step).db")
      try Self.copy(path, to: copy, log: length * step / 40)
      guard let reopened = try Self.openIfWhole(copy, mayBeEarlier: latest == 0) else { continue }
      #expect(try await reopened.complaints() == [])
      let found = try #require(states.firstIndex(of: try await snapshot(reopened)))
      #expect(found >= latest)
      latest = found
    }
    #expect(latest == states.count - 1)
  }

  @Test func aFullDiskChangesNothing() async throws {
    let store = try SQLiteStore.open(path: path)
    try await store.admit(Self.batch(1...5))
    let before = try await snapshot(store)
    try await store.tamper("PRAGMA max_page_count = 30")
    let large = Self.batch(3...200, length: 1000)
    let error = await #expect(throws: StoreError.self) { try await store.admit(large) }
    #expect(error.map { "\($0)".contains("no space left") } == true)
    #expect(try await snapshot(store) == before)
    #expect(try await store.complaints() == [])
    try await store.tamper("PRAGMA max_page_count = 1000000")
    try await store.admit(large)
    #expect(try await store.statistics().articles == 200)
  }
}
