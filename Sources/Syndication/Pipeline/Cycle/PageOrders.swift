import News

/// The entries of one turn that are to become articles, by what becomes of their pages.
///
/// Entries that wait for their pages stay in memory for as long as these take. So only some of one turn
/// do: first those that are new, then those that were seen before, from another place in each turn, so
/// that pages which fail again and again do not keep the others waiting for ever.
struct PageOrders: Sendable {
  /// They need no page.
  private(set) var pageless: [PageTurn.Order] = []
  /// Their pages are left for the next run.
  private(set) var left: [PageTurn.Order] = []
  private(set) var waiting: [PageTurn.Order] = []

  /// - Parameters:
  ///   - memory: bytes of entries that may wait; one always may.
  ///   - turn: how often the source has been asked.
  init(_ orders: [PageTurn.Order], fullText: Bool, memory: Int, turn: Int64) {
    guard fullText else {
      pageless = orders
      return
    }
    var wanted: [PageTurn.Order] = []
    for order in orders {
      if ArticleDraft.link(of: order.draft.entry) == nil {
        pageless.append(order)
      } else {
        wanted.append(order)
      }
    }
    var room = memory
    for order in Self.ranked(wanted, memory: memory, turn: turn) {
      if room > 0 {
        waiting.append(order)
        room -= order.draft.bytes
      } else {
        left.append(order)
      }
    }
  }

  private static func ranked(
    _ wanted: [PageTurn.Order], memory: Int, turn: Int64
  ) -> [PageTurn.Order] {
    let bytes = wanted.reduce(0) { $0 + $1.draft.bytes }
    let again = wanted.filter { !$0.isNew }
    guard bytes > memory, !again.isEmpty else { return wanted }
    // About as many as find room in a turn.
    let step = max(1, wanted.count * memory / bytes)
    let start = Int(turn & 0xFFFF_FFFF) * step % again.count
    return wanted.filter(\.isNew) + again[start...] + again[..<start]
  }

  /// Bytes of the entries that wait for their pages.
  var entryBytes: Int { waiting.reduce(0) { $0 + $1.draft.bytes } }

  /// The same, with what asking for these pages takes.
  var bytesWaiting: Int {
    entryBytes + min(waiting.count, PageTurn.atOnce) * PageTurn.bytesPerPage
  }

  /// Takes the next ones that wait; none when there are no more.
  mutating func next(_ count: Int) -> [PageTurn.Order] {
    let next = Array(waiting.prefix(count))
    waiting.removeFirst(next.count)
    return next
  }

  mutating func takePageless() -> [PageTurn.Order] {
    defer { pageless = [] }
    return pageless
  }

  mutating func takeLeft() -> [PageTurn.Order] {
    defer { left = [] }
    return left
  }
}
