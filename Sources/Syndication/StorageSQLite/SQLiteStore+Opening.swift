import GRDB
import Glibc
package import Storage

extension SQLiteStore {
  /// Opens the store for reading and writing. Makes the file and its folders when they are missing,
  /// and brings an earlier schema up to date.
  package static func open(path: String) throws(StoreError) -> SQLiteStore {
    do {
      try StoreFile.makeFolders(of: path)
      let queue = try StoreFile.connect(path, .writing)
      try prepare(queue, path: path)
      return SQLiteStore(path: path, queue: queue)
    } catch {
      throw StoreError(error, path: path)
    }
  }

  /// Opens the store for reading only, also while a run is going on. Nil before the first run has
  /// made it. Creates nothing, and works on a disk that is full or read-only.
  package static func openIfExists(path: String) throws(StoreError) -> SQLiteStore? {
    if access(path, F_OK) != 0, errno == ENOENT || errno == ENOTDIR { return nil }
    do {
      let queue = try StoreFile.connectForReading(path)
      switch try queue.unsafeRead({ try Contents($0, path: path) }) {
      case .current: return SQLiteStore(path: path, queue: queue)
      case .nothing: return nil
      case .earlier:
        throw StoreError.unavailable(
          path: path, reason: "it is of an earlier version; the next run brings it up to date")
      }
    } catch {
      throw StoreError(error, path: path)
    }
  }

  private static func prepare(_ queue: DatabaseQueue, path: String) throws {
    if try queue.unsafeRead({ try Contents($0, path: path) }) != .current {
      let lock = try SQLiteCycleLock.wait(for: .schema, besides: StoreFile.resolved(path))
      try withExtendedLifetime(lock) { try bringUpToDate(queue, path: path) }
    }
    try queue.writeWithoutTransaction { db in
      // A transaction that was reported done may be undone by a loss of power, whole: the next run
      // does it again. In return nothing waits for the disk but the moves from the log.
      try db.execute(sql: "PRAGMA synchronous = NORMAL")
      try db.execute(sql: "PRAGMA wal_autocheckpoint = \(StoreFile.checkpointPages)")
      try db.execute(sql: "PRAGMA journal_size_limit = \(StoreFile.logSize)")
    }
  }

  /// Without a journal on the disk, which only a writer could undo: a kill would leave it to those who
  /// only read. The page is whole when its first block is, and the move to the log changes that block
  /// alone. Nothing waits for the disk before the schema is there.
  private static func makeFirstPage(_ db: Database) throws {
    // Killed later in its birth, it keeps its log already.
    guard try String.fetchOne(db, sql: "PRAGMA journal_mode") != "wal" else { return }
    try db.execute(sql: "PRAGMA journal_mode = MEMORY")
    try db.execute(sql: "PRAGMA synchronous = OFF")
    try db.execute(sql: "PRAGMA page_size = \(StoreFile.pageSize)")
    try db.execute(sql: "PRAGMA auto_vacuum = INCREMENTAL")
    // Any change writes the page; this one says what a new file says anyway.
    try db.execute(sql: "PRAGMA user_version = 0")
    try db.execute(sql: "PRAGMA journal_mode = WAL")
    try db.execute(sql: "PRAGMA synchronous = FULL")
  }

  private static func bringUpToDate(_ queue: DatabaseQueue, path: String) throws {
    let contents = try queue.writeWithoutTransaction { db in
      let contents = try Contents(db, path: path)
      if contents == .nothing {
        try makeFirstPage(db)
      }
      return contents
    }
    if contents != .current { try Schema.migrator.migrate(queue) }
    if contents == .nothing {
      // With the schema the first page is brought to the disk as well.
      try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(FULL)") }
    }
  }
}

/// What a file that SQLite can read holds.
private enum Contents {
  /// No tables yet, or those of an earlier schema without a row: whoever made them was killed before
  /// the schema was complete.
  case nothing
  case current
  case earlier

  /// Throws a `StoreError` when it is of another program or of a later version of this one.
  init(_ db: Database, path: String) throws {
    // The migrator makes a table of its own before the first migration sets the ID.
    let ours = try Int32.fetchOne(db, sql: "PRAGMA application_id") == Schema.applicationID
    let tables = try Int.fetchOne(
      db, sql: "SELECT count(*) FROM sqlite_master WHERE name NOT LIKE '%grdb_migrations%'")
    switch (ours, tables) {
    case (false, 0): self = .nothing
    case (false, _): throw StoreError.notADatabase(path: path)
    case (true, _):
      let migrator = Schema.migrator
      if try migrator.hasBeenSuperseded(db) { throw StoreError.newerSchema(path: path) }
      if try migrator.hasCompletedMigrations(db) {
        self = .current
      } else {
        self = try Self.isUnused(db) ? .nothing : .earlier
      }
    }
  }

  private static func isUnused(_ db: Database) throws -> Bool {
    let sql =
      "SELECT 1 WHERE NOT EXISTS(SELECT 1 FROM article) AND NOT EXISTS(SELECT 1 FROM source)"
    return try Int.fetchOne(db, sql: sql) != nil
  }
}
