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
        ON CONFLICT(id) DO UPDATE SET paused = excluded.paused,
          next_due = CASE WHEN excluded.paused OR gone IS NULL THEN next_due END,
          gone = CASE WHEN excluded.paused THEN gone END
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
    "address", "etag", "last_modified", "body_hash", "last_attempt", "last_success", "next_due",
    "failures", "last_error", "gone", "moved_to", "moved_sightings", "freshness", "time_to_live",
    "update_period", "skipped_hours", "skipped_days", "newest", "gap", "hubs", "topic", "title",
    "fetches", "bytes", "articles", "entries", "latency", "repeated",
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
    bind(state.address.map { Int64(bitPattern: $0) })
    bind(state.etag)
    bind(state.lastModified)
    bind(state.bodyHash.map { Int64(bitPattern: $0) })
    bind(state.lastAttempt)
    bind(state.lastSuccess)
    bind(state.nextDue)
    bind(state.failures)
    bind(state.lastError)
    bind(state.gone)
    bind(state.moved?.url)
    bind(state.moved?.sightings ?? 0)
    bind(state.pace)
    bind(state.rhythm.newest)
    bind(state.rhythm.gap)
    bind(list: state.push.hubs)
    bind(state.push.topic)
    bind(state.title)
    bind(state.fetches)
    bind(state.bytes)
    bind(state.articles)
    bind(state.entries)
    bind(state.latency)
    bind(state.repeated)
  }

  private func bind(_ pace: SourcePace) {
    bind(pace.freshness)
    bind(pace.timeToLive)
    bind(pace.updatePeriod)
    bind(Int64(pace.skippedHours))
    bind(Int64(pace.skippedDays))
  }
}

extension Columns {
  fileprivate mutating func state(of source: SourceID) throws -> SourceState {
    var state = SourceState(source: source)
    state.paused = try integer() != 0
    state.address = try integerIfAny().map { UInt64(bitPattern: $0) }
    state.etag = try textIfAny()
    state.lastModified = try textIfAny()
    state.bodyHash = try integerIfAny().map { UInt64(bitPattern: $0) }
    state.lastAttempt = try momentIfAny()
    state.lastSuccess = try momentIfAny()
    state.nextDue = try momentIfAny()
    state.failures = try count()
    state.lastError = try textIfAny()
    state.gone = try momentIfAny()
    state.moved = try relocation()
    state.pace = try pace()
    state.rhythm.newest = try momentIfAny()
    state.rhythm.gap = try integerIfAny()
    state.push.hubs = try list()
    state.push.topic = try textIfAny()
    state.title = try textIfAny()
    state.fetches = try integer()
    state.bytes = try integer()
    state.articles = try integer()
    state.entries = try count()
    state.latency = try realIfAny()
    state.repeated = try repeatedBlocks()
    return state
  }

  private mutating func relocation() throws -> Relocation? {
    let (url, sightings) = (try textIfAny(), try count())
    return url.map { Relocation(url: $0, sightings: sightings) }
  }

  private mutating func pace() throws -> SourcePace {
    var pace = SourcePace()
    pace.freshness = try integerIfAny()
    pace.timeToLive = try integerIfAny()
    pace.updatePeriod = try integerIfAny()
    pace.skippedHours = try bits()
    pace.skippedDays = try bits()
    return pace
  }

  private mutating func bits() throws -> UInt32 {
    guard let bits = UInt32(exactly: try integer()) else { throw damage() }
    return bits
  }
}
