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

  /// What the store knows of these hosts, in no order; those unknown are left out.
  func hosts(_ origins: [String]) async throws(StoreError) -> [HostState]

  /// Sets sources to be left out of runs, or lets them in again. Nothing else changes this: the
  /// states of a batch do not, so that a pause given while a run is going on holds. A source that is
  /// let in again and was gone is so no longer, and due at once.
  func setPaused(_ paused: Bool, _ sources: [SourceID]) async throws(StoreError)

  /// Who among the stored articles has one of these keys, by key and then by article: of each key
  /// the `Kin.maximumHolders` that were stored first. A key that nobody has is left out; with
  /// `sharedOnly`, a key that only one article has as well: what
  /// matching asks for, when the articles it asks about are stored themselves.
  func kin(of keys: [IdentityKey], sharedOnly: Bool) async throws(StoreError) -> [Kin]

  /// Stores what a batch of fetches brought: outcomes, new articles and new revisions, all or
  /// nothing. Repeating a batch changes nothing. Of hosts the store keeps those that were in the
  /// latest batches, `HostState.maximumCount` at least.
  ///
  /// The store knows an article by its ID. What it has first seen stays: `firstSeen` and
  /// `polledBefore`. It counts revisions itself: an admission whose content hash differs from the
  /// stored one (whose title, lead or content differs, where both hashes are `ContentHash.none`)
  /// makes the next one, keeps the former, and was first seen at `Batch.seen`. Any other difference
  /// replaces what is stored. Articles that are new, revised, of another publisher than before or
  /// with a key that they did not have are pending until `settle` names them.
  func admit(_ batch: Batch) async throws(StoreError)

  /// The first `limit` articles that no match has settled yet, in canonical order: by
  /// `Article.canonicalTime`, source (its UTF-8 bytes) and ID. Settle them and ask again until none
  /// is left: so memory is bounded by one batch.
  func pending(limit: Int, content: Bool) async throws(StoreError) -> [PendingArticle]

  /// The texts whose present form was first seen at `since` or later and that have something to be
  /// found by and a story, in the order of their arrival: at most `limit` after a place, from the
  /// beginning without one.
  func window(
    since: Timestamp, after place: WindowPage.Place?, limit: Int
  ) async throws(StoreError) -> WindowPage

  /// Articles by their IDs, in the order asked; those unknown are left out.
  func articles(_ ids: [ArticleID], content: Bool) async throws(StoreError) -> [Article]

  /// The articles whose address or canonical address this is, oldest first. Reads every article:
  /// for a person who asks, not for a loop.
  func articles(at url: String) async throws(StoreError) -> [Article]

  /// Every revision of an article, the first first, the present one last.
  func revisions(of article: ArticleID) async throws(StoreError) -> [Revision]

  /// Stories by their IDs, in the order asked; those unknown are left out.
  func stories(_ ids: [StoryID]) async throws(StoreError) -> [Story]

  /// The story that an article belongs to; nil until it is first settled.
  func story(of article: ArticleID) async throws(StoreError) -> Story?

  /// Replaces these stories by their new form and takes their members off the pending list, all or
  /// nothing. An article is in one story: a member moves here from the one it was in, which ends
  /// with its last member. A former member that no given story names is pending again. A member
  /// that is not stored is left out.
  func settle(_ stories: [Story]) async throws(StoreError)

  /// Keeps what a person has said of pairs of articles, forgets what was lifted, and settles the
  /// stories that follow from it, all or nothing. A later ruling on the same two takes the place of
  /// the earlier one; one that names an article which is not stored is left out. Rulings go with
  /// their articles.
  func rule(
    _ rulings: [Ruling], lifting lifted: [Ruling], settling stories: [Story]
  ) async throws(StoreError)

  /// The rulings that name any of these articles, each once, by their IDs.
  func rulings(of articles: [ArticleID]) async throws(StoreError) -> [Ruling]

  /// Calls `visit` with one story of two or more publishers at a time, in the ledger's order
  /// (newest republication first, then by ID), until it returns false or nothing is left. Throws a
  /// `StoreError`, what `visit` throws, or `CancellationError`.
  func ledger(
    _ query: LedgerQuery, _ visit: @Sendable (LedgerStory) throws -> Bool
  ) async throws

  /// Calls `visit` with one item at a time, in the order of the query, until it returns false or
  /// nothing is left. Memory stays bounded by one item (and eight bytes for each that appeared). An article that was never settled is shown as a story of one. Throws a `StoreError`,
  /// what `visit` throws, or `CancellationError`.
  func publish(
    _ query: PublicationQuery, _ visit: @Sendable (PublishedStory) throws -> Bool
  ) async throws

  /// The newest moment that the first `limit` items of `publish` tell of, newest first: the
  /// `Article.canonicalTime` of a representative, or a later change that it claims. Nil when there
  /// are none.
  func newestMoment(collapse: Bool, limit: Int) async throws(StoreError) -> Timestamp?

  /// Calls `visit` with the outline of one story at a time, newest first as `publish` does, until it
  /// returns false or nothing is left. Throws a `StoreError`, what `visit` throws, or
  /// `CancellationError`.
  func outlines(_ visit: @Sendable (StoryOutline) throws -> Bool) async throws

  /// Calls `visit` with one of these stories at a time, in the order asked, until it returns false or
  /// nothing is left; those unknown are left out. Memory stays bounded by one story. Throws a
  /// `StoreError`, what `visit` throws, or `CancellationError`.
  func records(
    of stories: [StoryID], content: Bool, _ visit: @Sendable (StoryRecord) throws -> Bool
  ) async throws

  /// A number that grows with each change that a reader could see; equal numbers mean equal
  /// exports. Outcomes of fetches and articles seen again leave it as it is.
  func generation() async throws(StoreError) -> Int64

  /// The numbers that `seal` was last given, by the names of exports.
  func seals() async throws(StoreError) -> [String: UInt64]

  /// Keeps a number an export, in place of all that were kept: by it a run knows again what it has
  /// written. No reader sees them, and the generation stays as it is.
  func seal(_ exports: [String: UInt64]) async throws(StoreError)

  /// Removes the articles that were last seen before the horizon of their source, with their
  /// revisions, keys and memberships, but none of a story that has a member within its horizon.
  /// Articles of the newest document of a source count as seen whenever the source answered since:
  /// "not modified" says that they are still there. A part of a document (`Batch.parts`) adds to the
  /// newest document. Returns how many went.
  ///
  /// - Parameter others: the horizon of sources that are not named.
  func prune(
    _ horizons: [SourceID: Timestamp], others: Timestamp
  ) async throws(StoreError) -> Int

  /// How much the store holds, counted now: for a person who asks.
  func statistics() async throws(StoreError) -> StoreStatistics

  /// Ends the use of the store and tidies what is on disk. A store that is never closed loses
  /// nothing; a verb after this fails.
  func close() async
}

extension NewsStore {
  /// Who among the stored articles has one of these keys, shared or not.
  package func kin(of keys: [IdentityKey]) async throws(StoreError) -> [Kin] {
    try await kin(of: keys, sharedOnly: false)
  }
}

/// The right to run cycles; given back when the value goes away.
package protocol CycleLock: AnyObject, Sendable {}
