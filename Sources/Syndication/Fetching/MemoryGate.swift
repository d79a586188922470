/// Keeps the bodies of a lane in memory within its budget: decides who may start, pauses who runs, and sees to
/// it that one always goes on. Confined to the transfers' thread.
final class MemoryGate {
  private let budget: ByteBudget
  private let patience: Int64
  /// Goes on whatever the budget says.
  private var exempt: Transfer?
  private var hasPaused = false
  /// Since when, and since how many returns, someone has been waiting for what others hold.
  private var shortage: (since: Int64, returns: Int)?
  private var isWanted = false

  init(budget: ByteBudget, patience: Int64) {
    self.budget = budget
    self.patience = patience
  }

  /// When to look again even if nothing happens; monotonic nanoseconds.
  var nextLook: Int64 {
    guard isWanted, let shortage else { return .max }
    return shortage.since &+ patience
  }

  /// Before each round of starting, transferring and balancing.
  func beginRound() {
    if !isWanted { shortage = nil }
    isWanted = false
  }

  func mayStart(whileNoneRuns isIdle: Bool) -> Bool {
    !budget.isHalfSpent || isIdle && mayExceed()
  }

  /// A hop that `mayStart` let through is about to start.
  func admit(_ transfer: Transfer, _ exchange: Exchange) {
    if budget.isHalfSpent { makeExempt(transfer) }
    guard transfer.isReserved else { return }
    // Never more than half the budget, so that whoever may start finds it free.
    exchange.reserve(min(max(transfer.request.maximumBytes, 0), budget.limit / 2))
    exchange.exempt()
  }

  func left(_ transfer: Transfer) {
    if exempt === transfer { exempt = nil }
  }

  /// Pauses and resumes between two looks at the sockets, when libcurl holds no half-decoded bytes.
  func balance(_ running: some Sequence<Transfer>, at now: Int64) {
    let isHeldBack = running.contains { $0.pausedSince == nil && $0.exchange?.isHeldBack == true }
    if hasPaused || isHeldBack || budget.isNearlySpent {
      for transfer in running {
        balance(transfer, at: now)
      }
      let paused = running.first { $0.pausedSince != nil }
      hasPaused = paused != nil
      if let paused, mayExceed() {
        makeExempt(paused)
        paused.resume(at: now)
      }
    }
    budget.announceReturn(when: budget.isHalfSpent)
  }

  private func balance(_ transfer: Transfer, at now: Int64) {
    guard let exchange = transfer.exchange else { return }
    if transfer.pausedSince != nil {
      if !budget.isHalfSpent { transfer.resume(at: now) }
    } else if exchange.isHeldBack {
      transfer.pause(at: now)
    } else if budget.isNearlySpent, exchange.isReceiving, !exchange.isExempt {
      exchange.pause()
      transfer.pause(at: now)
    }
  }

  /// Whether one may go on beyond the budget: at once when no one else can give anything back, else
  /// when those who could have not done so for a while.
  private func mayExceed() -> Bool {
    guard exempt == nil else { return false }
    if budget.lent == 0 { return true }
    isWanted = true
    let (now, returns) = (TransferLoop.now, budget.returns)
    if let shortage, shortage.returns == returns { return now &- shortage.since >= patience }
    shortage = (now, returns)
    return false
  }

  private func makeExempt(_ transfer: Transfer) {
    exempt = transfer
    shortage = nil
    transfer.exchange?.exempt()
  }
}
