import News
import Storage

extension SourcePace {
  /// Takes over what a document says; what an answer's header said stays.
  mutating func learn(from feed: ParsedFeed) {
    timeToLive = feed.ttl.flatMap { $0 > 0 ? Int64(min($0, Self.longestMinutes)) * 60 : nil }
    updatePeriod = feed.updatePeriod.map { period in
      max(period.seconds / Int64(max(feed.updateFrequency ?? 1, 1)), 60)
    }
    skippedHours = feed.skipHours.reduce(0) { 0...23 ~= $1 ? $0 | 1 << UInt32($1) : $0 }
    skippedDays = feed.skipDays.reduce(0) { days, name in
      let day = Self.days.firstIndex { name.lowercased().hasPrefix($0) }
      return day.map { days | 1 << UInt32($0) } ?? days
    }
  }

  /// A `ttl` of more is taken for so much: a year.
  private static let longestMinutes = 365 * 1_440
  private static let days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
}

extension SourceRhythm {
  /// How many of the newest entries tell the rhythm, and how few tell none.
  private static let most = 24
  private static let fewest = 3
  /// The shortest gap, in seconds: what is published in bursts has no rhythm within them.
  private static let shortestGap: Int64 = 60

  /// Takes over when the entries of a document were published. A document that brought only what is
  /// new may hold too few: then the former gap holds.
  mutating func learn(from feed: ParsedFeed, now: Timestamp) {
    var times = feed.entries.compactMap { $0.published ?? $0.modified }.filter { $0 <= now }
    guard let latest = times.max() else { return }
    newest = max(newest ?? latest, latest)
    guard times.count >= Self.fewest else { return }
    times.sort(by: >)
    times.removeLast(max(times.count - Self.most, 0))
    let span = latest.since(times.last ?? latest)
    gap = max(span / Int64(times.count - 1), Self.shortestGap)
  }
}
