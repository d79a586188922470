import Synchronization

/// Bounds the bytes of what is held at the same time, documents or entries. What is let in gives its
/// bytes back as its pass shrinks or ends; one is always let in, however large.
///
/// Who holds a pass must not wait for somebody who may be waiting for one.
final class MemoryGate: Sendable {
  private struct Waiting {
    let bytes: Int
    let continuation: CheckedContinuation<Void, Never>
  }

  private struct State {
    var inside = 0
    var waiting: [Waiting] = []
    /// Those in front of it have been let in.
    var first = 0
  }

  private let limit: Int
  private let state = Mutex(State())

  init(limit: Int) {
    self.limit = limit
  }

  /// How many wait to be let in.
  var waitingCount: Int {
    state.withLock { $0.waiting.count - $0.first }
  }

  /// Waits, in the order of the calls, until there is room.
  func enter(bytes: Int) async -> MemoryPass {
    await withCheckedContinuation { continuation in
      let isAdmitted = state.withLock { state in
        guard state.first < state.waiting.count || !hasRoom(state, for: bytes) else {
          state.inside += bytes
          return true
        }
        state.waiting.append(Waiting(bytes: bytes, continuation: continuation))
        return false
      }
      if isAdmitted { continuation.resume() }
    }
    return MemoryPass(bytes: bytes, gate: self)
  }

  private func hasRoom(_ state: borrowing State, for bytes: Int) -> Bool {
    state.inside == 0 || state.inside + bytes <= limit
  }

  fileprivate func leave(bytes: Int) {
    let admitted = state.withLock { state in
      state.inside -= bytes
      var admitted: [CheckedContinuation<Void, Never>] = []
      while state.first < state.waiting.count,
        hasRoom(state, for: state.waiting[state.first].bytes)
      {
        state.inside += state.waiting[state.first].bytes
        admitted.append(state.waiting[state.first].continuation)
        state.first += 1
      }
      if state.first == state.waiting.count {
        state.waiting.removeAll(keepingCapacity: true)
        state.first = 0
      }
      return admitted
    }
    for continuation in admitted { continuation.resume() }
  }
}

/// The right to hold something of some size in memory; ends with the value at the latest.
final class MemoryPass: Sendable {
  private let gate: MemoryGate
  private let held: Mutex<Int>

  fileprivate init(bytes: Int, gate: MemoryGate) {
    self.gate = gate
    held = Mutex(bytes)
  }

  deinit {
    end()
  }

  /// What it still holds.
  var bytes: Int { held.withLock { $0 } }

  /// Gives some of it back; no more than it holds.
  func shrink(by bytes: Int) {
    let returned = held.withLock { held in
      let returned = min(held, max(bytes, 0))
      held -= returned
      return returned
    }
    if returned > 0 { gate.leave(bytes: returned) }
  }

  /// Gives back what is more than so much.
  func shrink(to bytes: Int) {
    shrink(by: self.bytes - bytes)
  }

  func end() {
    shrink(by: .max)
  }
}
