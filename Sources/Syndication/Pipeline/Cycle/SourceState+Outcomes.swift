import Fetching
import News
import Storage

/// What an outcome changes in what is known of a source.
extension SourceState {
  /// Any good answer. Freshness that a 304 does not tell stays (RFC 9111 section 4.3.4).
  mutating func answered(_ response: FetchResponse, at now: Timestamp) {
    attempted(at: now)
    lastSuccess = now
    failures = 0
    lastError = nil
    bytes = bytes &+ response.bytesOnWire
    latency = response.seconds
    moved = response.permanentURL.map { Relocation(url: $0, sightings: 1) }
    let freshness = Freshness.seconds(response.head)
    if freshness != nil || !response.isNotModified { pace.freshness = freshness }
  }

  /// A document of it.
  mutating func learn(from feed: ParsedFeed, at now: Timestamp) {
    title = feed.title ?? title
    entries = feed.entries.count
    pace.learn(from: feed)
    rhythm.learn(from: feed, now: now)
  }

  /// - Parameter reason: one clean line.
  mutating func failed(_ reason: String, at now: Timestamp) {
    attempted(at: now)
    failures = failures &+ 1
    lastError = reason
  }

  private mutating func attempted(at now: Timestamp) {
    lastAttempt = now
    fetches = fetches &+ 1
  }
}
