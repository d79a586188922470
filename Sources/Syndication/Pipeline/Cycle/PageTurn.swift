import Extraction
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

  private enum Event: Sendable {
    case page(Int, PageAnswer)
    case timeIsOver
  }

  /// Pages asked for at once; how many of them one host gets at once is the transfers' affair.
  static let atOnce = 16
  /// What asking for a page takes of memory: its task with its frames, the request.
  static let bytesPerPage = 16 << 10
  /// After so many pages in a row, in the order of the entries, that could not be read, the rest of
  /// the turn is left to the feed: the host hangs or refuses us. They are asked for again when the
  /// feed has changed.
  static let patience = 8

  private let reader: PageReader
  /// What has not come by then is left for the next run, also what waits for its host.
  private let deadline: ContinuousClock.Instant
  private var isTimeOver = false
  private var failuresInARow = 0
  /// Pages that could not be read or were left out.
  private(set) var failures = 0
  /// Pages that are left for the next run.
  private(set) var postponed = 0
  /// Pages that robots.txt disallows.
  private(set) var disallowed = 0

  init(source: Source, stages: Stages) {
    reader = PageReader(source: source, stages: stages)
    deadline = .now + .seconds(stages.limits.pageTime)
  }

  /// Too many in a row could not be read.
  var hasGivenUp: Bool { failuresInARow >= Self.patience }

  /// What the entries and their pages say, in the order of the entries.
  mutating func take(_ orders: [Order]) async -> [Finished] {
    return await withTaskGroup(of: Event.self) { [deadline] group in
      group.addTask {
        try? await Task.sleep(until: deadline, clock: .continuous)
        return .timeIsOver
      }
      var results: [Finished] = []
      var next = orders.startIndex
      while next < orders.endIndex {
        let end = min(next + Self.atOnce, orders.endIndex)
        let finished = await take(orders[next..<end], in: &group)
        count(finished)
        results += finished
        next = end
      }
      group.cancelAll()
      return results
    }
  }

  private mutating func take(
    _ orders: ArraySlice<Order>, in group: inout TaskGroup<Event>
  ) async -> [Finished] {
    if hasGivenUp { return orders.map { Finished($0, .failed) } }
    if isTimeOver || ContinuousClock.now >= deadline {
      return orders.map { Finished($0, .postponed) }
    }
    for (index, order) in zip(orders.indices, orders) {
      group.addTask { [reader] in .page(index, await reader.read(order.draft) ?? .postponed) }
    }
    var pages: [Int: PageAnswer] = [:]
    while pages.count < orders.count, let event = await group.next() {
      switch event {
      case .page(let index, let page): pages[index] = page
      case .timeIsOver:
        isTimeOver = true
        group.cancelAll()
      }
    }
    return zip(orders.indices, orders).map { Finished($1, pages[$0] ?? .postponed) }
  }

  private mutating func count(_ finished: [Finished]) {
    for one in finished {
      failuresInARow = one.page.isFailed ? failuresInARow + 1 : 0
      failures += one.page.isFailed ? 1 : 0
      postponed += one.page.isPostponed ? 1 : 0
      disallowed += one.page.isDisallowed ? 1 : 0
    }
  }
}

extension PageTurn.Finished {
  init(_ order: PageTurn.Order, _ page: PageAnswer) {
    self.init(draft: order.draft, verdict: order.verdict, isNew: order.isNew, page: page)
  }

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
