import JSON
import News
import Publishing
import Storage
import Text

/// The store and the sources in words and in JSON.
enum StatusReport {
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
      lines.append(name + space + "  " + line(state))
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// What a person should know of a source, without its name.
  private static func line(_ state: SourceState) -> String {
    var line = "\(state.health.words.padded(to: 10))  \(moment(state.lastSuccess))"
    line += "  next \(state.isStopped ? "never".padded(to: 20) : moment(state.nextDue))"
    line += "  \(state.articles) articles  \(kilobytes(state.bytes)) KB"
    if let latency = state.latency { line += "  \(milliseconds(latency)) ms" }
    if let moved = state.adopted { line += "  moved to \(TerminalText.safe(moved))" }
    if let error = state.lastError, state.failures > 0 { line += "  \(TerminalText.safe(error))" }
    return line
  }

  private static func kilobytes(_ bytes: Int64) -> Int64 {
    bytes / 1_024
  }

  private static func milliseconds(_ seconds: Double) -> Int {
    Int((min(max(seconds, 0), 1e6) * 1_000).rounded())
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
    member("health", state.health.words)
    member("title", state.title)
    member("paused", state.paused)
    member("gone", moment(state.gone))
    member("last_attempt", moment(state.lastAttempt))
    member("last_success", moment(state.lastSuccess))
    member("next_due", moment(state.nextDue))
    member("failures", state.failures)
    member("last_error", state.lastError)
    member("moved_to", state.moved?.url)
    member("moved_sightings", state.moved?.sightings)
    member("asked_at_new_address", state.moved == nil ? nil : state.adopted != nil)
    member("fetches", state.fetches)
    member("bytes", state.bytes)
    member("entries", state.entries)
    member("articles", state.articles)
    member("latency_seconds", state.latency)
    write(state.pace, state.rhythm)
    write(state.push)
  }

  private mutating func write(_ pace: SourcePace, _ rhythm: SourceRhythm) {
    member("fresh_seconds", pace.freshness)
    member("ttl_seconds", pace.timeToLive)
    member("update_seconds", pace.updatePeriod)
    member("gap_seconds", rhythm.gap)
    member("newest", rhythm.newest.map { DateWriter.rfc3339($0.seconds) })
  }

  private mutating func write(_ push: PushLinks) {
    member("hubs", push.hubs)
    member("topic", push.topic)
  }
}

/// How a source is, in one word, with the number of failures in a row.
struct SourceHealth: Hashable {
  enum Kind: String {
    case new, ok, failed, paused, gone
  }

  let kind: Kind
  private let failures: Int

  init(_ state: SourceState) {
    failures = state.failures
    kind =
      if state.paused {
        .paused
      } else if state.gone != nil {
        .gone
      } else if state.failures > 0 {
        .failed
      } else {
        state.lastSuccess == nil ? .new : .ok
      }
  }

  var words: String {
    kind == .failed ? "failed (\(failures))" : kind.rawValue
  }
}

extension SourceState {
  var health: SourceHealth { SourceHealth(self) }
}
