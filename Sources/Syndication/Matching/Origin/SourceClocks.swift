package import News

/// How a source's claims lie to the moments at which its articles are first seen. Some clocks are
/// hours off, some sources write local time as UTC, some are read every few hours only; each does
/// so with most of its articles.
struct SourceClock: Hashable {
  /// Added to a claim, it is the real time, in seconds.
  let shift: Int64
  /// What is usual from the real time to the first sighting, in seconds: the middle, and the
  /// longest that is believed.
  let usualDelay: Int64
  let longestDelay: Int64

  /// Fewer observations say nothing of a clock.
  static let fewest = 8
  /// The share of its articles with which a source is consistent: the narrowest window that so many
  /// of them lie in is its usual one.
  private static let consistent = (numerator: 3, denominator: 4)
  /// Seconds; a wider window is that of a source which writes the day only.
  private static let widest: Int64 = 5 * 3600
  /// A window that begins within these bounds is that of a right clock.
  private static let rightClock: ClosedRange<Int64> = (-5 * 60)...(45 * 60)
  private static let slack: Int64 = 20 * 60

  /// - Parameter delays: from claims to first sightings, in seconds, in any order.
  init?(_ delays: [Int64]) {
    guard delays.count >= Self.fewest else { return nil }
    let delays = delays.sorted()
    let inside = delays.count * Self.consistent.numerator / Self.consistent.denominator
    var start = 0
    for candidate in 0...(delays.count - inside) {
      let width = Self.width(delays, candidate, inside)
      if width < Self.width(delays, start, inside) { start = candidate }
    }
    guard Self.width(delays, start, inside) <= Self.widest else { return nil }
    let shift = Self.rightClock.contains(delays[start]) ? 0 : delays[start]
    self.shift = shift
    usualDelay = max(0, delays[start + inside / 2] - shift)
    longestDelay = max(0, delays[start + inside - 1] - shift) + Self.slack
  }

  private static func width(_ delays: [Int64], _ start: Int, _ count: Int) -> Int64 {
    delays[start + count - 1] - delays[start]
  }
}

/// What is known of the clocks of sources, by which claimed times are set right. Without any, times
/// are believed by `Article.believedTime`.
package struct SourceClocks: Sendable {
  private var clocks: [SourceID: SourceClock] = [:]

  package init() {}

  /// Learns from articles. Those of a source's first reading say nothing: they had been there for
  /// any time. Neither does a claim that is days away, which is no clock's fault.
  package init(learningFrom articles: some Sequence<Article>) {
    var delays: [SourceID: [Int64]] = [:]
    for article in articles where article.polledBefore != nil {
      guard let claim = article.claimedTime else { continue }
      let delay = article.firstSeen.since(claim)
      guard delay.magnitude <= Self.farthest else { continue }
      delays[article.source, default: []].append(delay)
    }
    clocks = delays.compactMapValues { SourceClock($0) }
  }

  private static let farthest: UInt64 = 36 * 3600

  /// When an article was published, and whether that is what its source claims.
  func time(of article: Article) -> (believed: Timestamp, isClaimed: Bool) {
    guard let clock = clocks[article.source] else {
      let believed = article.believedTime
      return (believed, article.claimedTime == believed)
    }
    if let claim = article.claimedTime?.advanced(by: clock.shift),
      claim <= article.firstSeen.advanced(by: Article.clockTolerance)
    {
      let floor = article.polledBefore?.advanced(by: -clock.longestDelay)
      if floor.map({ claim >= $0 }) ?? true {
        return (min(claim, article.firstSeen), clock.shift == 0)
      }
    }
    return (article.firstSeen.advanced(by: -clock.usualDelay), false)
  }
}
