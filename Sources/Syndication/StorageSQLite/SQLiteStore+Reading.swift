import GRDB
package import Storage

extension SQLiteStore {
  /// Opens the store for reading only, also while a run is going on. Before the first run has made
  /// it: a store in memory that holds nothing, so that who only asks is answered with nothing and no
  /// file is made.
  package static func openToRead(path: String) throws(StoreError) -> SQLiteStore {
    if let store = try openIfExists(path: path) { return store }
    do {
      let queue = try DatabaseQueue()
      try Schema.migrator.migrate(queue)
      return SQLiteStore(path: path, queue: queue)
    } catch {
      throw StoreError(error, path: path)
    }
  }
}
