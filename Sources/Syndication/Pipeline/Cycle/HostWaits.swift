import News
import Storage

/// Hosts that asked to be left alone, by the sources whose `retryAfterScope` is the host.
struct HostWaits: Sendable {
  private var moments: [String: Timestamp] = [:]

  /// What earlier runs have learnt of the hosts of `sources`.
  init(of sources: [Source], in store: any NewsStore, now: Timestamp) async throws(StoreError) {
    let origins = Set(sources.compactMap(Self.origin)).sorted()
    guard !origins.isEmpty else { return }
    for host in try await store.hosts(origins) {
      // What lies further off was written by a wrong clock.
      guard let moment = host.waitUntil, moment > now,
        moment.since(now) <= Schedule.longestRetryAfter
      else { continue }
      moments[host.origin] = moment
    }
  }

  init() {}

  func holds(_ source: Source) -> Bool {
    Self.origin(of: source).map { moments[$0] != nil } ?? false
  }

  mutating func add(_ moment: Timestamp, for source: Source) {
    guard let origin = Self.origin(of: source) else { return }
    moments[origin] = max(moments[origin] ?? moment, moment)
  }

  /// Adds to what else was learnt of hosts.
  func joined(with learnt: [HostState]) -> [HostState] {
    var hosts = Dictionary(learnt.map { ($0.origin, $0) }, uniquingKeysWith: { $1 })
    for (origin, moment) in moments {
      hosts[origin, default: HostState(origin: origin)].waitUntil = moment
    }
    return hosts.values.sorted { $0.origin < $1.origin }
  }

  /// Nil when the source does not heed its host.
  private static func origin(of source: Source) -> String? {
    source.settings.retryAfterScope == .host ? FeedAddress.origin(of: source.url) : nil
  }
}
