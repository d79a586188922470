package import News

/// What the store remembers of one source between runs.
package struct SourceState: Hashable, Sendable {
  package var source: SourceID
  /// Left out of runs; read only, see `NewsStore.setPaused`.
  package var paused = false
  /// XXH64 of the configured address that all this was learnt from; the address itself may hold a
  /// password. Nil before the first request.
  package var address: UInt64?
  /// Validators of the last good answer, to be sent with the next request (RFC 9110 section 8.8).
  package var etag: String?
  package var lastModified: String?
  /// XXH64 of the last body that was parsed; nil before the first.
  package var bodyHash: UInt64?
  /// When it was last asked, with whatever outcome.
  package var lastAttempt: Timestamp?
  /// When it last answered with a feed, or with "not modified".
  package var lastSuccess: Timestamp?
  /// Not to be asked before this moment.
  package var nextDue: Timestamp?
  /// Failures since the last success.
  package var failures = 0
  /// In words, one line.
  package var lastError: String?
  /// When it said that it is gone for good (410), so that it is not asked any more; see
  /// `NewsStore.setPaused`.
  package var gone: Timestamp?
  /// Where permanent redirects lead.
  package var moved: Relocation?
  /// How often it wants to be asked.
  package var pace = SourcePace()
  /// How often it publishes.
  package var rhythm = SourceRhythm()
  /// Who would tell of its changes.
  package var push = PushLinks()
  /// The feed's own title.
  package var title: String?
  /// Over the source's life.
  package var fetches: Int64 = 0
  package var bytes: Int64 = 0
  /// New articles.
  package var articles: Int64 = 0
  /// Entries in the last document.
  package var entries = 0
  /// Seconds that the last transfer took.
  package var latency: Double?
  /// What its pages have in common.
  package var repeated = RepeatedBlocks.none

  package init(source: SourceID) {
    self.source = source
  }

  /// Not asked until a person lets it in again.
  package var isStopped: Bool { paused || gone != nil }
}
