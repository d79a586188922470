package import News
package import Storage

/// When a source is asked again.
package enum Schedule {
  /// A run that comes so much too early still counts as on time, so that a cron job of the same
  /// interval does not miss every other turn.
  static let slack: Int64 = 60
  /// The longest that failures put a source off.
  static let longestBackOff: Int64 = 6 * 3_600
  /// The longest that an answer's Retry-After is believed.
  static let longestRetryAfter: Int64 = 24 * 3_600

  /// Whether a source is to be asked at `now`. A next turn that lies further off than any rule could
  /// have put it was written by a wrong clock, and so was an attempt in the future.
  package static func isDue(_ state: SourceState, interval: Int64, now: Timestamp) -> Bool {
    guard !state.paused else { return false }
    guard let next = state.nextDue else { return true }
    if let attempt = state.lastAttempt, attempt > now.advanced(by: slack) { return true }
    let wait = next.since(now)
    return wait <= min(slack, interval / 10) || wait > max(interval, longestRetryAfter)
  }

  static func afterSuccess(interval: Int64, now: Timestamp) -> Timestamp {
    now.advanced(by: interval)
  }

  /// Doubles the interval with each failure in a row; a Retry-After (seconds) lengthens it.
  static func afterFailure(
    _ failures: Int, interval: Int64, retryAfter: Int64?, now: Timestamp
  ) -> Timestamp {
    let doublings = Int64(min(max(failures - 1, 0), 16))
    let backOff = max(interval, min(interval << doublings, longestBackOff))
    return now.advanced(by: max(backOff, min(retryAfter ?? 0, longestRetryAfter)))
  }
}
