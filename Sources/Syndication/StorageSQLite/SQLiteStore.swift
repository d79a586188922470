import GRDB
package import Storage

/// A store in one SQLite file. The only place with SQL.
///
/// It writes `path` and, beside it, `path-wal`, `path-shm` and `path-lock`, nothing else.
package final class SQLiteStore: NewsStore {
  /// The file, as it was asked for: what messages name.
  let path: String
  let queue: DatabaseQueue

  init(path: String, queue: DatabaseQueue) {
    self.path = path
    self.queue = queue
  }

  package func lockCycle() async throws(StoreError) -> (any CycleLock)? {
    try SQLiteCycleLock.take(.cycle, besides: StoreFile.resolved(path))
  }

  package func close() async {
    // What cannot be closed now is closed by the system; the next to open it tidies up.
    try? queue.close()
  }

  /// Runs `body` on one state of the store.
  func read<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    try await transaction(.deferred, body)
  }

  /// Runs `body` as a whole: what it throws undoes what it did.
  func write<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    try await transaction(.immediate, body)
  }

  private func transaction<Value: Sendable>(
    _ kind: Database.TransactionKind, _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    try await outsideTransactions { db in try db.whole(kind) { try body(db) } }
  }

  /// Runs `body` on the connection. Not ended by the cancellation of a task: a verb is short, and
  /// its caller must know whether it happened.
  func outsideTransactions<Value: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> Value
  ) async throws(StoreError) -> Value {
    let result: Result<Value, StoreError> = await withCheckedContinuation { continuation in
      queue.asyncWriteWithoutTransaction { [path] db in
        let result = Result { try body(db) }
        continuation.resume(returning: result.mapError { StoreError($0, path: path) })
      }
    }
    return try result.get()
  }
}

extension Database {
  /// Runs `body` in one transaction and returns what it returns.
  func whole<Value>(_ kind: TransactionKind, _ body: () throws -> Value) throws -> Value {
    var value: Value?
    try inTransaction(kind) {
      value = try body()
      return .commit
    }
    guard let value else { throw DatabaseError(resultCode: .SQLITE_INTERNAL) }
    return value
  }

  /// The generation that the store will have when this transaction changes what a reader can see.
  func nextGeneration() throws -> Int64 {
    let next = try Prepared(self, "SELECT generation + 1 FROM store").first { try $0.integer() }
    guard let next else { throw Damage(what: "store.generation") }
    return next
  }

  /// Counts a change that a reader can see.
  func bumpGeneration() throws {
    try Prepared(self, "UPDATE store SET generation = generation + 1").run()
  }
}
