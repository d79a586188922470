import Extraction
import Matching
import News
import Storage
import Text

/// The article pages of one source's new and changed entries. A page that cannot be read leaves its
/// entry as the feed has it.
struct PageTurn: Sendable {
  struct Order: Sendable {
    let draft: ArticleDraft
    let verdict: EntryVerdict
    let history: PageHistory
    var isNew: Bool { history == .none }
  }

  struct Finished: Sendable {
    let draft: ArticleDraft
    let verdict: EntryVerdict
    let history: PageHistory
    var isNew: Bool { history == .none }
    let page: PageAnswer
  }

  /// What came of one order.
  struct Taken: Sendable {
    /// Nil if it was stored already.
    let finished: Finished?
    /// The blocks of a new article's text that other pages may have too; nil when none was read.
    let blocks: Set<UInt64>?
  }

  /// Stores a page at once.
  typealias Storing = (Finished) async throws(StoreError) -> Void

  private enum Event: Sendable {
    case page(Int, PageReader.Arrival, blocks: Set<UInt64>?)
    case timeIsOver
  }

  /// Pages asked for at once; how many of them one host gets at once is the transfers' affair.
  static let atOnce = 16
  /// What is set aside for a page before it is asked for; one page in ten has more text. Those count in
  /// `Stages.largePages` and do not wait for the others that are asked for with them.
  static let bytesPerPage = 32 << 10
  /// After so many pages in a row, in the order in which they are asked for, that could not be read by
  /// their host's fault, the rest of the turn is given up: the host hangs or refuses us. Those that
  /// nobody has ever asked for come in the next turn, the others when the feed has changed.
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
  /// Pages that could be read.
  private(set) var successes = 0
  /// Pages that robots.txt disallows.
  private(set) var disallowed = 0
  /// Pages were given up: others that could not be read before would fare no better.
  private(set) var isHopeless = false

  init(source: Source, stages: Stages) {
    reader = PageReader(source: source, stages: stages)
    deadline = .now + .seconds(stages.limits.pageTime)
  }

  /// Too many in a row could not be read.
  private var hasGivenUp: Bool { failuresInARow >= Self.patience }

  /// What the entries and their pages say, in the order of the entries.
  ///
  /// - Parameter storing: is handed large pages as soon as they come, whatever their order.
  mutating func take(
    _ orders: [Order], storing: Storing
  ) async throws(StoreError) -> [Taken] {
    let result: Result<[Taken], StoreError> = await withTaskGroup(of: Event.self) {
      [deadline] group in
      group.addTask {
        try? await Task.sleep(until: deadline, clock: .continuous)
        return .timeIsOver
      }
      defer { group.cancelAll() }
      do throws(StoreError) {
        var results: [Taken] = []
        var next = orders.startIndex
        while next < orders.endIndex {
          let end = min(next + Self.atOnce, orders.endIndex)
          results += try await take(orders[next..<end], in: &group, storing: storing)
          next = end
        }
        return .success(results)
      } catch {
        return .failure(error)
      }
    }
    return try result.get()
  }

  private mutating func take(
    _ orders: ArraySlice<Order>, in group: inout TaskGroup<Event>, storing: Storing
  ) async throws(StoreError) -> [Taken] {
    if hasGivenUp { return skip(orders, .givenUp) }
    if isTimeOver || ContinuousClock.now >= deadline { return skip(orders, .postponed) }
    for (index, order) in zip(orders.indices, orders) {
      group.addTask { [reader] in
        let arrival = await reader.read(order.draft) ?? .unanswered
        return .page(index, arrival, blocks: Self.blocks(of: arrival.page, order))
      }
    }
    var pages: [Int: Taken] = [:]
    while pages.count < orders.count, let event = await group.next() {
      switch event {
      case .page(let index, let arrival, let blocks):
        let finished = Finished(orders[index], arrival.page)
        if let pass = arrival.pass {
          try await storing(finished)
          pass.end()
        }
        pages[index] = Taken(finished: arrival.pass == nil ? finished : nil, blocks: blocks)
      case .timeIsOver:
        isTimeOver = true
        group.cancelAll()
      }
    }
    let taken = zip(orders.indices, orders).map { index, order in
      pages[index] ?? Taken(finished: Finished(order, .postponed), blocks: nil)
    }
    return settle(taken)
  }

  private mutating func skip(_ orders: ArraySlice<Order>, _ page: PageAnswer) -> [Taken] {
    settle(orders.map { Taken(finished: Finished($0, page), blocks: nil) })
  }

  private static func blocks(of page: PageAnswer, _ order: Order) -> Set<UInt64>? {
    order.isNew ? (page.article?.text).map(RepeatedBlocks.fingerprints) : nil
  }

  /// Counts what came, in the order of asking.
  private mutating func settle(_ taken: [Taken]) -> [Taken] {
    for one in taken {
      note(one.finished?.page)
      successes += one.finished.map { $0.page.article != nil } ?? true ? 1 : 0
    }
    isHopeless = isHopeless || hasGivenUp
    return taken.map { one in
      guard let finished = one.finished else { return one }
      let settled = finished.with(settle(finished.page, finished.history))
      count(settled.page)
      return Taken(finished: settled, blocks: one.blocks)
    }
  }

  /// What was given up is left for the next turn if it was never asked for, and what has not come in
  /// time unless it fails again and again: that ends, also where a host is silent for good.
  private func settle(_ page: PageAnswer, _ history: PageHistory) -> PageAnswer {
    if page.isGivenUp && history.isOpen { return .postponed }
    let isLate = page.isPostponed && isTimeOver
    return isLate && !history.isWorthATurn(after: successes) ? .givenUp : page
  }

  /// - Parameter page: nil if it was read and stored.
  private mutating func note(_ page: PageAnswer?) {
    guard page?.isGivenUp != true else {
      isHopeless = true
      return
    }
    failuresInARow = page?.isFaultOfHost == true ? failuresInARow + 1 : 0
  }

  private mutating func count(_ page: PageAnswer) {
    successes += page.article != nil ? 1 : 0
    failures += page.isFailed || page.isGivenUp ? 1 : 0
    postponed += page.isPostponed ? 1 : 0
    disallowed += page.isDisallowed ? 1 : 0
  }
}

extension PageTurn.Finished {
  init(_ order: PageTurn.Order, _ page: PageAnswer) {
    self.init(draft: order.draft, verdict: order.verdict, history: order.history, page: page)
  }

  func with(_ page: PageAnswer) -> Self {
    Self(draft: draft, verdict: verdict, history: history, page: page)
  }

  func stripped(of furniture: Set<UInt64>) -> Self {
    guard case .read(let article) = page else { return self }
    return with(.read(ArticleExtractor.strip(furniture, from: article)))
  }
}
