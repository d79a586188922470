import GRDB
import Glibc
import Storage

/// How the file is opened, and the limits that hold for it.
enum StoreFile {
  /// How long a transaction waits for another program to finish its own, in seconds.
  static let patience = 10.0
  /// Bytes of a page, for new files (docs/decisions/0040).
  static let pageSize = 16384
  /// How much of the file is kept in memory, in KiB, as if its pages were of 4 KiB: SQLite counts
  /// the pages before it knows their size, so that it is four times as much (docs/decisions/0040).
  static let cacheSize = 1024
  /// The same in pages.
  static let cachedPages = cacheSize / 4
  /// Pages in the log after which the transaction that ends moves them into the file.
  static let checkpointPages = 2000
  /// The length to which the log is cut once it has been moved into the file, in bytes.
  static let logSize = 1 << 20

  enum Mode {
    case writing
    /// Reads; what a killed run has left in the log is read, and tidied up.
    case reading
    /// Reads a file that cannot be written.
    case readOnly
    /// Reads a file beside which nothing can be written, as long as nobody writes it.
    case immutable
  }

  static func connect(_ path: String, _ mode: Mode) throws -> DatabaseQueue {
    // SQLite takes a file of one byte for an empty one, and would write over it.
    if size(of: path) == 1 { throw StoreError.notADatabase(path: path) }
    var configuration = Configuration()
    configuration.label = "store"
    configuration.busyMode = .timeout(patience)
    configuration.readonly = mode == .readOnly || mode == .immutable
    configuration.prepareDatabase { db in
      try db.execute(sql: "PRAGMA cache_size = -\(cacheSize)")
      // Beside the file nothing is written that is not named after it, nor elsewhere.
      try db.execute(sql: "PRAGMA temp_store = MEMORY")
      if mode == .reading { try db.execute(sql: "PRAGMA query_only = ON") }
    }
    let name = mode == .immutable ? "file:\(escaped(path))?immutable=1" : path
    return try DatabaseQueue(path: name, configuration: configuration)
  }

  /// A log cannot be read without a file of shared memory beside it, which a full or read-only disk
  /// refuses. Where there is no log, the file alone is the whole store.
  static func connectForReading(_ path: String) throws -> DatabaseQueue {
    do {
      return try connect(path, .reading)
    } catch let error as DatabaseError where isRefusal(error) {
      do {
        return try connect(path, .readOnly)
      } catch let error as DatabaseError where isRefusal(error) && !hasLog(path) {
        return try connect(path, .immutable)
      }
    }
  }

  private static func isRefusal(_ error: DatabaseError) -> Bool {
    switch error.resultCode {
    case .SQLITE_CANTOPEN, .SQLITE_FULL, .SQLITE_IOERR, .SQLITE_PERM, .SQLITE_READONLY: true
    default: false
    }
  }

  private static func hasLog(_ path: String) -> Bool {
    size(of: resolved(path) + "-wal") ?? 0 > 0
  }

  /// Bytes of a file; nil when it is not there.
  static func size(of path: String) -> Int64? {
    var status = stat()
    return stat(path, &status) == 0 ? Int64(status.st_size) : nil
  }

  /// The path with links followed, as SQLite follows them to name the files beside it.
  static func resolved(_ path: String) -> String {
    guard let resolved = realpath(path, nil) else { return path }
    defer { free(resolved) }
    return String(cString: resolved)
  }

  /// The path within a URI (RFC 3986 section 2.1).
  private static func escaped(_ path: String) -> String {
    path.utf8.reduce(into: "") { escaped, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."),
        UInt8(ascii: "-"), UInt8(ascii: "_"):
        escaped.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        escaped += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
      }
    }
  }

  /// Makes the folders that lead to a file.
  static func makeFolders(of path: String) throws(StoreError) {
    for end in path.indices where path[end] == "/" && end != path.startIndex {
      let folder = String(path[..<end])
      guard mkdir(folder, 0o777) != 0, errno != EEXIST else { continue }
      let reason = String(cString: strerror(errno))
      // A folder above may be shut and yet let us through: opening the file tells.
      var status = stat()
      guard stat(folder, &status) != 0 else { continue }
      throw .unavailable(path: folder, reason: "the folder cannot be made: \(reason)")
    }
  }
}
