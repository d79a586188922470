package import News

/// Where articles, stories and the health of sources are kept. Each verb is one whole transaction
/// on a batch; no connection, row or SQL crosses this seam. A verb that was killed in the middle
/// has done nothing; each may be called again with the same values.
///
/// Every store runs the one shared `StoreContract` test suite.
package protocol NewsStore: Sendable {
  /// Takes the right to run cycles on this store; nil when another run holds it. The right ends
  /// with the value, and with the process however it ends.
  func lockCycle() async throws(StoreError) -> (any CycleLock)?

  /// What the store knows of these sources, in the order asked; a source never seen has an empty
  /// state.
  func states(of sources: [SourceID]) async throws(StoreError) -> [SourceState]

  /// Sets sources to be left out of runs, or lets them in again.
  func setPaused(_ paused: Bool, _ sources: [SourceID]) async throws(StoreError)

  /// Who among the stored articles has one of these keys, by key and then by article. A key that
  /// nobody has is left out.
  func kin(of keys: [IdentityKey]) async throws(StoreError) -> [Kin]

  /// Stores what a batch of fetches brought: outcomes, new articles and new revisions, all or
  /// nothing. An admission whose content hash differs from the stored one makes a new revision and
  /// keeps the former. Repeating a batch changes nothing. New and revised articles stay pending
  /// until `settle` names them.
  func admit(_ batch: Batch) async throws(StoreError)

  /// Articles that no match has settled yet, without their content, in canonical order: by
  /// `Article.canonicalTime`, source and ID.
  func pending() async throws(StoreError) -> [PendingArticle]

  /// Articles by their IDs, in the order asked; those unknown are left out.
  func articles(_ ids: [ArticleID], content: Bool) async throws(StoreError) -> [Article]

  /// The articles whose address or canonical address this is, oldest first.
  func articles(at url: String) async throws(StoreError) -> [Article]

  /// Every revision of an article, the first first, the present one last.
  func revisions(of article: ArticleID) async throws(StoreError) -> [Revision]

  /// Stories by their IDs, in the order asked; those unknown are left out.
  func stories(_ ids: [StoryID]) async throws(StoreError) -> [Story]

  /// The story that an article belongs to; nil while it is pending.
  func story(of article: ArticleID) async throws(StoreError) -> Story?

  /// Replaces these stories by their new form and takes their members off the pending list, all or
  /// nothing.
  func settle(_ stories: [Story]) async throws(StoreError)

  /// Stories with two or more publishers, in the ledger's order: newest republication first, then
  /// by ID.
  func ledger(_ query: LedgerQuery) async throws(StoreError) -> [LedgerStory]

  /// Calls `visit` with one item at a time, newest first (`Article.canonicalTime` of the
  /// representative, then ID), until it returns false or nothing is left. Memory stays bounded by
  /// one item. Pending articles are shown as stories of one.
  func publish(
    _ query: PublicationQuery, _ visit: @Sendable (PublishedStory) throws -> Bool
  ) async throws

  /// A number that grows with each change that a reader could see; equal numbers mean equal
  /// exports.
  func generation() async throws(StoreError) -> Int64

  /// Removes articles last seen before a moment, with their revisions, keys and memberships, but
  /// none of a story that still has a younger member. Returns how many went.
  func prune(lastSeenBefore moment: Timestamp) async throws(StoreError) -> Int

  func statistics() async throws(StoreError) -> StoreStatistics
}

/// The right to run cycles; given back when the value goes away.
package protocol CycleLock: AnyObject, Sendable {}

/// Why a store could not do what was asked. Nothing was changed.
package enum StoreError: Error, Hashable, Sendable {
  /// The file is there but is no database of ours; it is left alone.
  case notADatabase(path: String)
  /// Written by a later version of this program.
  case newerSchema(path: String)
  /// It cannot be opened, read or written: a full disk, a read-only folder, an I/O error.
  case unavailable(path: String, reason: String)
}
