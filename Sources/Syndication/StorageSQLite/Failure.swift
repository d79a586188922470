import GRDB
import Storage

/// Says what went wrong in the words of the seam.
extension StoreError {
  init(_ error: any Error, path: String) {
    switch error {
    case let error as StoreError: self = error
    case let error as DatabaseError: self.init(error, path: path)
    case let damage as Damage:
      self = .unavailable(path: path, reason: "a value of \(damage.what) is damaged")
    default: self = .unavailable(path: path, reason: "\(error)")
    }
  }

  private init(_ error: DatabaseError, path: String) {
    if error.resultCode == .SQLITE_NOTADB {
      self = .notADatabase(path: path)
    } else {
      self = .unavailable(path: path, reason: Self.reason(of: error))
    }
  }

  private static func reason(of error: DatabaseError) -> String {
    switch error.resultCode {
    case .SQLITE_FULL: "no space left on the disk"
    case .SQLITE_READONLY, .SQLITE_PERM: "it cannot be written: the file or its folder is read-only"
    case .SQLITE_CANTOPEN: "it cannot be opened: the folder is missing, shut or full"
    case .SQLITE_IOERR:
      "I/O error on the disk, or no space left on it (\(error.extendedResultCode.rawValue))"
    case .SQLITE_CORRUPT: "the file is damaged (\(text(of: error)))"
    case .SQLITE_BUSY, .SQLITE_LOCKED: "another program is using it and does not let go"
    default: text(of: error)
    }
  }

  private static func text(of error: DatabaseError) -> String {
    error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
  }
}
