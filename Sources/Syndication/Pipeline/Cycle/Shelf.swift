import Fetching
import Synchronization

/// What several turns of a run want, by key: brought once, by the first who asks, while the others wait,
/// and remembered for those who come later. The oldest is forgotten when there are too many bytes or too
/// many values; what was forgotten is brought again.
///
/// Who brings does so in its own task. When that is cancelled, one of those who wait takes over.
final class Shelf<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private enum Place {
    case coming([Waiting])
    case here(Value)
  }

  private struct Waiting {
    let number: Int
    let continuation: CheckedContinuation<Claim, Never>
  }

  private enum Claim {
    case known(Value)
    /// It is to be brought by who asked.
    case mine
    /// Who was to bring it has not, or who asked has been cancelled.
    case abandoned
  }

  private struct State {
    var places: [Key: Place] = [:]
    /// Those that are here, the oldest first.
    var order = Queue<(key: Key, bytes: Int)>()
    var bytes = 0
    var asked = 0
  }

  private let maximumBytes: Int
  private let maximumCount: Int
  private let state = Mutex(State())

  init(maximumBytes: Int, maximumCount: Int) {
    self.maximumBytes = maximumBytes
    self.maximumCount = maximumCount
  }

  /// Bytes that each value takes whatever is in it: its key and itself in a table that is a third to two
  /// thirds empty, the key again in the order, and the heads of their strings.
  static var fixedCost: Int { 3 * (MemoryLayout<Key>.stride + MemoryLayout<Place>.stride) + 256 }

  /// How many are remembered.
  var count: Int { state.withLock { $0.order.count } }

  /// The value, brought by `bring` if it is neither here nor on its way.
  ///
  /// - Parameters:
  ///   - bytes: what the value takes beside `fixedCost`.
  ///   - bring: gives nil when it was cancelled.
  /// - Returns: nil when the task is cancelled.
  func value(
    _ key: Key, bytes: (Value) -> Int, bring: () async -> Value?
  ) async -> Value? {
    while !Task.isCancelled {
      switch await claim(key) {
      case .known(let value): return value
      case .abandoned: continue
      case .mine:
        let value = await bring()
        settle(key, value, bytes: value.map(bytes) ?? 0)
        return value
      }
    }
    return nil
  }

  private func claim(_ key: Key) async -> Claim {
    let number = state.withLock { state in
      state.asked &+= 1
      return state.asked
    }
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let waiting = Waiting(number: number, continuation: continuation)
        if let claim = claim(key, waiting) { continuation.resume(returning: claim) }
      }
    } onCancel: {
      abandon(key, number)
    }
  }

  /// Nil when it waits.
  private func claim(_ key: Key, _ waiting: Waiting) -> Claim? {
    state.withLock { state in
      switch state.places[key] {
      case .here(let value): return .known(value)
      // Who was cancelled before it waited would not be told.
      case _ where Task.isCancelled: return .abandoned
      case .coming(let others):
        state.places[key] = .coming(others + [waiting])
        return nil
      case nil:
        state.places[key] = .coming([])
        return .mine
      }
    }
  }

  private func abandon(_ key: Key, _ number: Int) {
    let left = state.withLock { state -> Waiting? in
      guard case .coming(var others) = state.places[key],
        let index = others.firstIndex(where: { $0.number == number })
      else { return nil }
      let left = others.remove(at: index)
      state.places[key] = .coming(others)
      return left
    }
    left?.continuation.resume(returning: .abandoned)
  }

  private func settle(_ key: Key, _ value: Value?, bytes: Int) {
    let waiting = state.withLock { state -> [Waiting] in
      guard case .coming(let waiting) = state.places[key] else { return [] }
      state.places[key] = value.map(Place.here)
      if value != nil { remember(key, bytes + Self.fixedCost, in: &state) }
      return waiting
    }
    let claim = value.map(Claim.known) ?? .abandoned
    for one in waiting { one.continuation.resume(returning: claim) }
  }

  private func remember(_ key: Key, _ bytes: Int, in state: inout State) {
    state.order.append((key, bytes))
    state.bytes += bytes
    while state.bytes > maximumBytes || state.order.count > maximumCount,
      let oldest = state.order.popFirst()
    {
      state.bytes -= oldest.bytes
      state.places[oldest.key] = nil
    }
  }
}
