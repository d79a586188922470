import JSON
import News
import Publishing
import Storage
import Text

package enum StatusFormat: String, Sendable, CaseIterable {
  case text, json, prometheus
}

extension Desk {
  /// What the store holds, and the health of each configured source.
  package func status(format: StatusFormat) async throws -> [UInt8] {
    let statistics = try await store.statistics()
    let states = try await states()
    switch format {
    case .text: return Array(StatusReport.text(statistics, states).utf8)
    case .json: return StatusReport.json(statistics, states)
    case .prometheus: return MetricsText(statistics, states).bytes
    }
  }

  /// What is known of each configured source, as it is configured now.
  func states() async throws -> [SourceState] {
    let states = try await store.states(of: configuration.sources.map(\.id))
    return zip(configuration.sources, states).map { $1.adapted(to: $0) }
  }

  /// Writes the file of metrics where one is configured; what went wrong with it.
  func writeMetrics() async -> Complaint? {
    guard let path = configuration.metrics else { return nil }
    do {
      let bytes = try await status(format: .prometheus)
      try Folder.create(Paths.folder(of: path))
      let file = try AtomicFile(path: path, wait: wait)
      try file.write(bytes)
      _ = try file.commit()
      return nil
    } catch {
      return Complaint(error)
    }
  }

  /// A line for each configured source.
  package func listSources() async throws -> [UInt8] {
    let lines = zip(configuration.sources, try await states()).map { source, state in
      [
        source.id.rawValue, state.health.words, source.language ?? "-",
        source.publisher.rawValue, FeedAddress.shown(source.url), source.title ?? "",
      ].map { TerminalText.isolated(TerminalText.safe($0)) }.joined(separator: "\t") + "\n"
    }
    return Array(lines.joined().utf8)
  }
}
