import Fetching
import News
import Storage
import Synchronization

/// Hosts that refused a page and said for how long: until then no page is asked of them, in later runs
/// either (RFC 9110 section 10.2.3).
final class PageWaits: Sendable {
  private let store: any NewsStore
  private let now: Timestamp
  private let isForced: Bool
  private let known = Shelf<String, Bool>(maximumBytes: memory, maximumCount: maximumCount)
  private let waits = Mutex<[String: Timestamp]>([:])

  /// Bytes and number of hosts of whom the store's word is remembered; others are looked up again.
  static let memory = 2 << 20
  static let maximumCount = 4_096

  /// - Parameter isForced: what earlier runs have learnt does not hold.
  init(store: any NewsStore, now: Timestamp, isForced: Bool) {
    self.store = store
    self.now = now
    self.isForced = isForced
  }

  /// What the run has learnt, to be stored.
  var learnt: [HostWait] {
    waits.withLock { $0.map { HostWait(origin: $0, until: $1) } }
  }

  /// Whether a former run was told to leave the host alone until later than now.
  func holds(_ origin: String) async -> Bool {
    guard !isForced else { return false }
    return await known.value(origin) { _ in
      2 * origin.utf8.count
    } bring: {
      // A store that cannot be read is told by those who must read it.
      let moment = try? await store.hosts([origin]).first?.waitUntil
      return moment.map { Schedule.isAhead($0, of: now) } ?? false
    } ?? false
  }

  func note(_ failure: FetchFailure) {
    guard failure.status == 429 || failure.status == 503, let seconds = failure.retryAfter,
      seconds > 0, let origin = FeedAddress.origin(of: failure.url)
    else { return }
    let moment = now.advanced(by: min(seconds, Schedule.longestRetryAfter))
    waits.withLock { waits in
      guard waits.count < HostState.maximumCount || waits[origin] != nil else { return }
      waits[origin] = max(waits[origin] ?? moment, moment)
    }
  }
}
