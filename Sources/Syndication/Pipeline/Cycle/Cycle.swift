import News
import Storage

/// One run: asks the sources that are due, stores what they bring, matches it.
struct Cycle: Sendable {
  let configuration: Configuration
  let store: any NewsStore
  let options: CycleOptions
  let observer: any CycleObserver
  let now: Timestamp
  /// At which failure in a row a source is told, where it is told once.
  private let alertAfter: [SourceID: Int]

  /// Sources whose turns go on at the same time: each holds one parsed feed in memory.
  static let turnsAtOnce = 64
  /// Articles of one transaction.
  static let batchSize = 2_000
  /// Bytes of decoded bodies in memory while they come in.
  static let byteBudget = 16 << 20
  /// Bytes of memory for documents that are being read.
  static let readingBudget = 48 << 20
  /// What a byte of a feed may cost in memory while articles are made of it: much, where entries are
  /// many and short.
  static let bytesInMemoryPerByte = 16

  init(
    configuration: Configuration, store: any NewsStore, options: CycleOptions,
    observer: any CycleObserver, now: Timestamp
  ) {
    self.configuration = configuration
    self.store = store
    self.options = options
    self.observer = observer
    self.now = now
    alertAfter = configuration.sources.reduce(into: [:]) { found, source in
      found[source.id] = source.settings.alertAfter
    }
  }

  func run() async throws -> CycleReport {
    var report = CycleReport()
    report.isRehearsal = options.isRehearsal
    let due = try await dueSources()
    report.asked = due.count
    observer.cycleBegan(sources: due.count)
    if !due.isEmpty { try await takeTurns(due, &report) }
    observer.fetchingEnded()
    guard !options.isRehearsal else { return report }
    let matching = MatchingTurn(configuration: configuration, store: store, now: now)
    report.storiesTouched = try await matching.settlePending()
    return report
  }

  /// The sources to be asked, with their states: who was asked last comes last.
  private func dueSources() async throws -> [(Source, SourceState)] {
    let only = Set(options.only.map(SourceID.init(rawValue:)))
    let wanted = configuration.sources.filter { only.isEmpty || only.contains($0.id) }
    let states = try await store.states(of: wanted.map(\.id))
    let adapted = zip(wanted, states).map { ($0, $1.adapted(to: $0)) }
    let waits = try await HostWaits(of: adapted, in: store, now: now)
    let due = adapted.filter { source, state in
      !state.isStopped
        && (options.force
          || !waits.holds(source, state) && Schedule.isDue(state, source.settings, now: now))
    }
    // Those that a former run had to leave out come first. The order changes nothing else.
    return due.enumerated().sorted { one, other in
      (one.element.1.lastAttempt?.seconds ?? .min, one.offset)
        < (other.element.1.lastAttempt?.seconds ?? .min, other.offset)
    }.map(\.element)
  }

  private func takeTurns(_ due: [(Source, SourceState)], _ report: inout CycleReport) async throws {
    let stages = try Stages(
      configuration, sources: due.map(\.0), store: store, isRehearsal: options.isRehearsal,
      now: now)
    var batch = Batch(seen: now)
    var waits = HostWaits()
    try await withThrowingTaskGroup(of: SourceYield.self) { group in
      var waiting = due.makeIterator()
      func start() {
        guard let (source, state) = waiting.next() else { return }
        let turn = SourceTurn(source: source, state: state, stages: stages, now: now)
        group.addTask { try await turn.take() }
      }
      for _ in 0..<Self.turnsAtOnce { start() }
      while let yield = try await group.next() {
        add(yield, to: &batch, &report)
        if let wait = yield.hostWait { waits.add(wait) }
        if batch.admissions.count >= Self.batchSize { try await flush(&batch) }
        start()
      }
    }
    batch.hosts = waits.joined(with: stages.robots.learnt)
    try await flush(&batch)
    await stages.shutdown()
    report.reachedLimits = stages.reachedLimits(report)
    let places = Dictionary(
      configuration.sources.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    report.failures.sort { places[$0.source] ?? 0 < places[$1.source] ?? 0 }
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

  private func add(_ yield: SourceYield, to batch: inout Batch, _ report: inout CycleReport) {
    var state = yield.state
    state.articles = state.articles &+ Int64(yield.newArticles)
    batch.states.append(state)
    if yield.isPart { batch.parts.insert(state.source) }
    batch.admissions += yield.admissions
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

  private func failure(_ state: SourceState, _ reason: String) -> SourceFailure {
    // What is gone is not asked again: there is no later failure at which it could be told.
    let isTold =
      state.gone != nil || alertAfter[state.source].map { state.failures == $0 } ?? true
    return SourceFailure(
      source: state.source, reason: reason, count: state.failures, isTold: isTold)
  }

  private func flush(_ batch: inout Batch) async throws {
    let full = batch
    batch = Batch(seen: now)
    guard !options.isRehearsal else { return }
    try await store.admit(full)
  }
}
