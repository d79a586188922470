import News
import Storage

/// What the turns of a run bring: counts it, and stores it in batches.
struct Harvest: Sendable {
  /// Articles of one transaction.
  static let batchSize = 2_000
  /// Bytes of one transaction, about; one article more may be larger.
  static let batchBytes = 8 << 20

  private let store: any NewsStore
  private let observer: any CycleObserver
  private let isRehearsal: Bool
  private let now: Timestamp
  /// At which failure in a row a source is told, where it is told once.
  private let alertAfter: [SourceID: Int]
  private(set) var report: CycleReport
  private var batch: Batch
  private var batchBytes = 0
  private var waits = HostWaits()

  /// - Parameter report: what is known already.
  init(
    into report: CycleReport, of sources: [Source], store: any NewsStore,
    observer: any CycleObserver, now: Timestamp
  ) {
    self.report = report
    self.store = store
    self.observer = observer
    self.now = now
    isRehearsal = report.isRehearsal
    alertAfter = sources.reduce(into: [:]) { found, source in
      found[source.id] = source.settings.alertAfter
    }
    batch = Batch(seen: now)
  }

  mutating func take(_ yield: SourceYield) async throws(StoreError) {
    add(yield)
    yield.pass?.end()
    if let wait = yield.hostWait { waits.add(wait) }
    if batch.admissions.count >= Self.batchSize || batchBytes >= Self.batchBytes {
      try await flush()
    }
  }

  /// Stores what is left, with what was learnt of hosts.
  mutating func finish(
    learnt: [HostState], _ pageWaits: [HostWait]
  ) async throws(StoreError) {
    for wait in pageWaits { waits.add(wait) }
    batch.hosts = waits.joined(with: learnt)
    try await flush()
  }

  private mutating func flush() async throws(StoreError) {
    let full = batch
    batch = Batch(seen: now)
    batchBytes = 0
    guard !isRehearsal else { return }
    try await store.admit(full)
  }

  private mutating func add(_ yield: SourceYield) {
    var state = yield.state
    state.articles = state.articles &+ Int64(yield.newArticles)
    batch.states.append(state)
    if yield.isPart { batch.parts.insert(state.source) }
    batch.admissions += yield.admissions.articles
    batchBytes += yield.admissions.bytes
    batch.seenAgain += yield.seenAgain
    report.newArticles += yield.newArticles
    let articles = yield.admissions.count + yield.storedArticles
    report.changedArticles += articles - yield.newArticles
    report.failedPages += yield.failedPages
    report.disallowedPages += yield.disallowedPages
    report.postponedPages += yield.postponedPages
    var failed = false
    if let recovery = recovery(yield) { report.recoveries.append(recovery) }
    if let move = move(yield) { report.moves.append(move) }
    switch yield.outcome {
    case .unchanged: report.unchanged += 1
    case .postponed: report.postponed += 1
    case .read: break
    case .failed(let reason):
      failed = true
      report.failures.append(failure(yield.state, reason))
    }
    observer.sourceEnded(failed: failed, articles: articles)
  }

  /// Told once when a source that was told to fail answers again.
  private func recovery(_ yield: SourceYield) -> String? {
    guard yield.state.failures == 0, let failed = yield.failuresBefore,
      let alertAfter = alertAfter[yield.state.source], failed >= alertAfter
    else { return nil }
    return SourceFailure.clean(
      "\(yield.state.source.rawValue): answers again after \(failed) failures")
  }

  /// Told once when a source is asked at another address from now on.
  private func move(_ yield: SourceYield) -> String? {
    guard yield.hasMoved, let url = yield.state.adopted else { return nil }
    let id = yield.state.source.rawValue
    return SourceFailure.clean(
      "\(id): moved for good to \(url) and is asked there; 'aggregator sources relocate \(id)' "
        + "writes that into the configuration")
  }

  private func failure(_ state: SourceState, _ reason: String) -> SourceFailure {
    // What is gone is not asked again: there is no later failure at which it could be told.
    let isTold = state.gone != nil || alertAfter[state.source].map { state.failures == $0 } ?? true
    return SourceFailure(
      source: state.source, reason: reason, count: state.failures, isTold: isTold)
  }
}
