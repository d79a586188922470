package import News

/// What a run is asked to do.
package struct CycleOptions: Sendable {
  /// IDs of sources; empty: all.
  package var only: [String]
  /// Ask every source, due or not.
  package var force: Bool
  /// Fetch and read, but store and publish nothing.
  package var isRehearsal: Bool

  package init(only: [String] = [], force: Bool = false, isRehearsal: Bool = false) {
    self.only = only
    self.force = force
    self.isRehearsal = isRehearsal
  }
}

/// Follows a run while it goes on. Called from any task.
package protocol CycleObserver: Sendable {
  func cycleBegan(sources: Int)
  func sourceEnded(failed: Bool, articles: Int)
  /// All sources were asked; what their documents took of memory is free.
  func fetchingEnded()
}

/// What a run did.
package struct CycleReport: Hashable, Sendable {
  /// Sources that were due.
  package var asked = 0
  /// Of those: how many answered that nothing changed, or with the same bytes.
  package var unchanged = 0
  /// Of those: how many were left for a later run, because their host refused another one or the
  /// run's bytes were spent.
  package var postponed = 0
  package var newArticles = 0
  package var changedArticles = 0
  package var storiesTouched = 0
  package var failures: [SourceFailure] = []
  /// A line for each source that answers again and whose failing had been told once (`alertAfter`).
  package var recoveries: [String] = []
  /// A line for each source that is asked at its new address from now on.
  package var moves: [String] = []
  /// Pages that could not be read; their articles are kept as the feed had them.
  package var failedPages = 0
  /// Pages that robots.txt disallows; their articles are kept as the feed had them.
  package var disallowedPages = 0
  /// Pages that were left for the next run, because what this one may take was spent.
  package var postponedPages = 0
  /// A line for each limit of the run that was reached.
  package var reachedLimits: [String] = []
  /// Files that were written anew.
  package var written: [String] = []
  /// What went wrong with exports.
  package var exportComplaints: [Complaint] = []
  package var isRehearsal = false

  /// How the run ends. What could not be written weighs more than what could not be fetched.
  package var status: ExitStatus {
    if let status = exportComplaints.status { return status }
    if failures.isEmpty { return .done }
    return failures.count == asked - postponed ? .everySourceFailed : .someSourcesFailed
  }

  /// A line for each source that failed or recovered and is to be told, then what went wrong with
  /// exports.
  package var complaints: [String] {
    failures.filter(\.isTold).map(\.line) + recoveries + reachedLimits
      + exportComplaints.flatMap(\.lines)
  }

  /// One line for a person.
  package var summary: String {
    var parts = ["\(asked) sources asked", "\(unchanged) unchanged"]
    if postponed > 0 { parts.append("\(postponed) put off") }
    if !failures.isEmpty { parts.append("\(failures.count) failed") }
    parts.append("\(newArticles) new articles")
    if changedArticles > 0 { parts.append("\(changedArticles) changed") }
    if failedPages > 0 { parts.append("\(failedPages) pages not read") }
    if postponedPages > 0 { parts.append("\(postponedPages) pages put off") }
    if disallowedPages > 0 { parts.append("\(disallowedPages) pages disallowed by robots.txt") }
    if isRehearsal { return parts.joined(separator: ", ") + "; nothing was stored" }
    parts.append("\(storiesTouched) stories touched")
    return parts.joined(separator: ", ") + "; \(written.count) files written"
  }
}

/// A source that brought nothing, and why.
package struct SourceFailure: Hashable, Sendable {
  package var source: SourceID
  package var reason: String
  /// Failures in a row, this one included.
  package var count: Int
  /// False when `alertAfter` keeps it silent.
  package var isTold: Bool

  /// Bytes of a line on stderr.
  static let maximumLength = 1_000

  /// One bounded line without control characters.
  package var line: String {
    Self.clean("\(source.rawValue): \(reason)")
  }

  /// - Parameter limit: bytes.
  static func clean(_ text: String, limit: Int = maximumLength) -> String {
    var line = ""
    for scalar in text.unicodeScalars {
      if line.utf8.count >= limit { return line + "…" }
      let isControl = scalar.properties.generalCategory == .control
      line.unicodeScalars.append(isControl ? " " : scalar)
    }
    return line
  }
}
