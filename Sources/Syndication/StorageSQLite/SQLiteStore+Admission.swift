import GRDB
package import Storage

extension SQLiteStore {
  package func admit(_ batch: Batch) async throws(StoreError) {
    try await write { db in
      let admitter = try Admitter(db, seen: batch.seen)
      try admitter.store(batch.states)
      for admission in batch.admissions { try admitter.admit(admission) }
      for id in batch.seenAgain { try admitter.see(id) }
      try admitter.finish()
      if admitter.isVisible { try db.bumpGeneration() }
    }
  }
}
