import News

/// The entries of one turn that are to become articles, by what becomes of their pages.
///
/// Entries that wait for their pages stay in memory for as long as these take. So only some of one turn
/// do, and a host that does not answer ends the turn: pages come in an order in which those that fail
/// again and again do not keep the others waiting for ever (decision 0136).
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
    for order in Self.ranked(wanted, turn: turn) {
      if room > 0 {
        waiting.append(order)
        room -= order.draft.bytes
      } else {
        left.append(order)
      }
    }
  }

  /// Pages that are new come first, then those that nobody has asked for, then by turns those that were
  /// read before and those that could not be: of these first which were asked for least often, of those
  /// another one in each turn.
  private static func ranked(_ wanted: [PageTurn.Order], turn: Int64) -> [PageTurn.Order] {
    let read = wanted.filter { $0.history == .read }
    let failed = wanted.enumerated().filter { $0.element.history.isFailed }.sorted {
      ($0.element.history.timesMissed, $0.offset) < ($1.element.history.timesMissed, $1.offset)
    }.map(\.element)
    // Turns that read the document come at any distance: what follows from their number must not.
    let mixed = UInt64(bitPattern: turn) &* 0x9E37_79B9_7F4A_7C15
    let start = read.isEmpty ? 0 : Int(mixed.multipliedFullWidth(by: UInt64(read.count)).high)
    return wanted.filter(\.isNew) + wanted.filter { $0.history == .missed(0) }
      + alternating(read[start...] + read[..<start], failed)
  }

  private static func alternating(
    _ one: ArraySlice<PageTurn.Order>, _ other: [PageTurn.Order]
  ) -> [PageTurn.Order] {
    let both = min(one.count, other.count)
    return zip(one, other).flatMap { [$0, $1] } + one.dropFirst(both) + other.dropFirst(both)
  }

  /// Bytes of the entries that wait for their pages.
  var entryBytes: Int { waiting.reduce(0) { $0 + $1.draft.bytes } }

  /// The same, with what asking for these pages takes.
  var bytesWaiting: Int {
    entryBytes + min(waiting.count, PageTurn.atOnce) * PageTurn.bytesPerPage
  }

  /// Takes the next ones that wait; none when there are no more. Pages that nobody has asked for and others
  /// are not taken together: which of those that are asked for at once comes first is not settled, and one
  /// that hangs again would take the time of those that are to come before it.
  mutating func next(_ count: Int) -> [PageTurn.Order] {
    let isOpen = waiting.first?.history.isOpen
    let next = Array(waiting.prefix(count).prefix { $0.history.isOpen == isOpen })
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
