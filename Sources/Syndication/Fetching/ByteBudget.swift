import Synchronization

/// Counts the bytes of all bodies in memory: taken by the transfers' thread while they come, given
/// back by whoever lets a body go.
final class ByteBudget: Sendable {
  let limit: Int
  private let taken = Atomic<Int>(0)
  private let isAwaited = Atomic<Bool>(false)
  private let mailbox: Mailbox

  init(limit: Int, mailbox: Mailbox) {
    self.limit = limit
    self.mailbox = mailbox
  }

  var held: Int { taken.load(ordering: .relaxed) }

  /// Above this, nothing new is started and what was paused stays so.
  var isHalfSpent: Bool { held > limit / 2 }

  /// Above this, what runs is paused.
  var isNearlySpent: Bool { held > limit / 4 * 3 }

  func has(_ count: Int) -> Bool { held &+ count <= limit }

  func take(_ count: Int) {
    taken.add(count, ordering: .relaxed)
  }

  func give(_ count: Int) {
    guard count > 0 else { return }
    taken.subtract(count, ordering: .relaxed)
    if isAwaited.load(ordering: .acquiring),
      isAwaited.exchange(false, ordering: .acquiringAndReleasing)
    {
      mailbox.wake()
    }
  }

  /// Asks for a call of `mailbox.wake()` when bytes are given back. The caller must look at `held`
  /// once more after it, since they may have come back before.
  func await() {
    isAwaited.store(true, ordering: .sequentiallyConsistent)
  }
}
