import Extraction
import Fetching
import News
import Storage
import Text

/// What the turns of a cycle share.
struct Stages: Sendable {
  private let transfers: [String?: Transfers]
  let store: any NewsStore
  let publishers: PublisherDirectory
  /// How article pages are read.
  let rules: ExtractionRules
  /// Nothing is to be stored.
  let isRehearsal: Bool
  let gate = MemoryGate(limit: Cycle.readingBudget)
  let pages = PageShelf(limit: Cycle.pageMemory)

  /// One handle serves all sources that trust the same certificates.
  init(
    _ configuration: Configuration, sources: [Source], store: any NewsStore, isRehearsal: Bool
  ) throws(Complaint) {
    self.store = store
    self.isRehearsal = isRehearsal
    rules = configuration.rules
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

  /// Ends all transfers; to be awaited before the process ends.
  func shutdown() async {
    for one in transfers.values { await one.shutdown() }
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

  /// A host that sources of several publishers share tells nothing.
  init(_ sources: [Source]) {
    var found: [String: Set<PublisherID>] = [:]
    for source in sources {
      if let host = FeedAddress.host(of: source.url) {
        found[host, default: []].insert(source.publisher)
      }
    }
    publishers = found.compactMapValues { $0.count == 1 ? $0.first : nil }
  }

  func publisher(ofHost host: String) -> PublisherID? {
    publishers[host.hasPrefix("www.") ? String(host.dropFirst(4)) : host]
  }
}
