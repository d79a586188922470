import GRDB
package import Storage

extension SQLiteStore {
  package func seals() async throws(StoreError) -> [String: UInt64] {
    try await read { db in
      let list = try Prepared(db, "SELECT name, seal FROM export")
      var seals: [String: UInt64] = [:]
      while var columns = try list.next() {
        seals[try columns.text()] = UInt64(bitPattern: try columns.integer())
      }
      return seals
    }
  }

  package func seal(_ exports: [String: UInt64]) async throws(StoreError) {
    try await write { db in
      try Prepared(db, "DELETE FROM export").run()
      let insert = try Prepared(db, "INSERT INTO export (name, seal) VALUES (?, ?)")
      for (name, seal) in exports.sorted(by: { $0.key < $1.key }) {
        insert.bind(name)
        insert.bind(Int64(bitPattern: seal))
        try insert.run()
      }
    }
  }
}
