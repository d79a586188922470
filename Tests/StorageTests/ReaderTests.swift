import Foundation
import GRDB
import News
import Storage
import Synchronization
import Testing

@testable import StorageSQLite

@Suite("SQLite: reading beside a run")
struct ReaderTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("news.db")
  }

  @Test func aReaderSeesTheStateBefore() async throws {
    let store = try SQLiteStore.open(path: path)
    try await store.admit(Samples.batch([Samples.article(1)]))
    let lock = try await store.lockCycle()
    let reader = try #require(try SQLiteStore.openIfExists(path: path))
    try await store.write { [path] db in
      try Admitter(db, seen: Samples.monday).admit(Samples.admission(Samples.article(2)))
      let reader = try #require(try SQLiteStore.openIfExists(path: path))
      let count = try reader.queue.unsafeRead { db in
        try Int.fetchOne(db, sql: "SELECT count(*) FROM article")
      }
      #expect(count == 1)
    }
    #expect(try await reader.published().count == 2)
    withExtendedLifetime(lock) {}
  }

  @Test func aReaderDoesNotHoldUpARun() async throws {
    let store = try SQLiteStore.open(path: path)
    try await store.admit(Samples.batch([Samples.article(1), Samples.article(2)]))
    let reader = try #require(try SQLiteStore.openIfExists(path: path))
    let writes = Collected<Bool>()
    try await reader.publish(PublicationQuery()) { _ in
      // The other connection writes while this one reads: nothing waits.
      try store.queue.write { db in
        try Admitter(db, seen: Samples.monday).admit(
          Samples.admission(Samples.article(UInt64(10 + writes.append(true)))))
      }
      return true
    }
    #expect(writes.all.count == 2)
    #expect(try await reader.published().count == 4)
  }

  @Test func aReaderCannotWrite() async throws {
    await (try SQLiteStore.open(path: path)).close()
    let reader = try #require(try SQLiteStore.openIfExists(path: path))
    let error = await #expect(throws: StoreError.self) {
      try await reader.admit(Samples.batch([Samples.article(1)]))
    }
    #expect(error.map { "\($0)".contains("read-only") } == true)
    #expect(try await reader.published().isEmpty)
  }

  /// A full or read-only disk refuses the files that a reader of a log needs beside it; here a
  /// folder stands in the way of one.
  @Test func readsWhereNothingCanBeWritten() async throws {
    let store = try SQLiteStore.open(path: path)
    try await store.admit(Samples.batch([Samples.article(1)]))
    await store.close()
    try FileManager.default.createDirectory(
      atPath: path + "-shm", withIntermediateDirectories: false)
    let reader = try #require(try SQLiteStore.openIfExists(path: path))
    #expect(try await reader.published().map(\.representative) == [Samples.article(1)])
  }

  @Test func readingEndsWithItsTask() async throws {
    let store = try SQLiteStore.open(path: path)
    try await store.admit(Samples.batch((1...50).map { Samples.article($0) }))
    let reading = Mutex<Task<Void, any Error>?>(nil)
    let seen = Collected<PublishedStory>()
    let task = Task {
      try await store.publish(PublicationQuery()) { item in
        if seen.append(item) == 3 {
          for _ in 0..<50_000 where reading.withLock({ $0 }) == nil { usleep(100) }
          reading.withLock { $0?.cancel() }
        }
        return true
      }
    }
    reading.withLock { $0 = task }
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(seen.all.count < 50)
    #expect(try await store.published().count == 50)
  }

  @Test func leavesNoLogBehind() async throws {
    let store = try SQLiteStore.open(path: path)
    for number in 1...20 as ClosedRange<UInt64> {
      try await store.admit(Samples.batch([Samples.article(number)]))
    }
    let reader = try #require(try SQLiteStore.openIfExists(path: path))
    _ = try await reader.published()
    await store.close()
    await reader.close()
    #expect(try folder.names() == ["news.db", "news.db-lock"])
  }

  @Test func pruningMakesTheFileShorter() async throws {
    let store = try SQLiteStore.open(path: path)
    try await store.admit(
      Samples.batch(
        (1...200 as ClosedRange<UInt64>).map { number in
          var article = Samples.article(number)
          article.content = .text(String(repeating: "متن ", count: 1000))
          return article
        }))
    await store.close()
    let before = TemporaryFolder.read(path).count
    let again = try SQLiteStore.open(path: path)
    #expect(try await again.prune([:], others: Samples.monday.advanced(by: 1)) == 200)
    await again.close()
    let after = TemporaryFolder.read(path).count
    #expect(after * 3 < before)
  }

  @Test func aVerbAfterTheEndFails() async throws {
    let store = try SQLiteStore.open(path: path)
    await store.close()
    await #expect(throws: StoreError.self) { try await store.generation() }
    await #expect(throws: (any Error).self) {
      try await store.publish(PublicationQuery()) { _ in true }
    }
  }
}
