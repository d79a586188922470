import GRDB
import News
import Storage

@testable import StorageSQLite

/// All that a store lets be seen of `sources` and `keys`.
struct Snapshot: Hashable {
  var articles: [PublishedStory]
  var stories: [PublishedStory]
  var pending: [PendingArticle]
  var ledger: [LedgerStory]
  var states: [SourceState]
  var kin: [Kin]

  init(
    _ store: any NewsStore, sources: [SourceID] = [], keys: [IdentityKey] = []
  ) async throws {
    articles = try await store.published(collapse: false)
    stories = try await store.published()
    pending = try await store.pending()
    ledger = try await store.ledger()
    states = try await store.states(of: sources)
    kin = try await store.kin(of: keys)
  }
}

extension SQLiteStore {
  /// What SQLite has to say against the file.
  func complaints() async throws -> [String] {
    try await read { db in
      let integrity = try String.fetchAll(db, sql: "PRAGMA integrity_check")
      let references = try Row.fetchAll(db, sql: "PRAGMA foreign_key_check").map(\.description)
      return integrity.filter { $0 != "ok" } + references
    }
  }

  /// Runs SQL on the file past all verbs.
  func tamper(_ sql: String) async throws {
    try await outsideTransactions { db in try db.execute(sql: sql) }
  }
}
