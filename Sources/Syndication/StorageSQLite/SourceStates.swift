import GRDB
package import News
package import Storage

extension SQLiteStore {
  package func states(of sources: [SourceID]) async throws(StoreError) -> [SourceState] {
    try await read { db in
      let find = try Prepared(db, SourceColumns.select)
      return try sources.map { source in
        find.bind(source.rawValue)
        return try find.first { try $0.state(of: source) } ?? SourceState(source: source)
      }
    }
  }

  package func setPaused(_ paused: Bool, _ sources: [SourceID]) async throws(StoreError) {
    try await write { db in
      let set = try Prepared(
        db,
        """
        INSERT INTO source(id, paused) VALUES (?, ?)
        ON CONFLICT(id) DO UPDATE SET paused = excluded.paused
        """)
      for source in sources {
        set.bind(source.rawValue)
        set.bind(paused)
        try set.run()
      }
    }
  }
}

enum SourceColumns {
  /// In the order in which `bind(state:)` writes and `state(of:)` reads them.
  static let names = [
    "etag", "last_modified", "body_hash", "last_attempt", "last_success", "next_due", "failures",
    "last_error", "moved_to", "title", "fetches", "bytes", "entries", "latency", "repeated",
  ]

  static let select = "SELECT paused, \(names.joined(separator: ", ")) FROM source WHERE id = ?"

  /// Leaves `paused` as it is.
  static let replace = """
    INSERT INTO source(id, \(names.joined(separator: ", ")))
    VALUES (?\(String(repeating: ", ?", count: names.count)))
    ON CONFLICT(id) DO UPDATE SET
      \(names.map { "\($0) = excluded.\($0)" }.joined(separator: ", "))
    """
}

extension Prepared {
  func bind(state: SourceState) {
    bind(state.source.rawValue)
    bind(state.etag)
    bind(state.lastModified)
    bind(state.bodyHash.map { Int64(bitPattern: $0) })
    bind(state.lastAttempt)
    bind(state.lastSuccess)
    bind(state.nextDue)
    bind(state.failures)
    bind(state.lastError)
    bind(state.movedTo)
    bind(state.title)
    bind(state.fetches)
    bind(state.bytes)
    bind(state.entries)
    bind(state.latency)
    bind(state.repeated)
  }
}

extension Columns {
  fileprivate mutating func state(of source: SourceID) throws -> SourceState {
    var state = SourceState(source: source)
    state.paused = try integer() != 0
    state.etag = try textIfAny()
    state.lastModified = try textIfAny()
    state.bodyHash = try integerIfAny().map { UInt64(bitPattern: $0) }
    state.lastAttempt = try momentIfAny()
    state.lastSuccess = try momentIfAny()
    state.nextDue = try momentIfAny()
    state.failures = try count()
    state.lastError = try textIfAny()
    state.movedTo = try textIfAny()
    state.title = try textIfAny()
    state.fetches = try integer()
    state.bytes = try integer()
    state.entries = try count()
    state.latency = try realIfAny()
    state.repeated = try repeatedBlocks()
    return state
  }
}
