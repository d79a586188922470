import Synchronization

/// Counts the bytes of all bodies in memory: taken by the transfers' thread while they come, lent
/// with the finished body, and given back by whoever lets that go.
final class ByteBudget: Sendable {
  let limit: Int
  private let taken = Atomic<Int>(0)
  private let lentOut = Atomic<Int>(0)
  private let returned = Atomic<Int>(0)
  private let isAwaited = Atomic<Bool>(false)
  private let mailbox: Mailbox

  init(limit: Int, mailbox: Mailbox) {
    self.limit = limit
    self.mailbox = mailbox
  }

  /// All that is in memory, lent or still coming.
  var held: Int { taken.load(ordering: .relaxed) }

  /// What others hold.
  var lent: Int { lentOut.load(ordering: .relaxed) }

  /// How many bodies have been let go.
  var returns: Int { returned.load(ordering: .relaxed) }

  /// Above this, nothing new is started and what was paused stays so.
  var isHalfSpent: Bool { held > limit / 2 }

  /// Above this, what runs is paused.
  var isNearlySpent: Bool { held > limit / 4 * 3 }

  func has(_ count: Int) -> Bool { held &+ count <= limit }

  func take(_ count: Int) {
    taken.add(count, ordering: .relaxed)
  }

  func give(_ count: Int) {
    taken.subtract(count, ordering: .relaxed)
  }

  /// What was taken goes to another owner.
  func lend(_ count: Int) {
    lentOut.add(count, ordering: .relaxed)
  }

  /// That owner, on any thread, lets it go.
  func takeBack(_ count: Int) {
    lentOut.subtract(count, ordering: .relaxed)
    taken.subtract(count, ordering: .relaxed)
    returned.add(1, ordering: .sequentiallyConsistent)
    if isAwaited.exchange(false, ordering: .sequentiallyConsistent) { mailbox.wake() }
  }

  /// Asks to be woken when a body is let go, or no more.
  func announceReturn(when isWanted: Bool) {
    guard isWanted else { return isAwaited.store(false, ordering: .relaxed) }
    let before = returns
    isAwaited.store(true, ordering: .sequentiallyConsistent)
    // One may have gone just before the wish was heard.
    if returned.load(ordering: .sequentiallyConsistent) != before { mailbox.wake() }
  }
}
