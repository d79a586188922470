import GRDBSQLite

/// The columns of one row, read from the first to the last. A value that cannot stand in its
/// column throws `Damage`: a file may have been written by anybody.
struct Columns {
  private let handle: OpaquePointer
  private var index: Int32 = 0

  init(_ handle: OpaquePointer) {
    self.handle = handle
  }

  mutating func integer() throws -> Int64 {
    guard let value = try integerIfAny() else { throw damage(at: index - 1) }
    return value
  }

  mutating func integerIfAny() throws -> Int64? {
    guard try takes(SQLITE_INTEGER) else { return nil }
    return sqlite3_column_int64(handle, index - 1)
  }

  mutating func realIfAny() throws -> Double? {
    guard try takes(SQLITE_FLOAT) else { return nil }
    return sqlite3_column_double(handle, index - 1)
  }

  mutating func text() throws -> String {
    guard let value = try textIfAny() else { throw damage(at: index - 1) }
    return value
  }

  mutating func textIfAny() throws -> String? {
    guard try takes(SQLITE_TEXT) else { return nil }
    return String(decoding: utf8(at: index - 1), as: UTF8.self)
  }

  /// Hands the bytes of a text on; they are valid during the call only. Nil when there is none.
  mutating func utf8IfAny<Value>(
    _ read: (UnsafeBufferPointer<UInt8>) throws -> Value
  ) throws -> Value? {
    guard try takes(SQLITE_TEXT) else { return nil }
    return try read(utf8(at: index - 1))
  }

  mutating func blob() throws -> [UInt8] {
    guard let value = try blobIfAny() else { throw damage(at: index - 1) }
    return value
  }

  mutating func blobIfAny() throws -> [UInt8]? {
    guard try takes(SQLITE_BLOB) else { return nil }
    let start = sqlite3_column_blob(handle, index - 1)
    let count = Int(sqlite3_column_bytes(handle, index - 1))
    return Array(UnsafeRawBufferPointer(start: start, count: start == nil ? 0 : count))
  }

  /// A value of the column that was read last which means nothing.
  func damage() -> Damage {
    damage(at: index - 1)
  }

  /// Goes to the next column; whether it holds a value, which then is of this type.
  private mutating func takes(_ type: Int32) throws -> Bool {
    index += 1
    switch sqlite3_column_type(handle, index - 1) {
    case type: return true
    case SQLITE_NULL: return false
    default: throw damage(at: index - 1)
    }
  }

  private func utf8(at index: Int32) -> UnsafeBufferPointer<UInt8> {
    let start = sqlite3_column_text(handle, index)
    let count = Int(sqlite3_column_bytes(handle, index))
    return UnsafeBufferPointer(start: start, count: start == nil ? 0 : count)
  }

  private func damage(at index: Int32) -> Damage {
    Damage(what: sqlite3_column_name(handle, index).map { String(cString: $0) } ?? "a column")
  }
}

/// A stored value that this program cannot have written.
struct Damage: Error {
  /// Where: the name of a column.
  let what: String
}
