package import News

extension Article {
  /// A claim may be so far ahead of our clock, in seconds.
  package static let clockTolerance: Int64 = 5 * 60
  /// What is published enters its feed within so many seconds.
  package static let longestDelay: Int64 = 75 * 60
  /// How long before we saw it an article without a believable date was published, in seconds: the
  /// middle of what was measured.
  package static let usualDelay: Int64 = 37 * 60

  /// When the article was published, as far as its claim can be believed. A claim that lies in the
  /// future is not, or before there was a web. Nor is one from long before the last poll that did not bring the article: it
  /// would have been in that document. In a source's first reading, a backlog, any past is possible.
  package var believedTime: Timestamp {
    let assumed = firstSeen.advanced(by: -Self.usualDelay)
    guard let claimedTime, claimedTime <= firstSeen.advanced(by: Self.clockTolerance) else {
      return assumed
    }
    if let polledBefore, claimedTime < polledBefore.advanced(by: -Self.longestDelay) {
      return assumed
    }
    return min(claimedTime, firstSeen)
  }
}
