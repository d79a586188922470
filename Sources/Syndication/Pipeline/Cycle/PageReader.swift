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
      case .cancelled: return nil
      default: return .failed
      }
    case .success(let response):
      let article = try? ArticleExtractor.extract(
        response.body.bytes, contentType: response.head.contentType, url: response.finalURL,
        rules: stages.rules)
      return article.map(PageAnswer.read) ?? .failed
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
