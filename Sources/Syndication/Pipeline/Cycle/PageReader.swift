import Extraction
import Fetching
import News
import Text

/// Reads article pages for one source.
struct PageReader: Sendable {
  let source: Source
  let stages: Stages

  struct Arrival: Sendable {
    let page: PageAnswer
    /// What a large page takes of memory beyond what was set aside for it.
    let pass: MemoryPass?

    /// The task was cancelled.
    static let unanswered = Arrival(page: .postponed, pass: nil)
  }

  /// - Returns: nil when the task was cancelled.
  func read(_ entry: ArticleDraft) async -> Arrival? {
    guard let url = ArticleDraft.link(of: entry.entry), FeedAddress.host(of: url) != nil
    else { return Arrival(page: .none, pass: nil) }
    let request = request(url)
    guard request.headers.isEmpty, request.cookies == nil,
      let canonical = WebAddress.canonical(url)
    else { return await fetch(request) }
    // What others have read lies on the shelf, which counts it.
    var pass: MemoryPass?
    let key = PageShelf.Key(
      url: canonical, terms: FetchTerms(source), robots: source.settings.robots,
      agent: stages.robotsAgent(for: request, at: FeedAddress.origin(of: url) ?? ""))
    let page = await stages.pages.page(key) {
      let arrival = await fetch(request)
      pass = arrival?.pass
      return arrival?.page
    }
    return page.map { Arrival(page: $0, pass: pass) }
  }

  private func fetch(_ request: FetchRequest) async -> Arrival? {
    // Counts as asked for: it comes when the feed has changed after that.
    if let origin = FeedAddress.origin(of: request.url), await stages.pageWaits.holds(origin) {
      return Arrival(page: .failed(.page), pass: nil)
    }
    guard stages.mayReadPage() else { return Arrival(page: .postponed, pass: nil) }
    switch await stages.fetch(request, for: source) {
    case .failure(let failure):
      stages.pageWaits.note(failure)
      return PageAnswer(failure).map { Arrival(page: $0, pass: nil) }
    case .success(let response): return await read(response)
    }
  }

  /// A large page waits until there is room for it. Its body counts so long: where pages are read
  /// faster than they are stored, fewer are asked for.
  private func read(_ response: FetchResponse) async -> Arrival {
    let article = try? ArticleExtractor.extract(
      response.body.bytes, contentType: response.head.contentType, url: response.finalURL,
      rules: stages.rules)
    guard let article = article.map(EntryBounds.bounded) else {
      return Arrival(page: .failed(.page), pass: nil)
    }
    let bytes = article.bytesOfStrings
    guard bytes > PageTurn.bytesPerPage else { return Arrival(page: .read(article), pass: nil) }
    let pass = await stages.largePages.enter(bytes: bytes)
    withExtendedLifetime(response) {}
    return Arrival(page: .read(article), pass: pass)
  }

  /// The source's headers go to its own host only.
  private func request(_ url: String) -> FetchRequest {
    var request = SourceTurn.request(source)
    request.url = url
    request.kind = .page
    // One that hangs is to be known as such before the time of all is over.
    request.timeout = min(request.timeout, .seconds(stages.limits.pageTime) / 2)
    request.heeds = .tooMany
    request.cookies = stages.cookies[source.id]
    if FeedAddress.origin(of: url) != FeedAddress.origin(of: source.url) { request.headers = [] }
    return request
  }
}

extension PageAnswer {
  /// Nil when the fetch was cancelled.
  fileprivate init?(_ failure: FetchFailure) {
    switch failure.reason {
    case .disallowed: self = .disallowed
    case .budgetSpent: self = .postponed
    case .hostSilent, .hostRefuses: self = .givenUp
    case .cancelled: return nil
    default: self = .failed(failure.fault)
    }
  }
}

extension FetchFailure {
  /// Whose fault it is that a page could not be read. Statuses that a wall before all pages answers
  /// (RFC 9110 section 15.5, RFC 6585, RFC 8470) are the host's.
  fileprivate var fault: PageAnswer.Fault {
    switch reason {
    case .status(401...403, _, _), .status(407...408, _, _): .host
    case .status(421, _, _), .status(425, _, _), .status(429, _, _): .host
    case .status(400...499, _, _), .tooLarge, .badAddress, .badRequest: .page
    default: .host
    }
  }
}
