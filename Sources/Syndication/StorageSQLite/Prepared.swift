import GRDB
import GRDBSQLite

/// A prepared statement, kept by its connection from one use to the next, with values bound and
/// columns read straight through the C API: a batch runs some hundred thousand of them.
///
/// Values are bound one after the other, then `run` or `next`. The statement is reset when this
/// value goes away, so that no cursor outlives its transaction.
final class Prepared {
  private let statement: Statement
  private let handle: OpaquePointer
  private var position: Int32 = 0
  /// The first complaint about a value bound since the last `rewind`: one that is too long.
  private var refusal: Int32 = SQLITE_OK

  init(_ db: Database, _ sql: String) throws {
    statement = try db.cachedStatement(sql: sql)
    handle = statement.sqliteStatement
    rewind()
  }

  deinit {
    sqlite3_reset(handle)
    sqlite3_clear_bindings(handle)
  }

  /// Makes ready for the next values.
  func rewind() {
    sqlite3_reset(handle)
    position = 0
    refusal = SQLITE_OK
  }

  /// Binds the next value with one of the functions of the C API.
  private func bind(with function: (OpaquePointer, Int32) -> Int32) {
    position += 1
    let code = function(handle, position)
    if code != SQLITE_OK, refusal == SQLITE_OK { refusal = code }
  }

  /// Runs a statement that returns no rows, and makes ready for the next values. Returns whether it
  /// changed, added or removed a row.
  @discardableResult
  func run() throws -> Bool {
    defer { rewind() }
    while try step() {}
    return sqlite3_changes(sqlite3_db_handle(handle)) > 0
  }

  /// The next row; nil after the last one.
  func next() throws -> Columns? {
    try step() ? Columns(handle) : nil
  }

  /// The one row that was asked for, if it is there: `read` it, and make ready for the next values.
  func first<Value>(_ read: (inout Columns) throws -> Value) throws -> Value? {
    defer { rewind() }
    guard var columns = try next() else { return nil }
    return try read(&columns)
  }

  private func step() throws -> Bool {
    switch refusal == SQLITE_OK ? sqlite3_step(handle) : refusal {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code:
      throw DatabaseError(
        resultCode: ResultCode(rawValue: code),
        message: String(cString: sqlite3_errmsg(sqlite3_db_handle(handle))))
    }
  }
}

extension Prepared {
  /// SQLite copies what it is given before the call returns (SQLITE_TRANSIENT in C, a macro that
  /// Swift cannot import).
  private static let copied = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

  func bind(_ value: Int64) {
    bind { sqlite3_bind_int64($0, $1, value) }
  }

  func bind(_ value: Int) {
    bind(Int64(value))
  }

  func bind(_ value: Bool) {
    bind(value ? 1 as Int64 : 0)
  }

  func bind(_ value: Int64?) {
    if let value { bind(value) } else { bindNull() }
  }

  func bind(_ value: Double?) {
    if let value { bind { sqlite3_bind_double($0, $1, value) } } else { bindNull() }
  }

  func bind(_ value: String?) {
    if let value { bind(value) } else { bindNull() }
  }

  func bind(_ value: String) {
    if value.utf8.withContiguousStorageIfAvailable(bind(utf8:)) == nil {
      Array(value.utf8).withUnsafeBufferPointer(bind(utf8:))
    }
  }

  func bindNull() {
    bind { sqlite3_bind_null($0, $1) }
  }

  func bind(utf8: UnsafeBufferPointer<UInt8>) {
    // A nil pointer would bind NULL: an empty text, too, has to point somewhere.
    let start = utf8.baseAddress ?? StaticString("").utf8Start
    start.withMemoryRebound(to: CChar.self, capacity: utf8.count) { text in
      bind {
        sqlite3_bind_text64(
          $0, $1, text, UInt64(utf8.count), Self.copied, UInt8(truncatingIfNeeded: SQLITE_UTF8))
      }
    }
  }

  func bind(blob: [UInt8]) {
    blob.withUnsafeBytes { bytes in
      if let start = bytes.baseAddress, bytes.count > 0 {
        bind { sqlite3_bind_blob64($0, $1, start, UInt64(bytes.count), Self.copied) }
      } else {
        bind { sqlite3_bind_zeroblob($0, $1, 0) }
      }
    }
  }
}
