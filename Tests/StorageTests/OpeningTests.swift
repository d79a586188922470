import Foundation
import GRDB
import News
import Storage
import Testing

@testable import StorageSQLite

@Suite("SQLite: opening")
struct OpeningTests {
  private let folder: TemporaryFolder
  private let path: String

  init() throws {
    folder = try TemporaryFolder()
    path = folder.path("news.db")
  }

  private func contents() throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for name in try folder.names() {
      contents[name] = TemporaryFolder.read(folder.path(name))
    }
    return contents
  }

  @Test func makesTheFileAndItsFolders() async throws {
    let deep = folder.path("a/b c/خبر.db")
    let store = try SQLiteStore.open(path: deep)
    try await store.admit(Samples.batch([Samples.article(1)]))
    await store.close()
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path("a/b c")).sorted()
    #expect(names == ["خبر.db", "خبر.db-lock"])
  }

  @Test func keepsWhatItHolds() async throws {
    let first = try SQLiteStore.open(path: path)
    try await first.admit(Samples.batch([Samples.fullArticle(1)]))
    await first.close()
    let second = try SQLiteStore.open(path: path)
    #expect(
      try await second.articles([Samples.id(1)], content: true) == [Samples.fullArticle(1)])
    #expect(try await second.complaints() == [])
  }

  @Test func settlesHowTheFileIsWritten() async throws {
    let store = try SQLiteStore.open(path: path)
    let pragmas = ["journal_mode", "synchronous", "foreign_keys", "page_size", "auto_vacuum"]
    let values = try await store.outsideTransactions { db in
      try pragmas.map { try String.fetchOne(db, sql: "PRAGMA \($0)") }
    }
    #expect(values == ["wal", "1", "1", "16384", "2"])
  }

  @Test func noJournalIsOnTheDiskWhileTheFileIsBorn() async throws {
    let names = try FilesSeen(in: folder.root)
    let store = try SQLiteStore.open(path: path)
    #expect(try names.all() == ["news.db", "news.db-lock", "news.db-shm", "news.db-wal"])
    await store.close()
  }

  /// A run may be killed when the first page is there and nothing else is.
  @Test func aFileOfOneEmptyPageIsFilled() async throws {
    let queue = try StoreFile.connect(path, .writing)
    try await queue.writeWithoutTransaction { db in
      try db.execute(
        sql: """
          PRAGMA journal_mode = MEMORY; PRAGMA page_size = \(StoreFile.pageSize);
          PRAGMA auto_vacuum = INCREMENTAL; PRAGMA user_version = 0
          """)
    }
    try queue.close()
    #expect(TemporaryFolder.read(path).count == StoreFile.pageSize)
    #expect(try SQLiteStore.openIfExists(path: path) == nil)
    let store = try SQLiteStore.open(path: path)
    #expect(
      try await store.outsideTransactions { try String.fetchOne($0, sql: "PRAGMA journal_mode") }
        == "wal")
    try await store.admit(Samples.batch([Samples.article(1)]))
    #expect(try await store.statistics().articles == 1)
  }

  @Test func beforeTheFirstRunThereIsNothingToRead() async throws {
    #expect(try SQLiteStore.openIfExists(path: path) == nil)
    #expect(try SQLiteStore.openIfExists(path: folder.path("no/such/folder.db")) == nil)
    #expect(try folder.names() == [])
    // What a run that was killed at once may leave.
    try TemporaryFolder.write(Data(), to: path)
    #expect(try SQLiteStore.openIfExists(path: path) == nil)
    #expect(try folder.names() == ["news.db"])
    let store = try SQLiteStore.open(path: path)
    #expect(try await store.statistics().articles == 0)
  }

  @Test(arguments: [1, 19, 19_000])
  func aFileThatIsNoDatabaseIsLeftAlone(_ size: Int) throws {
    let text = String(repeating: "this is no database", count: 1000).prefix(size)
    try TemporaryFolder.write(Data(text.utf8), to: path)
    let before = try contents()
    #expect(throws: StoreError.notADatabase(path: path)) { try SQLiteStore.open(path: path) }
    #expect(throws: StoreError.notADatabase(path: path)) {
      try SQLiteStore.openIfExists(path: path)
    }
    #expect(try contents() == before)
  }

  @Test func theDatabaseOfAnotherProgramIsLeftAlone() throws {
    try DatabaseQueue(path: path).write { db in
      try db.execute(sql: "CREATE TABLE article(a); INSERT INTO article VALUES (1)")
    }
    let before = try contents()
    #expect(throws: StoreError.notADatabase(path: path)) { try SQLiteStore.open(path: path) }
    #expect(throws: StoreError.notADatabase(path: path)) {
      try SQLiteStore.openIfExists(path: path)
    }
    #expect(try contents() == before)
  }

  @Test func theStoreOfALaterVersionIsLeftAlone() async throws {
    let store = try SQLiteStore.open(path: path)
    try await store.tamper("INSERT INTO grdb_migrations VALUES ('9 from the future')")
    await store.close()
    #expect(throws: StoreError.newerSchema(path: path)) { try SQLiteStore.open(path: path) }
    #expect(throws: StoreError.newerSchema(path: path)) {
      try SQLiteStore.openIfExists(path: path)
    }
  }

  @Test func readingDoesNotBringASchemaUpToDate() async throws {
    let store = try SQLiteStore.open(path: path)
    try await store.tamper("DELETE FROM grdb_migrations")
    await store.close()
    #expect(try SQLiteStore.openIfExists(path: path) == nil, "nothing is in it")
    let queue = try StoreFile.connect(path, .writing)
    try await queue.write { try $0.execute(sql: "INSERT INTO source(id) VALUES ('alpha')") }
    try queue.close()
    let error = #expect(throws: StoreError.self) { try SQLiteStore.openIfExists(path: path) }
    #expect(error.map { "\($0)".contains("earlier version") } == true)
  }

  @Test func anEarlierSchemaIsBroughtUpToDate() async throws {
    let queue = try StoreFile.connect(path, .writing)
    try Schema.migrator.migrate(queue, upTo: "1 articles, stories, sources")
    try await queue.write { db in
      try db.execute(sql: "INSERT INTO source(id, etag, moved_to) VALUES ('alpha', 'e', '/new')")
    }
    try queue.close()
    let store = try SQLiteStore.open(path: path)
    var state = SourceState(source: SourceID(rawValue: "alpha"))
    state.etag = "e"
    state.moved = Relocation(url: "/new", sightings: 0)
    #expect(try await store.states(of: [state.source]) == [state])
  }

  @Test func aPathThatCannotBeOpenedIsNamed() throws {
    let inside = path + "/x/news.db"
    try TemporaryFolder.write(Data(), to: path)
    for path in [folder.root, inside] {
      let error = #expect(throws: StoreError.self) { try SQLiteStore.open(path: path) }
      #expect(error.map { "\($0)".contains(folder.root) } == true)
    }
    #expect(try SQLiteStore.openIfExists(path: inside) == nil)
    #expect(throws: StoreError.self) { try SQLiteStore.openIfExists(path: folder.root) }
  }

  @Test func firstRunsAtOnceMakeOneStore() async throws {
    try await withThrowingTaskGroup(of: Void.self) { [path] group in
      for number in 1...8 as ClosedRange<UInt64> {
        group.addTask {
          let store = try SQLiteStore.open(path: path)
          try await store.admit(Samples.batch([Samples.article(number)]))
          await store.close()
        }
      }
      try await group.waitForAll()
    }
    let store = try SQLiteStore.open(path: path)
    #expect(try await store.statistics().articles == 8)
    #expect(try await store.complaints() == [])
  }

  @Test func theLockIsOneForAllWaysToTheFile() async throws {
    let store = try SQLiteStore.open(path: path)
    try FileManager.default.createSymbolicLink(
      atPath: folder.path("link.db"), withDestinationPath: path)
    let other = try SQLiteStore.open(path: folder.path("link.db"))
    let lock = try await store.lockCycle()
    #expect(lock != nil)
    #expect(try await other.lockCycle() == nil)
    // Opening and closing the file elsewhere must not end it.
    try SQLiteStore.open(path: path).queue.close()
    #expect(try await other.lockCycle() == nil)
    withExtendedLifetime(lock) {}
  }
}
