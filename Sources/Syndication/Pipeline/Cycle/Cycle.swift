import News
import Storage

/// One run: asks the sources that are due, stores what they bring, matches it.
struct Cycle: Sendable {
  let configuration: Configuration
  let store: any NewsStore
  let options: CycleOptions
  let observer: any CycleObserver
  let now: Timestamp

  /// Bytes of decoded bodies in memory while they come in.
  static let byteBudget = 16 << 20
  /// Bytes of memory for documents that are being read.
  static let readingBudget = 48 << 20
  /// What a byte of a feed may cost in memory while articles are made of it: much, where entries are
  /// many and short.
  static let bytesInMemoryPerByte = 16
  /// Bytes of memory for entries that wait for their pages.
  static let waitingBudget = 24 << 20
  /// Bytes of memory for large pages that have been read, until they are stored.
  static let largePageBudget = 16 << 20

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
      isForced: options.force, now: now)
    var harvest = Harvest(
      into: report, of: due.map(\.0), store: store, observer: observer, now: now)
    harvest = try await bring(due, stages, into: harvest)
    try await harvest.finish(learnt: stages.robots.learnt, stages.pageWaits.learnt)
    await stages.shutdown()
    report = harvest.report
    report.reachedLimits = stages.reachedLimits(report)
    let places = Dictionary(
      configuration.sources.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { first, _ in first })
    report.failures.sort { places[$0.source] ?? 0 < places[$1.source] ?? 0 }
  }

  /// Turns go on while what others have brought is stored.
  private func bring(
    _ due: [(Source, SourceState)], _ stages: Stages, into harvest: Harvest
  ) async throws -> Harvest {
    let (brought, bring) = AsyncStream.makeStream(of: Result<SourceYield, StoreError>.self)
    return try await withThrowingTaskGroup(of: Harvest?.self) { group in
      group.addTask {
        await startTurns(due, stages, bring)
        bring.finish()
        return nil
      }
      group.addTask { try await Self.take(brought, into: harvest, endingTransfers: stages) }
      var full = harvest
      while let result = try await group.next() { full = result ?? full }
      return full
    }
  }

  private static func take(
    _ brought: AsyncStream<Result<SourceYield, StoreError>>, into harvest: Harvest,
    endingTransfers stages: Stages
  ) async throws -> Harvest {
    var harvest = harvest
    var yields = brought.makeAsyncIterator()
    do {
      while let yield = await yields.next() { try await harvest.take(yield.get()) }
      return harvest
    } catch {
      // Turns may be waiting for what others hold, and these lie in the stream: what they hold is given
      // back by taking them out.
      await stages.shutdown()
      while await yields.next() != nil {}
      throw error
    }
  }

  private enum Step: Sendable {
    case answered(Int)
    case ended
  }

  private func startTurns(
    _ due: [(Source, SourceState)], _ stages: Stages,
    _ bring: AsyncStream<Result<SourceYield, StoreError>>.Continuation
  ) async {
    let (steps, step) = AsyncStream.makeStream(of: Step.self)
    await withDiscardingTaskGroup { group in
      var rota = Rota(
        hosts: due.map { Rota.host(of: $0.0, $0.1) }, perHost: configuration.transfers.perHost,
        transfers: configuration.limits.transfers)
      func start() {
        while let number = rota.next() {
          let (source, state) = due[number]
          let turn = SourceTurn(source: source, state: state, stages: stages, now: now)
          group.addTask {
            bring.yield(await turn.result { step.yield(.answered(number)) })
            step.yield(.ended)
          }
        }
      }
      start()
      for await what in steps {
        switch what {
        case .answered(let number): rota.answered(number)
        case .ended: rota.ended()
        }
        if rota.isDone { break }
        start()
      }
    }
  }
}
