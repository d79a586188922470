import Extraction
import Fetching
import Matching
import News

/// The article pages of one source's new and changed entries. A page that cannot be read leaves its
/// entry as the feed has it.
struct PageTurn: Sendable {
  private struct Order: Sendable {
    let draft: ArticleDraft
    let verdict: EntryVerdict
    let isNew: Bool
  }

  struct Finished: Sendable {
    let draft: ArticleDraft
    let verdict: EntryVerdict
    let isNew: Bool
    /// Nil when none was wanted or it could not be read.
    let article: ExtractedArticle?
    let isFailed: Bool
  }

  /// Pages asked for at once; how many of them one host gets at once is the transfers' affair.
  static let atOnce = 8
  /// After so many pages in a row that brought nothing the rest is left to the feed: the host hangs
  /// or refuses us.
  static let patience = 5

  private let source: Source
  private let stages: Stages
  private var orders: [Order] = []

  init(source: Source, stages: Stages) {
    self.source = source
    self.stages = stages
  }

  mutating func add(_ draft: ArticleDraft, _ verdict: EntryVerdict, isNew: Bool) {
    orders.append(Order(draft: draft, verdict: verdict, isNew: isNew))
  }

  func failures(in finished: [Finished]) -> Int {
    finished.count { $0.isFailed }
  }

  /// All entries in their order.
  func take() async -> [Finished] {
    guard source.fullText else { return orders.map { finished($0, nil, isFailed: false) } }
    return await withTaskGroup(of: (Int, Finished).self) { group in
      var results = [Finished?](repeating: nil, count: orders.count)
      var next = 0
      var failuresInARow = 0
      func start() {
        guard next < orders.count else { return }
        let (index, order) = (next, orders[next])
        let isGivenUp = failuresInARow >= Self.patience
        next += 1
        group.addTask {
          (index, isGivenUp ? finished(order, nil, isFailed: true) : await read(order))
        }
      }
      for _ in 0..<Self.atOnce { start() }
      for await (index, result) in group {
        results[index] = result
        failuresInARow = result.isFailed ? failuresInARow + 1 : 0
        start()
      }
      return results.compactMap(\.self)
    }
  }

  private func read(_ order: Order) async -> Finished {
    guard let url = ArticleDraft.link(of: order.draft.entry), FeedAddress.host(of: url) != nil
    else { return finished(order, nil, isFailed: false) }
    guard case .success(let response) = await stages.fetch(request(url), for: source) else {
      return finished(order, nil, isFailed: true)
    }
    let article = try? ArticleExtractor.extract(
      response.body.bytes, contentType: response.head.contentType, url: response.finalURL)
    return finished(order, article, isFailed: article == nil)
  }

  /// The source's headers go to its own host only.
  private func request(_ url: String) -> FetchRequest {
    var request = SourceTurn.request(source)
    request.url = url
    request.kind = .page
    if FeedAddress.origin(of: url) != FeedAddress.origin(of: source.url) { request.headers = [] }
    return request
  }

  private func finished(
    _ order: Order, _ article: ExtractedArticle?, isFailed: Bool
  ) -> Finished {
    Finished(
      draft: order.draft, verdict: order.verdict, isNew: order.isNew, article: article,
      isFailed: isFailed)
  }
}
