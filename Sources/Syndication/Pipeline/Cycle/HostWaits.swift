import News
import Storage

/// A host that asked to be left alone.
struct HostWait: Hashable, Sendable {
  /// Scheme, name and port.
  var origin: String
  var until: Timestamp
}

/// Hosts that asked to be left alone, by the sources whose `retryAfterScope` is the host.
struct HostWaits: Sendable {
  private var moments: [String: Timestamp] = [:]

  /// What earlier runs have learnt of the hosts of `sources`.
  init(
    of sources: [(Source, SourceState)], in store: any NewsStore, now: Timestamp
  ) async throws(StoreError) {
    let origins = Set(sources.flatMap(Self.origins)).sorted()
    guard !origins.isEmpty else { return }
    for host in try await store.hosts(origins) {
      guard let moment = host.waitUntil, Schedule.isAhead(moment, of: now) else { continue }
      moments[host.origin] = moment
    }
  }

  init() {}

  func holds(_ source: Source, _ state: SourceState) -> Bool {
    !moments.isEmpty && Self.origins(source, state).contains { moments[$0] != nil }
  }

  mutating func add(_ wait: HostWait) {
    moments[wait.origin] = max(moments[wait.origin] ?? wait.until, wait.until)
  }

  /// Adds to what else was learnt of hosts.
  func joined(with learnt: [HostState]) -> [HostState] {
    var hosts = Dictionary(learnt.map { ($0.origin, $0) }, uniquingKeysWith: { $1 })
    for (origin, moment) in moments {
      hosts[origin, default: HostState(origin: origin)].waitUntil = moment
    }
    return hosts.values.sorted { $0.origin < $1.origin }
  }

  /// The hosts that a source heeds: its own, and the one it has moved to or is led to for good. None
  /// when it does not heed hosts.
  private static func origins(_ source: Source, _ state: SourceState) -> [String] {
    guard source.settings.retryAfterScope == .host else { return [] }
    let own = state.adopted.flatMap(source.address(movedTo:)) ?? source.url
    let next = state.moved.flatMap { source.address(movedTo: $0.url) }
    return [own, next].compactMap { $0.flatMap(FeedAddress.origin) }
  }
}
