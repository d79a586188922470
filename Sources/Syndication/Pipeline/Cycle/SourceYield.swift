import News
import Storage

/// What one source brought in a cycle.
struct SourceYield: Sendable {
  enum Outcome: Sendable {
    /// It answered that nothing changed, or with the bytes of last time.
    case unchanged
    case read
    case failed(String)
    /// It was not asked: its host refused another source, or the run's bytes were spent.
    case postponed
  }

  var outcome: Outcome
  /// As it is to be stored.
  var state: SourceState
  /// Failures in a row before this turn.
  var failuresBefore: Int?
  var admissions = Admissions()
  /// How many of the admissions are new articles rather than changed ones.
  var newArticles = 0
  /// Articles that were in the document again, unchanged.
  var seenAgain: [ArticleID] = []
  /// How many more were stored by the turn itself, because they were many.
  var storedArticles = 0
  var failedPages = 0
  var disallowedPages = 0
  var postponedPages = 0
  /// The host that refused it, which need not be its own, and how long all who heed that leave it
  /// alone.
  var hostWait: HostWait?
  /// The document was the part of it that is new.
  var isPart = false
  /// What it takes of memory, until the admissions are with those of others.
  var pass: MemoryPass?
  /// It is to be told where the source has moved to, since it is asked there from now on.
  var hasMoved = false
}
