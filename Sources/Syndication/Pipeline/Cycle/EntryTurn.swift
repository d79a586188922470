import Extraction
import Feeds
import Matching
import News
import Storage
import Text

/// From the entries of one feed to the articles that are to be stored.
struct EntryTurn: Sendable {
  let source: Source
  /// The address that the document came from, after redirects.
  let baseURL: String
  /// The canonical address of the feed's home page.
  let home: String?
  let stages: Stages
  let now: Timestamp
  /// When the source had been read with success before; nil when this is its first reading.
  let polledBefore: Timestamp?

  /// Articles that are made of entries and their pages before they are stored, in number and in bytes,
  /// about: what is less goes into one transaction with what other sources bring.
  static let sliceSize = 200
  static let sliceBytes = 512 << 10

  /// Bytes of entries that may wait for their pages; those of others are left for the next run.
  static let waitingBytes = 1 << 20

  /// Adds what the entries bring to `yield`. What is more than a slice is stored at once, before the
  /// source's new state: a run that ends in between reads the source again.
  func take(
    _ drafts: Handover<[ArticleDraft]>, into yield: SourceYield
  ) async throws(StoreError) -> SourceYield {
    var yield = yield
    var orders = PageOrders(
      try await orders(of: drafts, &yield), fullText: source.fullText,
      memory: Self.waitingBytes, turn: yield.state.fetches)
    let left = orders.left.map(\.history)
    try await finish(orders.takePageless(), .none, &yield)
    try await finish(orders.takeLeft(), .postponed, &yield)
    guard !orders.waiting.isEmpty else { return yield }
    let pages = try await readPages(of: &orders, &yield)
    yield.disallowedPages = pages.disallowed
    yield.failedPages = pages.failures
    // What could not be read before, or will not be now, does not have the document read again.
    let successes = pages.isHopeless ? 0 : pages.successes
    let open = left.count { $0.isWorthATurn(after: successes) }
    yield.postponedPages = pages.postponed + open
    yield.failedPages += left.count - open
    if yield.postponedPages > 0 { yield.state.forgetDocument() }
    return yield
  }

  /// The memory of the document is given back before: its pages take their time, and only those who
  /// wait for theirs are to wait for it.
  private func readPages(
    of orders: inout PageOrders, _ yield: inout SourceYield
  ) async throws(StoreError) -> PageTurn {
    // In line it keeps the place of its entries only, so that others are read meanwhile.
    yield.pass?.shrink(to: orders.entryBytes)
    let pass = await stages.waitingRoom.enter(bytes: orders.bytesWaiting)
    yield.pass?.end()
    yield.pass = pass
    var pages = PageTurn(source: source, stages: stages)
    // What earlier runs have learnt holds for the whole turn, whatever its order.
    let furniture = yield.state.repeated.furniture
    // Who needs no page waits for none.
    if yield.admissions.count > 0 { try await store(&yield) }
    while !orders.waiting.isEmpty {
      let slice = orders.next(PageTurn.atOnce)
      let taken = try await pages.take(slice) { (large) async throws(StoreError) in
        try await admit([large.stripped(of: furniture)], into: &yield)
        try await store(&yield)
      }
      for blocks in taken.compactMap(\.blocks) { yield.state.repeated.learn(blocks) }
      try await admit(
        taken.compactMap { $0.finished?.stripped(of: furniture) }, into: &yield)
      pass.shrink(by: slice.reduce(0) { $0 + $1.draft.bytes })
    }
    return pages
  }

  private func finish(
    _ orders: [PageTurn.Order], _ page: PageAnswer, _ yield: inout SourceYield
  ) async throws(StoreError) {
    for start in stride(from: 0, to: orders.count, by: Self.sliceSize) {
      let slice = orders[start..<min(start + Self.sliceSize, orders.count)]
      try await admit(slice.map { PageTurn.Finished($0, page) }, into: &yield)
    }
  }

  /// The entries that are new or changed.
  private func orders(
    of drafts: Handover<[ArticleDraft]>, _ yield: inout SourceYield
  ) async throws(StoreError) -> [PageTurn.Order] {
    let drafts = drafts.take() ?? []
    let (verdicts, hashes) = try await verdicts(on: drafts)
    var orders: [PageTurn.Order] = []
    for (draft, verdict) in zip(drafts, verdicts) {
      switch verdict.kind {
      case .duplicate: break
      case .unchanged: yield.seenAgain.append(verdict.article)
      case .new, .changed:
        guard !draft.isRefused() else { continue }
        orders.append(
          PageTurn.Order(
            draft: draft, verdict: verdict,
            history: hashes[verdict.article].map(PageHistory.init) ?? .none))
      }
    }
    return orders
  }

  private func store(_ yield: inout SourceYield) async throws(StoreError) {
    yield.storedArticles += yield.admissions.count
    let admissions = yield.admissions.takeAll()
    try await store(admissions, of: yield)
  }

  private func store(_ admissions: [Admission], of yield: SourceYield) async throws(StoreError) {
    guard !admissions.isEmpty, !stages.isRehearsal else { return }
    try await stages.store.admit(
      Batch(admissions: admissions, parts: yield.isPart ? [source.id] : [], seen: now))
  }

  private func admit(
    _ finished: [PageTurn.Finished], into yield: inout SourceYield
  ) async throws(StoreError) {
    let changed = finished.filter { !$0.isNew }.map(\.verdict.article)
    // A turn does not wait behind a batch that is being stored for nothing.
    let known =
      changed.isEmpty ? [] : try await stages.store.articles(changed, content: false)
    let byID = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    var inVain: [Admission] = []
    for entry in finished {
      let isFull =
        yield.admissions.count >= Self.sliceSize || yield.admissions.bytes >= Self.sliceBytes
      if isFull { try await store(&yield) }
      let known = byID[entry.verdict.article]
      if entry.isInVainAgain, let admission = admission(of: entry, known: known) {
        inVain.append(admission)
      } else {
        admit(entry, known: known, into: &yield)
      }
    }
    // What these articles say is as it was: they are none that have changed.
    try await store(inVain, of: yield)
  }

  private func admit(
    _ finished: PageTurn.Finished, known: Article?, into yield: inout SourceYield
  ) {
    // A changed article whose page could not be read would lose its full text to the feed's summary:
    // it stays as it is until its entry is seen to have changed again.
    if finished.page.isMissing && !finished.isNew {
      yield.seenAgain.append(finished.verdict.article)
      return
    }
    guard let admission = admission(of: finished, known: known) else { return }
    yield.newArticles += finished.isNew ? 1 : 0
    yield.admissions.append(admission)
  }

  private func admission(of finished: PageTurn.Finished, known: Article?) -> Admission? {
    finished.draft.admission(
      id: finished.verdict.article, linkIdentifies: finished.verdict.linkIdentifies,
      page: finished.page.article,
      baseURL: baseURL, firstSeen: now, polledBefore: polledBefore,
      publishers: stages.publishers, known: known, entryHash: finished.hash)
  }

  /// Which stored article each entry is, and the hashes of these. A source that was never read has none.
  private func verdicts(
    on drafts: [ArticleDraft]
  ) async throws(StoreError) -> ([EntryVerdict], [ArticleID: UInt64]) {
    let identity = EntryIdentity(
      source: source.id, home: home, entries: drafts.map(\.traits))
    guard polledBefore != nil else { return (identity.verdicts([]), [:]) }
    var kin = try await stages.store.kin(of: identity.keys)
    var contents: [Int: ContentHash] = [:]
    for index in identity.unsettled(kin) {
      contents[index] = drafts[index].feedContentHash()
    }
    if !contents.isEmpty {
      kin += try await stages.store.kin(of: identity.contentKeys(contents))
    }
    let hashes = kin.lazy.filter { $0.source == source.id }.map { ($0.article, $0.entryHash) }
    return (
      identity.verdicts(kin, contents: contents),
      Dictionary(hashes, uniquingKeysWith: { first, _ in first })
    )
  }
}

extension SourceState {
  /// The document is to be read again, changed or not: not all of it was taken in.
  fileprivate mutating func forgetDocument() {
    (etag, lastModified, bodyHash) = (nil, nil, nil)
  }
}

extension PageTurn.Finished {
  /// The store is to count once more that the page could not be read.
  fileprivate var isInVainAgain: Bool {
    if case .missed = history { page.isFailed } else { false }
  }

  /// An entry that has not its own hash counts as changed when its document is read again: then its
  /// page is asked for once more.
  fileprivate var hash: UInt64 {
    if page.isFailed { return history.hashAfterFailure }
    return page.isMissing ? 0 : draft.traits.entryHash
  }
}
