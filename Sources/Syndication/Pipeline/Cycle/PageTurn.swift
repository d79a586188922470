import Extraction
import Fetching
import Matching
import News
import Text

/// The article pages of one source's new and changed entries. A page that cannot be read leaves its
/// entry as the feed has it.
struct PageTurn: Sendable {
  struct Order: Sendable {
    let draft: ArticleDraft
    let verdict: EntryVerdict
    let isNew: Bool
  }

  struct Finished: Sendable {
    let draft: ArticleDraft
    let verdict: EntryVerdict
    let isNew: Bool
    let page: PageAnswer
  }

  /// Pages asked for at once; how many of them one host gets at once is the transfers' affair.
  static let atOnce = 16
  /// After so many pages in a row, in the order of the entries, that could not be read, the rest of
  /// the turn is left to the feed: the host hangs or refuses us. They are asked for again when the
  /// feed has changed.
  static let patience = 8

  private let source: Source
  private let stages: Stages
  private let began = ContinuousClock.now
  private var failuresInARow = 0
  /// Pages that could not be read or were left out.
  private(set) var failures = 0
  /// Pages that are left for the next run.
  private(set) var postponed = 0
  /// Pages that robots.txt disallows.
  private(set) var disallowed = 0

  init(source: Source, stages: Stages) {
    self.source = source
    self.stages = stages
  }

  /// What the entries and their pages say, in the order of the entries.
  mutating func take(_ orders: ArraySlice<Order>) async -> [Finished] {
    guard source.fullText else { return orders.map { finished($0, .none) } }
    var results: [Finished] = []
    var next = orders.startIndex
    while next < orders.endIndex {
      let end = min(next + Self.atOnce, orders.endIndex)
      if failuresInARow >= Self.patience {
        results += orders[next..<end].map { finished($0, .failed) }
      } else if ContinuousClock.now - began > .seconds(stages.limits.pageTime) {
        results += orders[next..<end].map { finished($0, .postponed) }
      } else {
        results += await read(orders[next..<end])
      }
      for result in results[(results.count - (end - next))...] {
        failuresInARow = result.page.isFailed ? failuresInARow + 1 : 0
        failures += result.page.isFailed ? 1 : 0
        postponed += result.page.isPostponed ? 1 : 0
        disallowed += result.page.isDisallowed ? 1 : 0
      }
      next = end
    }
    return results
  }

  private func read(_ orders: ArraySlice<Order>) async -> [Finished] {
    await withTaskGroup(of: (Int, Finished).self) { group in
      for (index, order) in zip(orders.indices, orders) {
        group.addTask { (index, await read(order)) }
      }
      var results: [(Int, Finished)] = []
      for await result in group { results.append(result) }
      return results.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  private func read(_ order: Order) async -> Finished {
    guard let url = ArticleDraft.link(of: order.draft.entry), FeedAddress.host(of: url) != nil
    else { return finished(order, .none) }
    let request = request(url)
    let page: PageAnswer
    if request.headers.isEmpty, request.cookies == nil, let canonical = WebAddress.canonical(url) {
      let key = PageShelf.Key(
        url: canonical, allowPrivate: source.allowPrivate, caFile: source.settings.caFile,
        proxy: source.settings.proxy, robots: source.settings.robots,
        agent: stages.robotsAgent(of: source))
      page = await stages.pages.page(key) { await fetch(request) }
    } else {
      page = await fetch(request)
    }
    return finished(order, page)
  }

  private func fetch(_ request: FetchRequest) async -> PageAnswer {
    guard stages.mayReadPage() else { return .postponed }
    switch await stages.fetch(request, for: source) {
    case .failure(let failure):
      switch failure.reason {
      case .disallowed: return .disallowed
      case .budgetSpent: return .postponed
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

  private func finished(_ order: Order, _ page: PageAnswer) -> Finished {
    Finished(draft: order.draft, verdict: order.verdict, isNew: order.isNew, page: page)
  }
}

extension PageTurn.Finished {
  /// Counts what a new article's page repeats.
  func learning(_ repeated: inout RepeatedBlocks) -> Self {
    if isNew, let text = page.article?.text { repeated.learn(text) }
    return self
  }

  func stripped(of furniture: Set<UInt64>) -> Self {
    guard case .read(let article) = page else { return self }
    return Self(
      draft: draft, verdict: verdict, isNew: isNew,
      page: .read(ArticleExtractor.strip(furniture, from: article)))
  }
}
