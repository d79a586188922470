package import News

/// What one or several fetches brought, to be stored in one transaction.
package struct Batch: Hashable, Sendable {
  /// The new states of the sources that were asked.
  package var states: [SourceState]
  /// What was learnt of hosts.
  package var hosts: [HostState]
  package var admissions: [Admission]
  /// Articles that were in a document again, unchanged.
  package var seenAgain: [ArticleID]
  /// Sources whose document was the part of it that is new: what was not in it is still there.
  package var parts: Set<SourceID>
  /// The moment that `seenAgain` and the admissions were seen at.
  package var seen: Timestamp

  package init(
    states: [SourceState] = [], hosts: [HostState] = [], admissions: [Admission] = [],
    seenAgain: [ArticleID] = [], parts: Set<SourceID> = [], seen: Timestamp
  ) {
    self.states = states
    self.hosts = hosts
    self.admissions = admissions
    self.seenAgain = seenAgain
    self.parts = parts
    self.seen = seen
  }
}

/// One article as it now stands, new or changed.
package struct Admission: Hashable, Sendable {
  package var article: Article
  /// Everything it can be found by from now on; keys of earlier revisions stay.
  package var keys: [IdentityKey]
  /// What its text is found by.
  package var print: TextPrint
  /// Hash of the entry as parsed: an entry with the same hash needs no further work.
  package var entryHash: UInt64

  package init(
    article: Article, keys: [IdentityKey], print: TextPrint = .none, entryHash: UInt64
  ) {
    self.article = article
    self.keys = keys
    self.print = print
    self.entryHash = entryHash
  }
}
