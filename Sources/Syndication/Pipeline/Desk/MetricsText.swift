import News
import Storage

/// The store and the health of sources in the text format of Prometheus (exposition format 0.0.4), for
/// the text file collector of `node_exporter`.
struct MetricsText {
  private(set) var bytes: [UInt8] = []

  init(_ statistics: StoreStatistics, _ states: [SourceState]) {
    store(statistics)
    sources(states)
  }

  private enum Kind: String {
    case gauge, counter
  }

  private mutating func store(_ statistics: StoreStatistics) {
    one("articles", "Articles in the store.", statistics.articles)
    one("revisions", "Texts of all articles, earlier ones too.", statistics.revisions)
    one("stories", "Stories in the store.", statistics.stories)
    one("republished_stories", "Stories with two or more publishers.", statistics.republished)
    one("pending_articles", "Articles that wait to be matched.", statistics.pending)
    one("store_size_bytes", "Size of the store on disk.", statistics.size)
  }

  private mutating func sources(_ states: [SourceState]) {
    each("source_up", .gauge, "Whether the source answered when last asked.", states) {
      $0.lastAttempt == nil ? nil : $0.failures == 0 ? 1 : 0
    }
    each("source_paused", .gauge, "Whether the source is left out of runs, or gone.", states) {
      $0.paused || $0.gone != nil ? 1 : 0
    }
    each("source_moved", .gauge, "Whether the source redirects for good.", states) {
      $0.moved == nil ? 0 : 1
    }
    each("source_failures", .gauge, "Failures since the source last answered.", states) {
      Int64($0.failures)
    }
    each(
      "source_last_attempt_timestamp_seconds", .gauge, "When the source was last asked.", states
    ) { $0.lastAttempt?.seconds }
    each(
      "source_last_success_timestamp_seconds", .gauge, "When the source last answered.", states
    ) { $0.lastSuccess?.seconds }
    each(
      "source_next_turn_timestamp_seconds", .gauge, "When the source is to be asked next.", states
    ) { $0.nextDue?.seconds }
    each("source_entries", .gauge, "Entries in the source's last document.", states) {
      Int64($0.entries)
    }
    each("source_requests_total", .counter, "Requests to the source.", states) { $0.fetches }
    each("source_received_bytes_total", .counter, "Bytes received from the source.", states) {
      $0.bytes
    }
    each("source_articles_total", .counter, "New articles from the source.", states) {
      $0.articles
    }
    latencies(states)
  }

  private mutating func latencies(_ states: [SourceState]) {
    let name = "source_transfer_seconds"
    head(name, .gauge, "How long the source's last transfer took.")
    for state in states {
      if let latency = state.latency, latency.isFinite { line(name, state.source, "\(latency)") }
    }
  }

  private mutating func one(_ name: String, _ help: String, _ value: some BinaryInteger) {
    head(name, .gauge, help)
    add("aggregator_\(name) \(value)\n")
  }

  /// One family with a sample a source; none where `value` is not known.
  private mutating func each(
    _ name: String, _ kind: Kind, _ help: String, _ states: [SourceState],
    _ value: (SourceState) -> Int64?
  ) {
    head(name, kind, help)
    for state in states {
      if let value = value(state) { line(name, state.source, String(value)) }
    }
  }

  private mutating func head(_ name: String, _ kind: Kind, _ help: String) {
    add("# HELP aggregator_\(name) \(help)\n# TYPE aggregator_\(name) \(kind.rawValue)\n")
  }

  private mutating func line(_ name: String, _ source: SourceID, _ value: String) {
    add("aggregator_\(name){source=\"\(Self.escaped(source.rawValue))\"} \(value)\n")
  }

  /// A label's value: a backslash, a quotation mark and a line break are escaped.
  static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case "\"": escaped += "\\\""
      case "\n": escaped += "\\n"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  private mutating func add(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }
}
