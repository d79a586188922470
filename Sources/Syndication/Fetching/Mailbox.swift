import CCurl
import Synchronization

/// What other threads ask of the transfers' thread.
final class Mailbox: Sendable {
  /// Orders that came since the last look.
  struct Post: Sendable {
    var orders: [FetchOrder] = []
    /// Some order's ticket was cancelled.
    var hasCancellations = false
    var isClosing = false
  }

  /// The handle that `curl_multi_wakeup` needs.
  fileprivate struct Wakeable: @unchecked Sendable {
    // Shared with other threads for `curl_multi_wakeup` only, the one call that libcurl allows from
    // any thread, and only under the lock that also guards its end.
    let multi: UnsafeMutableRawPointer
  }

  fileprivate struct State {
    var post = Post()
    var wakeable: Wakeable?
    var isPending = false
    var isClosed = false
    /// The thread is done with libcurl.
    var hasEnded = false
    var waitingForEnd: [CheckedContinuation<Void, Never>] = []
  }

  fileprivate let state = Mutex(State())

  /// False when nobody will look any more: the order was not taken.
  func submit(_ order: FetchOrder) -> Bool {
    state.withLock {
      guard !$0.isClosed, !$0.post.isClosing else { return false }
      $0.post.orders.append(order)
      Self.wake(&$0)
      return true
    }
  }

  func announceCancellation() {
    state.withLock {
      $0.post.hasCancellations = true
      Self.wake(&$0)
    }
  }

  func close() {
    state.withLock {
      $0.post.isClosing = true
      Self.wake(&$0)
    }
  }

  func wake() {
    state.withLock { Self.wake(&$0) }
  }

  private static func wake(_ state: inout State) {
    guard !state.isPending, let wakeable = state.wakeable else { return }
    state.isPending = true
    curl_multi_wakeup(wakeable.multi)
  }

  /// Of the transfers' thread: names the handle to wake.
  func open(_ multi: UnsafeMutableRawPointer) {
    let wakeable = Wakeable(multi: multi)
    state.withLock { $0.wakeable = wakeable }
  }

  /// Of the transfers' thread: takes what came.
  func take() -> Post {
    state.withLock {
      let post = $0.post
      $0.post.orders = []
      $0.post.hasCancellations = false
      $0.isPending = false
      return post
    }
  }

  /// Of the transfers' thread, as its last act: what came since the last `take()`, and nothing
  /// after it.
  func end() -> [FetchOrder] {
    state.withLock {
      $0.isClosed = true
      $0.wakeable = nil
      let orders = $0.post.orders
      $0.post.orders = []
      return orders
    }
  }
}

extension Mailbox {
  /// Of the transfers' thread, when it is done with libcurl.
  func announceEnd() {
    let waiting = state.withLock { state in
      state.hasEnded = true
      defer { state.waitingForEnd = [] }
      return state.waitingForEnd
    }
    for continuation in waiting { continuation.resume() }
  }

  func waitForEnd() async {
    await withCheckedContinuation { continuation in
      let hasEnded = state.withLock { state in
        if !state.hasEnded { state.waitingForEnd.append(continuation) }
        return state.hasEnded
      }
      if hasEnded { continuation.resume() }
    }
  }
}

/// A request on its way to the transfers' thread, and the task that waits for it.
struct FetchOrder: Sendable {
  let request: FetchRequest
  /// How far it has come.
  let trail: FetchTrail
  /// Nanoseconds that its host wants between its start and the next one.
  let spacing: Int64
  /// Redirects are not followed but handed back.
  let stopsAtRedirects: Bool
  let ticket: FetchTicket
  let continuation: CheckedContinuation<FetchEnd, Never>
}

/// What an order comes to.
enum FetchEnd: Sendable {
  case ended(Result<FetchResponse, FetchFailure>)
  /// A redirect that may be followed, to be ordered again if it is permitted.
  case leads(FetchTrail)
}

/// Lets a task say that it no longer waits.
final class FetchTicket: Sendable {
  private let flag = Atomic<Bool>(false)

  var isCancelled: Bool { flag.load(ordering: .acquiring) }

  func cancel() {
    flag.store(true, ordering: .releasing)
  }
}
