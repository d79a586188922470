/// What became of the page of an entry in earlier turns. Stands in the place of the entry's hash as
/// long as its page could not be read.
enum PageHistory: Hashable, Sendable {
  /// The entry is new.
  case none
  /// Nobody could read it, so many times; 0 if it was never asked for.
  case missed(UInt64)
  /// It was read; the entry says something else since then.
  case read

  /// Times that are counted. A hash of an entry is as small by a chance of 1 in 2^48; its page is then
  /// asked for in another order.
  static let mostCounted: UInt64 = 0xFFFF

  /// - Parameter stored: the hash that the store has.
  init(stored: UInt64) {
    self = stored <= Self.mostCounted ? .missed(stored) : .read
  }

  /// What the store is to have when the page was asked for in vain once more.
  var hashAfterFailure: UInt64 {
    if case .missed(let times) = self { min(times + 1, Self.mostCounted) } else { 1 }
  }

  /// Nobody has ever asked for it.
  var isOpen: Bool { self == .none || self == .missed(0) }

  /// Whether the document is to be read again for its sake, after a turn that has read so many pages.
  /// The store does not know which pages of changed entries fail: a turn without any ends it for those.
  func isWorthATurn(after successes: Int) -> Bool {
    isOpen || self == .read && successes > 0
  }

  var timesMissed: UInt64 {
    if case .missed(let times) = self { times } else { 0 }
  }

  /// It could not be read.
  var isFailed: Bool { timesMissed > 0 }
}
