import GRDB
package import Storage

extension SQLiteStore {
  package func hosts(_ origins: [String]) async throws(StoreError) -> [HostState] {
    try await read { db in
      let find = try Prepared(db, HostColumns.select)
      return try origins.compactMap { origin in
        find.bind(origin)
        return try find.first { try $0.host(origin) }
      }
    }
  }
}

enum HostColumns {
  static let select = """
    SELECT robots_agent, robots_answered, robots_unreachable_since, robots_rules,
      wait_until
    FROM host WHERE origin = ?
    """

  static let replace = """
    INSERT INTO host(
      origin, seen, robots_agent, robots_answered, robots_unreachable_since, robots_rules,
      wait_until)
    VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT(origin) DO UPDATE SET
      seen = excluded.seen,
      robots_answered = iif(excluded.robots_agent IS NULL, robots_answered,
        excluded.robots_answered),
      robots_unreachable_since = iif(excluded.robots_agent IS NULL, robots_unreachable_since,
        excluded.robots_unreachable_since),
      robots_rules = iif(excluded.robots_agent IS NULL, robots_rules, excluded.robots_rules),
      robots_agent = coalesce(excluded.robots_agent, robots_agent),
      wait_until = coalesce(excluded.wait_until, wait_until)
    """

  /// All but those of the latest batches.
  static let forget = """
    DELETE FROM host WHERE seen < (SELECT seen FROM host ORDER BY seen DESC LIMIT 1 OFFSET ?)
    """
}

extension Admitter {
  /// Those that were told of last are kept: their number is what bounds the table.
  func store(_ hosts: [HostState]) throws {
    guard !hosts.isEmpty else { return }
    let replace = try Prepared(db, HostColumns.replace)
    for host in hosts.suffix(HostState.maximumCount) {
      replace.bind(host.origin)
      replace.bind(seen)
      replace.bind(host.robots?.agent)
      replace.bind(host.robots?.answered)
      replace.bind(host.robots?.unreachableSince)
      replace.bind(host.robots?.rules)
      replace.bind(host.waitUntil)
      try replace.run()
    }
    let forget = try Prepared(db, HostColumns.forget)
    forget.bind(HostState.maximumCount - 1)
    try forget.run()
  }
}

extension Columns {
  fileprivate mutating func host(_ origin: String) throws -> HostState {
    let agent = try textIfAny()
    let (answered, unreachable) = (try momentIfAny(), try momentIfAny())
    let rules = try textIfAny()
    let robots = agent.map {
      RobotsCopy(agent: $0, answered: answered, unreachableSince: unreachable, rules: rules)
    }
    return HostState(origin: origin, robots: robots, waitUntil: try momentIfAny())
  }
}
