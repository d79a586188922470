import Feeds
import Matching
import News
import Storage
import Text

/// From the entries of one parsed feed to the articles that are to be stored.
struct EntryTurn: Sendable {
  let source: Source
  let feed: ParsedFeed
  /// The address that the document came from, after redirects.
  let baseURL: String
  let stages: Stages
  let now: Timestamp
  /// When the source had been read with success before; nil when this is its first reading.
  let polledBefore: Timestamp?

  /// Adds what the entries bring to `yield`.
  func take(into yield: SourceYield) async throws(StoreError) -> SourceYield {
    let drafts = feed.entries.map { ArticleDraft($0, of: feed, source: source) }
    let verdicts = try await verdicts(on: drafts)
    var yield = yield
    var pages = PageTurn(source: source, stages: stages)
    for (draft, verdict) in zip(drafts, verdicts) {
      switch verdict.kind {
      case .duplicate: break
      case .unchanged: yield.seenAgain.append(verdict.article)
      case .new, .changed:
        let isNew = verdict.kind == .new
        guard !draft.isBlocked() else { continue }
        pages.add(draft, verdict, isNew: isNew)
      }
    }
    let finished = await pages.take()
    yield.failedPages = pages.failures(in: finished)
    let known = try await stages.store.articles(
      finished.filter { !$0.isNew }.map(\.verdict.article), content: false)
    let byID = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    for page in finished {
      admit(page, known: byID[page.verdict.article], into: &yield)
    }
    return yield
  }

  private func admit(
    _ page: PageTurn.Finished, known: Article?, into yield: inout SourceYield
  ) {
    // A changed article whose page could not be read would lose its full text to the feed's summary:
    // it stays as it is until its entry is seen to have changed again.
    if page.isFailed && !page.isNew {
      yield.seenAgain.append(page.verdict.article)
      return
    }
    let article = page.draft.article(
      id: page.verdict.article, linkIdentifies: page.verdict.linkIdentifies, page: page.article,
      baseURL: baseURL, firstSeen: now, polledBefore: polledBefore,
      publishers: stages.publishers, known: known)
    guard let article else { return }
    yield.newArticles += page.isNew ? 1 : 0
    yield.admissions.append(
      Admission(
        article: article, keys: IdentityKeys.of(article), entryHash: page.draft.traits.entryHash))
  }

  /// Which stored article each entry is. A source that was never read has none.
  private func verdicts(on drafts: [ArticleDraft]) async throws(StoreError) -> [EntryVerdict] {
    let home = feed.homePageURL.flatMap(WebAddress.canonical)
    let identity = EntryIdentity(
      source: source.id, home: home, entries: drafts.map(\.traits))
    guard polledBefore != nil else { return identity.verdicts([]) }
    var kin = try await stages.store.kin(of: identity.keys)
    var contents: [Int: ContentHash] = [:]
    for index in identity.unsettled(kin) {
      contents[index] = drafts[index].feedContentHash()
    }
    if !contents.isEmpty {
      kin += try await stages.store.kin(of: EntryIdentity.contentKeys(contents))
    }
    return identity.verdicts(kin, contents: contents)
  }
}
