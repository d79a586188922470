import Glibc

/// What the transfers' thread is born with.
final class LoopBirth: Sendable {
  private let configuration: Transfers.Configuration
  private let certificates: [Certificates]
  private let rule: AddressRule
  private let patience: PerLane<Int64>
  private let budgets: PerLane<ByteBudget>
  private let mailbox: Mailbox

  init(
    _ configuration: Transfers.Configuration, _ certificates: [Certificates], _ rule: AddressRule,
    _ patience: PerLane<Int64>, _ budgets: PerLane<ByteBudget>, _ mailbox: Mailbox
  ) {
    self.patience = patience
    self.rule = rule
    self.configuration = configuration
    self.certificates = certificates
    self.budgets = budgets
    self.mailbox = mailbox
  }

  /// Starts a detached thread that lives until the mailbox is closed.
  func startThread() -> Bool {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setdetachstate(&attributes, Int32(PTHREAD_CREATE_DETACHED))
    // The thread gets one retained reference, and takes it over as its first act.
    let me = Unmanaged.passRetained(self)
    var thread = pthread_t()
    let code = pthread_create(
      &thread, &attributes,
      { birth in
        guard let birth else { return nil }
        Unmanaged<LoopBirth>.fromOpaque(birth).takeRetainedValue().live()
        return nil
      }, me.toOpaque())
    if code != 0 { me.release() }
    return code == 0
  }

  private func live() {
    // Signals are for the threads that know what to do with them; and a broken pipe, which is sent
    // to the thread that writes, is an error of one connection and no more.
    var signals = sigset_t()
    sigfillset(&signals)
    pthread_sigmask(SIG_BLOCK, &signals, nil)
    runLoop()
    mailbox.announceEnd()
  }

  /// libcurl's handles have ended when this returns.
  private func runLoop() {
    let loop = TransferLoop(
      configuration, certificates: certificates, rule: rule, budgets: budgets, mailbox: mailbox,
      patience: patience)
    if let loop { return loop.run() }
    for order in mailbox.end() { Transfer(order).fail(.cancelled) }
  }
}
