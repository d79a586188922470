import Extraction
import Fetching
import News
import Storage
import Synchronization
import Text

/// What the turns of a cycle share.
struct Stages: Sendable {
  private let transfers: Transfers
  private let userAgent: String
  let store: any NewsStore
  let publishers: PublisherDirectory
  /// How article pages are read.
  let rules: ExtractionRules
  /// Nothing is to be stored.
  let isRehearsal: Bool
  /// For documents that are being read.
  let gate = MemoryGate(limit: Cycle.readingBudget)
  /// For entries that wait for their pages. Who waits here may hold a pass of `gate`; who holds a pass of
  /// this one never waits there.
  let waitingRoom = MemoryGate(limit: Cycle.waitingBudget)
  /// For large pages that have been read. Who holds a pass of this one waits for the store alone.
  let largePages: MemoryGate
  let pages = PageShelf()
  let robots: RobotsShelf
  let pageWaits: PageWaits
  /// The jars of the sources that want one.
  let cookies: [SourceID: CookieJar]
  let limits: CycleLimits
  private let traffic: TrafficBudget
  private let pagesRead = Counter()

  init(
    _ configuration: Configuration, sources: [Source], store: any NewsStore, isRehearsal: Bool,
    isForced: Bool = false, now: Timestamp, largePageBudget: Int = Cycle.largePageBudget
  ) throws(Complaint) {
    self.store = store
    largePages = MemoryGate(limit: largePageBudget)
    userAgent = configuration.userAgent
    limits = configuration.limits
    traffic = TrafficBudget(limit: configuration.limits.bytes)
    cookies = sources.reduce(into: [:]) { jars, source in
      if source.settings.cookies { jars[source.id] = CookieJar(home: source.url) }
    }
    robots = RobotsShelf(store: store, now: now)
    pageWaits = PageWaits(store: store, now: now, isForced: isForced)
    self.isRehearsal = isRehearsal
    rules = configuration.rules
    publishers = PublisherDirectory(configuration.sources)
    transfers = try Self.makeTransfers(
      configuration, traffic, caFiles: Self.byUse(sources.map(\.settings.caFile)))
  }

  /// Fetches what the robots.txt of its host allows, where that is to be asked.
  func fetch(
    _ request: FetchRequest, for source: Source
  ) async -> Result<FetchResponse, FetchFailure> {
    guard source.settings.robots.covers(request.kind) else {
      return await transfers.fetch(request)
    }
    return await transfers.fetch(request) { await permit($0, of: request, for: source) }
  }

  /// What robots.txt says to this request, redirects included.
  private func permit(
    _ place: FetchPlace, of asked: FetchRequest, for source: Source
  ) async -> FetchPermit {
    let agent = robotsAgent(for: asked, at: place.origin)
    let key = RobotsShelf.Key(origin: place.origin, agent: agent, terms: FetchTerms(source))
    let answer = await robots.answer(key) {
      var request = SourceTurn.request(source)
      request.url = place.robots
      request.kind = .robots
      // It is asked under the name that it is read for.
      request.headers = userAgent(of: asked, at: place.origin).map { [$0] } ?? []
      request.maximumBytes = RobotsRules.maximumBytes
      return await transfers.fetch(request)
    }
    switch answer {
    case nil: return .refused(.cancelled)
    case .notAsked(let reason): return .refused(reason)
    case .unreachable(let why): return .refused(.robotsUnreachable(why))
    case .rules(let rules) where rules.allow(path: place.path):
      return .granted(spacing: .seconds(rules.crawlDelay ?? 0))
    case .rules: return .refused(.disallowed(agent: agent.token))
    }
  }

  /// Counts one more page; false when the run may read no more.
  func mayReadPage() -> Bool {
    pagesRead.next() <= limits.pages
  }

  /// A line for the limit that was reached, and what was left out.
  func reachedLimits(_ report: CycleReport) -> [String] {
    let left = "\(report.postponedPages) pages are left for the next run"
    if traffic.isSpent {
      return [
        "the \(limits.bytes) bytes of a run (limits.bytes) are spent: \(report.postponed) sources "
          + "and \(left)"
      ]
    }
    guard report.postponedPages > 0 else { return [] }
    return [
      pagesRead.value > limits.pages
        ? "the \(limits.pages) pages of a run (limits.pages) are read: \(left)"
        : "the pages of some sources are too many for one turn, wait for hosts that do not answer, or "
          + "take longer than \(limits.pageTime) s (limits.pageTime): \(left)"
    ]
  }

  /// The name that a request goes by at a host.
  func robotsAgent(for request: FetchRequest, at origin: String) -> RobotsAgent {
    RobotsAgent(userAgent: userAgent(of: request, at: origin)?.value ?? userAgent)
  }

  /// The name that the request's own headers give, which its own host alone gets.
  private func userAgent(of request: FetchRequest, at origin: String) -> FetchRequest.Header? {
    let own = request.headers.first { $0.name.lowercased() == "user-agent" }
    guard let own, FeedAddress.origin(of: request.url) == origin else { return nil }
    return own
  }

  /// Ends all transfers; to be awaited before the process ends.
  func shutdown() async {
    await transfers.shutdown()
  }

  /// Each file once, that of most sources first.
  private static func byUse(_ files: [String?]) -> [String?] {
    let counts = files.reduce(into: [:]) { $0[$1, default: 0] += 1 }
    return counts.isEmpty ? [nil] : counts.sorted { $0.value > $1.value }.map(\.key)
  }

  private static func makeTransfers(
    _ configuration: Configuration, _ traffic: TrafficBudget, caFiles: [String?]
  ) throws(Complaint) -> Transfers {
    do throws(Transfers.SetUpError) {
      return try Transfers(
        Transfers.Configuration(
          userAgent: configuration.userAgent, from: configuration.from, caFiles: caFiles,
          perHost: configuration.transfers.perHost,
          delay: .milliseconds(configuration.transfers.delay),
          inFlight: configuration.limits.transfers, byteBudget: Cycle.byteBudget,
          traffic: traffic))
    } catch {
      throw Complaint(.inputOutput, error.description)
    }
  }
}

extension RobotsScope {
  fileprivate func covers(_ kind: FetchRequest.Kind) -> Bool {
    switch self {
    case .none: false
    case .pages: kind == .page
    case .all: kind != .robots
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

/// Counts from 1, for many tasks.
private final class Counter: Sendable {
  private let count = Atomic<Int>(0)

  var value: Int { count.load(ordering: .relaxed) }

  func next() -> Int {
    count.wrappingAdd(1, ordering: .relaxed).newValue
  }
}
