/// Why a store could not do what was asked. Nothing was changed.
package enum StoreError: Error, Hashable, Sendable {
  /// The file is there but is no database of ours; it is left alone.
  case notADatabase(path: String)
  /// Written by a later version of this program.
  case newerSchema(path: String)
  /// It cannot be opened, read or written: a full disk, a read-only folder, an I/O error, a damaged
  /// value.
  case unavailable(path: String, reason: String)
}

extension StoreError: CustomStringConvertible {
  /// One line that names the path.
  package var description: String {
    switch self {
    case .notADatabase(let path):
      "\(path) is not a database of aggregator; it was left as it is"
    case .newerSchema(let path):
      "\(path) was written by a later version of aggregator"
    case .unavailable(let path, let reason):
      "cannot use the store \(path): \(reason)"
    }
  }
}
