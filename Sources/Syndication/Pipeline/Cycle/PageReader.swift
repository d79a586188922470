import Extraction
import Fetching
import News
import Text

/// Reads article pages for one source.
struct PageReader: Sendable {
  let source: Source
  let stages: Stages

  /// - Returns: nil when the task was cancelled.
  func read(_ entry: ArticleDraft) async -> PageAnswer? {
    guard let url = ArticleDraft.link(of: entry.entry), FeedAddress.host(of: url) != nil
    else { return PageAnswer.none }
    let request = request(url)
    guard request.headers.isEmpty, request.cookies == nil,
      let canonical = WebAddress.canonical(url)
    else { return await fetch(request) }
    let key = PageShelf.Key(
      url: canonical, terms: FetchTerms(source), robots: source.settings.robots,
      agent: stages.robotsAgent(for: request, at: FeedAddress.origin(of: url) ?? ""))
    return await stages.pages.page(key) { await fetch(request) }
  }

  private func fetch(_ request: FetchRequest) async -> PageAnswer? {
    guard stages.mayReadPage() else { return .postponed }
    switch await stages.fetch(request, for: source) {
    case .failure(let failure):
      switch failure.reason {
      case .disallowed: return .disallowed
      case .budgetSpent: return .postponed
      case .hostSilent, .hostRefuses: return .givenUp
      case .cancelled: return nil
      default: return .failed(failure.fault)
      }
    case .success(let response):
      let article = try? ArticleExtractor.extract(
        response.body.bytes, contentType: response.head.contentType, url: response.finalURL,
        rules: stages.rules)
      return article.map { .read(EntryBounds.bounded($0)) } ?? .failed(.page)
    }
  }

  /// The source's headers go to its own host only.
  private func request(_ url: String) -> FetchRequest {
    var request = SourceTurn.request(source)
    request.url = url
    request.kind = .page
    request.heeds = .tooMany
    request.cookies = stages.cookies[source.id]
    if FeedAddress.origin(of: url) != FeedAddress.origin(of: source.url) { request.headers = [] }
    return request
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
