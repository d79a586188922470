import Feeds
import Fetching
import News
import Publishing

/// What `sources check` found.
package struct CheckReport: Hashable, Sendable {
  /// A line for each source.
  package var table: [UInt8]
  package var status: ExitStatus
}

extension Desk {
  /// Fetches and reads sources now, without the store: what format, how many entries, how many of
  /// them with a date and a text.
  package func checkSources(_ ids: [String]) async throws -> CheckReport {
    let sources = try ids.isEmpty ? configuration.sources : ids.map { try source($0) }
    let stages = try Stages(
      configuration, sources: sources, store: store, isRehearsal: true, now: clock.now())
    let lines = await withTaskGroup(of: (Int, Bool, String).self) { group in
      var lines = [(Bool, String)](repeating: (false, ""), count: sources.count)
      for (index, source) in sources.enumerated() {
        group.addTask {
          let (isGood, words) = await Self.check(source, stages)
          return (index, isGood, words)
        }
      }
      for await (index, isGood, words) in group { lines[index] = (isGood, words) }
      return lines
    }
    await stages.shutdown()
    let failed = lines.count { !$0.0 }
    let table = zip(sources, lines).map { source, line in
      [source.id.rawValue, line.0 ? "ok" : "failed", line.1].map(TerminalText.safe)
        .joined(separator: "\t") + "\n"
    }
    let status: ExitStatus =
      failed == 0 ? .done : failed == sources.count ? .everySourceFailed : .someSourcesFailed
    return CheckReport(table: Array(table.joined().utf8), status: status)
  }

  private static func check(_ source: Source, _ stages: Stages) async -> (Bool, String) {
    switch await stages.fetch(SourceTurn.request(source), for: source) {
    case .failure(let failure):
      let words = [failure.description, Cure.of(failure)].compactMap { $0 }
      return (false, SourceFailure.clean(words.joined(separator: ": ")))
    case .success(let response):
      do throws(FeedError) {
        let feed = try FeedParser.parse(
          response.body.bytes, contentType: response.head.contentType,
          baseURL: response.finalURL)
        return (true, describe(feed, response))
      } catch {
        return (false, describe(error, response))
      }
    }
  }

  /// What is no feed may be a page that names one.
  private static func describe(_ error: FeedError, _ response: FetchResponse) -> String {
    guard error == .notAFeed, Cure.isPage(response.head) else { return error.description }
    let feeds = FeedDiscovery.addresses(in: response.body.bytes, base: response.finalURL)
    let names = feeds.isEmpty ? "none" : feeds.joined(separator: ", ")
    return SourceFailure.clean("\(error.description); the page names \(names)")
  }

  private static func describe(_ feed: ParsedFeed, _ response: FetchResponse) -> String {
    let dated = feed.entries.count { $0.published != nil || $0.modified != nil }
    let full = feed.entries.count { $0.contentHTML != nil || $0.contentText != nil }
    var words = "\(feed.format.rawValue), \(feed.encoding), \(feed.entries.count) entries, "
    words += "\(dated) dated, \(full) with content"
    if !feed.wellFormed { words += ", not well-formed" }
    if response.head.etag == nil && response.head.lastModified == nil { words += ", no validators" }
    if let moved = response.permanentURL { words += ", moved to \(moved)" }
    return words
  }
}
