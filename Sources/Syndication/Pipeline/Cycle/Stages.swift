import Fetching
import News
import Storage
import Text

/// What the turns of a cycle share.
struct Stages: Sendable {
  private let transfers: [String?: Transfers]
  let store: any NewsStore
  let publishers: PublisherDirectory
  let gate = MemoryGate(limit: Cycle.readingBudget)

  /// One handle serves all sources that trust the same certificates.
  init(_ configuration: Configuration, sources: [Source], store: any NewsStore) throws(Complaint) {
    self.store = store
    publishers = PublisherDirectory(configuration.sources)
    var transfers: [String?: Transfers] = [:]
    for file in Set(sources.map(\.settings.caFile)) {
      transfers[file] = try Self.makeTransfers(configuration, caFile: file)
    }
    self.transfers = transfers
  }

  func fetch(
    _ request: FetchRequest, for source: Source
  ) async -> Result<FetchResponse, FetchFailure> {
    guard let transfers = transfers[source.settings.caFile] else {
      return .failure(FetchFailure(.cancelled, url: request.url))
    }
    return await transfers.fetch(request)
  }

  private static func makeTransfers(
    _ configuration: Configuration, caFile: String?
  ) throws(Complaint) -> Transfers {
    do throws(Transfers.SetUpError) {
      return try Transfers(
        Transfers.Configuration(
          userAgent: configuration.userAgent, caFile: caFile,
          perHost: configuration.transfers.perHost, inFlight: 2 * Cycle.turnsAtOnce,
          byteBudget: Cycle.byteBudget))
    } catch {
      throw Complaint(.inputOutput, error.description)
    }
  }
}

/// Which publisher stands behind a host, as far as the configuration tells.
struct PublisherDirectory: Sendable {
  private let publishers: [String: PublisherID]

  init(_ sources: [Source]) {
    publishers = Dictionary(
      sources.compactMap { source in
        FeedAddress.host(of: source.url).map { ($0, source.publisher) }
      }, uniquingKeysWith: { first, _ in first })
  }

  func publisher(ofHost host: String) -> PublisherID? {
    publishers[host.hasPrefix("www.") ? String(host.dropFirst(4)) : host]
  }
}
