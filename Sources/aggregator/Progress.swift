import Glibc
import Synchronization
import Syndication

/// One line on a terminal that tells how far a run is; nothing elsewhere.
final class Progress: CycleObserver {
  private let isShown: Bool
  private let state = Mutex(State())

  private struct State {
    var asked = 0
    var ended = 0
    var failed = 0
    var articles = 0
    var drawn: Int64 = 0
  }

  /// Milliseconds between two drawings.
  private static let pause: Int64 = 80
  private static let cells = 24

  init(isShown: Bool) {
    self.isShown = isShown
  }

  func cycleBegan(sources: Int) {
    update { $0.asked = sources }
  }

  func sourceEnded(failed: Bool, articles: Int) {
    update {
      $0.ended += 1
      $0.failed += failed ? 1 : 0
      $0.articles += articles
    }
  }

  func fetchingEnded() {
    Memory.giveBack()
  }

  /// Takes the line away.
  func finish() {
    guard isShown else { return }
    _ = Output.write(Array("\r\u{1B}[K".utf8), to: 2)
  }

  private func update(_ change: (inout State) -> Void) {
    guard isShown else { return }
    let line = state.withLock { state -> String? in
      change(&state)
      let now = Self.milliseconds()
      guard now - state.drawn >= Self.pause || state.ended == state.asked else { return nil }
      state.drawn = now
      return Self.line(of: state)
    }
    if let line { _ = Output.write(Array(line.utf8), to: 2) }
  }

  private static func line(of state: State) -> String {
    let full = state.asked == 0 ? 0 : cells * state.ended / state.asked
    let bar = String(repeating: "█", count: full) + String(repeating: "░", count: cells - full)
    let failed = state.failed == 0 ? "" : ", \(state.failed) failed"
    return
      "\r\u{1B}[K\(bar) \(state.ended)/\(state.asked) sources, \(state.articles) articles\(failed)"
  }

  private static func milliseconds() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000
  }
}
