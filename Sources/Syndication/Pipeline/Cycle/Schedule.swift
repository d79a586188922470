import Matching
package import News
package import Storage

/// When a source is asked again: a function of what is known of it, so that the same store gives the
/// same answer (decision 0131).
package enum Schedule {
  /// A run that comes so much too early still counts as on time, so that a cron job of the same
  /// interval does not miss every other turn.
  static let slack: Int64 = 60
  /// The longest that failures put a source off.
  static let longestBackOff: Int64 = 6 * 3_600
  /// The longest that an answer's Retry-After is believed.
  static let longestRetryAfter: Int64 = 24 * 3_600

  /// Whether a host is to be left alone until `moment`. What lies further off was written by a wrong clock.
  static func isAhead(_ moment: Timestamp, of now: Timestamp) -> Bool {
    moment > now && moment.since(now) <= longestRetryAfter
  }
  /// The longest that a source's wish (`Cache-Control`, `Expires`, `ttl`) puts it off.
  static let longestWish: Int64 = 24 * 3_600
  /// The longest that `skipHours` and `skipDays` put it off: a weekend.
  static let longestSkip: Int64 = 3 * 86_400
  /// How much of what goes beyond the interval may be added, so that sources that wait equally long do
  /// not come back at the same moment.
  static let spread: Int64 = 10

  /// Whether a source is to be asked at `now`. A next turn that lies further off than any rule could
  /// have put it was written by a wrong clock, and so was an attempt in the future.
  package static func isDue(
    _ state: SourceState, _ settings: SourceSettings, now: Timestamp
  ) -> Bool {
    guard !state.isStopped else { return false }
    guard let next = state.nextDue else { return true }
    if let attempt = state.lastAttempt, attempt > now.advanced(by: slack) { return true }
    let wait = next.since(now)
    let longest = max(settings.interval, settings.maximumInterval ?? 0, longestSkip)
    return wait <= min(slack, settings.interval / 10) || wait > longest
  }

  /// The next turn of a source that has just answered and whose state tells what it said.
  static func afterSuccess(
    _ state: SourceState, _ settings: SourceSettings, now: Timestamp
  ) -> Timestamp {
    let ground = ground(state.rhythm, state.pace, settings, now: now)
    let wish = max(state.pace.freshness ?? 0, state.pace.timeToLive ?? 0)
    let cap = settings.maximumInterval.map { max($0, settings.interval) }
    let wait = spreading(
      max(ground, min(wish, longestWish)), beyond: settings.interval, state.source)
    let next = now.advanced(by: min(wait, cap ?? .max))
    let last = now.advanced(by: max(min(cap ?? longestSkip, longestSkip), wait))
    return state.pace.isRestless ? state.pace.afterSkipped(next, atMost: last) : next
  }

  /// The configured interval; where bounds around it are configured, half of what is expected until
  /// the next entry, within them. A source that has long been silent is not expected soon.
  private static func ground(
    _ rhythm: SourceRhythm, _ pace: SourcePace, _ settings: SourceSettings, now: Timestamp
  ) -> Int64 {
    let shortest = min(settings.minimumInterval ?? settings.interval, settings.interval)
    let longest = max(settings.maximumInterval ?? settings.interval, settings.interval)
    guard shortest < longest, let gap = rhythm.gap ?? pace.updatePeriod else {
      return settings.interval
    }
    let silence = max(rhythm.newest.map(now.since) ?? 0, 0)
    return min(max(max(gap, silence / 2) / 2, shortest), longest)
  }

  /// Doubles the interval with each failure in a row; a Retry-After (seconds) lengthens it, and is kept
  /// to the second.
  static func afterFailure(
    _ state: SourceState, interval: Int64, retryAfter: Int64?, now: Timestamp
  ) -> Timestamp {
    let doublings = Int64(min(max(state.failures - 1, 0), 16))
    let backOff = max(interval, min(interval << doublings, longestBackOff))
    let wait = spreading(backOff, beyond: interval, state.source)
    return now.advanced(by: max(wait, min(retryAfter ?? 0, longestRetryAfter)))
  }

  /// Adds up to a tenth of what goes beyond the interval, ever the same for a source. The interval
  /// itself stays as it is: a cron job of the same interval would miss every other turn.
  private static func spreading(
    _ wait: Int64, beyond interval: Int64, _ source: SourceID
  ) -> Int64 {
    guard wait > interval else { return wait }
    let room = UInt64((wait - interval) / spread) + 1
    return wait + Int64(Hash64.of(source.rawValue) % room)
  }
}

extension SourcePace {
  private static let hour: Int64 = 3_600
  private static let everyHour: UInt32 = 1 << 24 - 1
  private static let everyDay: UInt32 = 1 << 7 - 1

  /// There are hours or days in which it is not to be asked, and others. A list that leaves none is a
  /// mistake.
  var isRestless: Bool {
    let (hours, days) = (skippedHours & Self.everyHour, skippedDays & Self.everyDay)
    return hours | days != 0 && hours != Self.everyHour && days != Self.everyDay
  }

  /// The first moment from `moment` on at which it may be asked, but not after `last`.
  func afterSkipped(_ moment: Timestamp, atMost last: Timestamp) -> Timestamp {
    var moment = moment
    while moment < last, isSkipped(moment) {
      let intoHour = Self.remainder(moment.seconds, Self.hour)
      moment = moment.advanced(by: Self.hour - intoHour)
    }
    return min(moment, last)
  }

  private func isSkipped(_ moment: Timestamp) -> Bool {
    let hour = Self.remainder(moment.seconds, 86_400) / Self.hour
    // The first of January 1970 was a Thursday.
    let day = (Self.remainder(moment.seconds, 7 * 86_400) / 86_400 + 3) % 7
    return skippedHours & 1 << UInt32(hour) != 0 || skippedDays & 1 << UInt32(day) != 0
  }

  /// From 0 on, also of what lies before 1970.
  private static func remainder(_ seconds: Int64, _ divisor: Int64) -> Int64 {
    let remainder = seconds % divisor
    return remainder < 0 ? remainder + divisor : remainder
  }
}
