import JSON
import News
import Publishing
import Storage
import Text

package enum StatusFormat: String, Sendable, CaseIterable {
  case text, json
}

extension Desk {
  /// What the store holds, and the health of each configured source.
  package func status(format: StatusFormat) async throws -> [UInt8] {
    let statistics = try await store.statistics()
    let states = try await store.states(of: configuration.sources.map(\.id))
    switch format {
    case .text: return Array(StatusReport.text(statistics, states).utf8)
    case .json: return StatusReport.json(statistics, states)
    }
  }

  /// A line for each configured source.
  package func listSources() async throws -> [UInt8] {
    let states = try await store.states(of: configuration.sources.map(\.id))
    let lines = zip(configuration.sources, states).map { source, state in
      [
        source.id.rawValue, StatusReport.health(state), source.language ?? "-",
        source.publisher.rawValue, FeedAddress.shown(source.url), source.title ?? "",
      ].map { TerminalText.isolated(TerminalText.safe($0)) }.joined(separator: "\t") + "\n"
    }
    return Array(lines.joined().utf8)
  }
}

/// The store and the sources in words and in JSON.
enum StatusReport {
  static func health(_ state: SourceState) -> String {
    if state.paused { return "paused" }
    if state.failures > 0 { return "failed \(state.failures)×" }
    return state.lastSuccess == nil ? "new" : "ok"
  }

  static func text(_ statistics: StoreStatistics, _ states: [SourceState]) -> String {
    let failing = states.count { $0.failures > 0 }
    var lines = [
      "articles   \(statistics.articles), in \(statistics.revisions) revisions",
      "stories    \(statistics.stories), \(statistics.republished) of them republished",
      "pending    \(statistics.pending)",
      "store      \(statistics.size / 1024) KB",
      "sources    \(states.count), \(failing) failing",
      "",
    ]
    let width = min(40, states.map { $0.source.rawValue.count }.max() ?? 0)
    for state in states {
      let name = TerminalText.safe(state.source.rawValue)
      let space = String(repeating: " ", count: max(0, width - name.count))
      var line = "\(name)\(space)  \(health(state).padded(to: 10))  \(moment(state.lastSuccess))"
      line += "  next \(moment(state.nextDue))"
      if let error = state.lastError, state.failures > 0 { line += "  \(TerminalText.safe(error))" }
      lines.append(line)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func moment(_ moment: Timestamp?) -> String {
    moment.map { DateWriter.rfc3339($0.seconds) } ?? "never".padded(to: 20)
  }

  static func json(_ statistics: StoreStatistics, _ states: [SourceState]) -> [UInt8] {
    var writer = JSONWriter(indentation: 1)
    writer.object { writer in
      writer.key("store")
      writer.object { writer in
        writer.member("articles", statistics.articles)
        writer.member("revisions", statistics.revisions)
        writer.member("stories", statistics.stories)
        writer.member("republished", statistics.republished)
        writer.member("pending", statistics.pending)
        writer.member("bytes", statistics.size)
      }
      writer.key("sources")
      writer.array { writer in
        for state in states { writer.object { $0.write(state) } }
      }
    }
    writer.newline()
    return writer.bytes
  }
}

extension JSONWriter {
  fileprivate mutating func write(_ state: SourceState) {
    func moment(_ moment: Timestamp?) -> String? {
      moment.map { DateWriter.rfc3339($0.seconds) }
    }
    member("id", state.source.rawValue)
    member("health", StatusReport.health(state))
    member("title", state.title)
    member("paused", state.paused)
    member("last_attempt", moment(state.lastAttempt))
    member("last_success", moment(state.lastSuccess))
    member("next_due", moment(state.nextDue))
    member("failures", state.failures)
    member("last_error", state.lastError)
    member("moved_to", state.moved?.url)
    member("fetches", state.fetches)
    member("bytes", state.bytes)
    member("entries", state.entries)
    member("latency_seconds", state.latency)
  }
}
