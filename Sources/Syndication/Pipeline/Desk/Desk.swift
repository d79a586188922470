import News
import Publishing
package import Storage

/// A configuration with its store: what the commands work on.
package struct Desk: Sendable {
  package let configuration: Configuration
  let store: any NewsStore
  let clock: WallClock
  /// For others that write the files of exports and metrics.
  let wait = FileWait()

  package init(
    configuration: Configuration, store: any NewsStore, clock: WallClock = .system
  ) {
    self.configuration = configuration
    self.store = store
    self.clock = clock
  }

  /// Ends the use of the store and tidies what is on disk.
  package func close() async {
    await store.close()
  }
}

extension Desk {
  /// One cycle, under the store's lock, then the exports.
  package func run(
    _ options: CycleOptions, observer: any CycleObserver
  ) async throws -> CycleReport {
    for id in options.only { _ = try source(id) }
    guard !options.isRehearsal else { return try await cycle(options, observer).run() }
    guard let lock = try await store.lockCycle() else {
      throw Complaint(
        .locked, "another run is at work on this database; this one did nothing")
    }
    var report = try await cycle(options, observer).run()
    if report.status != .everySourceFailed {
      (report.written, report.exportComplaints) = await writeChangedExports()
      await writeSite(&report)
    }
    if let complaint = await writeMetrics() { report.exportComplaints.append(complaint) }
    await store.close()
    withExtendedLifetime(lock) {}
    return report
  }

  private func cycle(_ options: CycleOptions, _ observer: any CycleObserver) -> Cycle {
    Cycle(
      configuration: configuration, store: store, options: options, observer: observer,
      now: clock.now())
  }

  /// The configured source with an ID; misuse when there is none.
  func source(_ id: String) throws(Complaint) -> Source {
    guard let source = configuration.sources.first(where: { $0.id.rawValue == id }) else {
      throw Complaint(
        .usage,
        "no source has the ID \(SourceFailure.clean(FeedAddress.shown(id))): see 'aggregator sources list'"
      )
    }
    return source
  }

  package func setPaused(_ paused: Bool, _ ids: [String]) async throws {
    let sources = try ids.map { try source($0).id }
    try await store.setPaused(paused, sources)
  }

  /// Writes the addresses that sources are asked at since they have moved for good into the
  /// configuration file; of all that have moved, without IDs. A line for each of them.
  package func relocateSources(_ ids: [String]) async throws -> [String] {
    let wanted = Set(try ids.map { try source($0).id })
    let states = Dictionary(
      try await states().map { ($0.source, $0) }, uniquingKeysWith: { first, _ in first })
    var addresses: [SourceID: String] = [:]
    var lines: [String] = []
    for source in configuration.sources where wanted.isEmpty || wanted.contains(source.id) {
      guard let moved = states[source.id]?.moved, moved.sightings >= SourceState.grace - 1 else {
        continue
      }
      let id = source.id.rawValue
      if source.keepsSecrets(from: moved.url) {
        let line =
          "\(id) has moved to another host, \(moved.url), and "
          + "what its \"url\", \"headers\" or \"auth\" send is for its own: write the new address, "
          + "with what is to be sent there, into the configuration by hand"
        guard wanted.isEmpty else { throw Complaint(.usage, SourceFailure.clean(line)) }
        lines.append(SourceFailure.clean(line))
      } else if let url = states[source.id]?.adopted.flatMap(source.address(movedTo:)) {
        addresses[source.id] = url
        lines.append(SourceFailure.clean("\(id) is at \(moved.url) from now on"))
      }
    }
    if let id = ids.first(where: { addresses[SourceID(rawValue: $0)] == nil }) {
      throw Complaint(.usage, "\(id) has not moved: see 'aggregator status'")
    }
    try ConfigurationFile(path: configuration.path).relocate(addresses)
    return lines
  }

  /// Removes what its source keeps no longer; returns how many articles went. What came from a
  /// source that is no longer configured is kept as long as anything is.
  package func prune() async throws -> Int {
    let now = clock.now()
    let horizons = Dictionary(
      uniqueKeysWithValues: configuration.sources.map {
        ($0.id, now.advanced(by: -$0.settings.keep))
      })
    let others = horizons.values.min() ?? now.advanced(by: -SourceSettings().keep)
    return try await store.prune(horizons, others: others)
  }
}
