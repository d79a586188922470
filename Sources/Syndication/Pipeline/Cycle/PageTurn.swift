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
    let history: PageHistory
    var isNew: Bool { history == .none }
  }

  struct Finished: Sendable {
    let draft: ArticleDraft
    let verdict: EntryVerdict
    let history: PageHistory
    var isNew: Bool { history == .none }
    let page: PageAnswer
    /// What a large page takes of memory.
    var pass: MemoryPass?
  }

  private struct Arrival: Sendable {
    var page: PageAnswer
    var pass: MemoryPass?
  }

  private enum Event: Sendable {
    case page(Int, Arrival)
    case timeIsOver
  }

  /// Pages asked for at once; how many of them one host gets at once is the transfers' affair.
  static let atOnce = 16
  /// What asking for a page takes of memory: its task with its frames, the request.
  static let bytesPerPage = 16 << 10
  /// Pages that take more memory count in `Stages.largePages`.
  static let largePage = 64 << 10
  /// After so many pages in a row, in the order in which they are asked for, that could not be read by
  /// their host's fault, the rest of the turn is given up: the host hangs or refuses us. Those that
  /// nobody has ever asked for come in the next turn, the others when the feed has changed.
  static let patience = 8

  private let reader: PageReader
  private let largePages: MemoryGate
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
  /// Pages were given up: others that could not be read before would fare no better.
  private(set) var isHopeless = false

  init(source: Source, stages: Stages) {
    reader = PageReader(source: source, stages: stages)
    largePages = stages.largePages
    deadline = .now + .seconds(stages.limits.pageTime)
  }

  /// Too many in a row could not be read.
  private var hasGivenUp: Bool { failuresInARow >= Self.patience }

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
        let taken = await take(orders[next..<end], in: &group)
        note(taken)
        let finished = settle(taken)
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
    if hasGivenUp { return orders.map { Finished($0, .givenUp) } }
    if isTimeOver || ContinuousClock.now >= deadline {
      return orders.map { Finished($0, .postponed) }
    }
    for (index, order) in zip(orders.indices, orders) {
      group.addTask { [reader, largePages] in
        .page(index, Self.arrival(await reader.read(order.draft) ?? .postponed, largePages))
      }
    }
    var pages: [Int: Arrival] = [:]
    while pages.count < orders.count, let event = await group.next() {
      switch event {
      case .page(let index, let page): pages[index] = page
      case .timeIsOver:
        isTimeOver = true
        group.cancelAll()
      }
    }
    return zip(orders.indices, orders).map { index, order in
      let arrival = pages[index] ?? Arrival(page: .postponed)
      var finished = Finished(order, arrival.page)
      finished.pass = arrival.pass
      return finished
    }
  }

  /// A large page that finds no memory is left for the next run: turns that hold some and waited for
  /// more would wait for each other.
  private static func arrival(_ page: PageAnswer, _ room: MemoryGate) -> Arrival {
    let bytes = page.article?.bytesOfStrings ?? 0
    guard bytes > largePage else { return Arrival(page: page) }
    guard let pass = room.enterIfRoom(bytes: bytes) else { return Arrival(page: .postponed) }
    return Arrival(page: page, pass: pass)
  }

  /// What was given up is left for the next turn if it was never asked for: that ends, also where a
  /// host is silent for good.
  private func settle(_ finished: [Finished]) -> [Finished] {
    finished.map { $0.page.isGivenUp && $0.history.isOpen ? $0.with(.postponed) : $0 }
  }

  private mutating func note(_ taken: [Finished]) {
    for one in taken {
      if one.page.isGivenUp {
        isHopeless = true
      } else {
        failuresInARow = one.page.isFaultOfHost ? failuresInARow + 1 : 0
      }
    }
    isHopeless = isHopeless || hasGivenUp
  }

  private mutating func count(_ finished: [Finished]) {
    for one in finished {
      failures += one.page.isFailed || one.page.isGivenUp ? 1 : 0
      postponed += one.page.isPostponed ? 1 : 0
      disallowed += one.page.isDisallowed ? 1 : 0
    }
  }
}

extension PageTurn.Finished {
  init(_ order: PageTurn.Order, _ page: PageAnswer) {
    self.init(draft: order.draft, verdict: order.verdict, history: order.history, page: page)
  }

  func with(_ page: PageAnswer) -> Self {
    Self(draft: draft, verdict: verdict, history: history, page: page, pass: pass)
  }

  /// Counts what a new article's page repeats.
  func learning(_ repeated: inout RepeatedBlocks) -> Self {
    if isNew, let text = page.article?.text { repeated.learn(text) }
    return self
  }

  func stripped(of furniture: Set<UInt64>) -> Self {
    guard case .read(let article) = page else { return self }
    return with(.read(ArticleExtractor.strip(furniture, from: article)))
  }
}
