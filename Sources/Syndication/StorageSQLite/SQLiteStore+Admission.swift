import GRDB
import News
package import Storage

extension SQLiteStore {
  package func admit(_ batch: Batch) async throws(StoreError) {
    try await write { db in
      let admitter = try Admitter(db, seen: batch.seen)
      try admitter.store(batch.states)
      try admitter.store(batch.hosts)
      // In the order of the index on IDs: neighbours share a page.
      let ids = batch.admissions.map(\.article.id)
      for index in ids.indices.sorted(by: { (ids[$0], $0) < (ids[$1], $1) }) {
        try admitter.admit(batch.admissions[index])
      }
      for id in batch.seenAgain { try admitter.see(id) }
      try admitter.finish(parts: batch.parts)
      if admitter.isVisible { try db.bumpGeneration() }
    }
  }
}
