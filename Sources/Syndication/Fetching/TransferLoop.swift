import CCurl
import Glibc

/// The one thread that libcurl runs on: takes orders, keeps hosts, time and memory in bounds, and
/// answers. Made, used and ended on that thread.
final class TransferLoop {
  private let groups: [String?: TrustGroup]
  /// The first of them, which is woken.
  private let first: TrustGroup
  private let others: [TrustGroup]
  private let mailbox: Mailbox
  private let memory: PerLane<MemoryGate>
  private let maximumRunning: Int

  private let delay: Int64
  private let traffic: TrafficBudget?
  private var queues: HostQueues<Transfer>
  /// Hosts that have refused, and what one must heed to be given up for it.
  private var refusing: [String: HostRefusals] = [:]
  private var silences = HostSilences()
  private var running: [Transfer] = []
  private var runningCount = PerLane { _ in 0 }
  /// Starts next, if it can.
  private var laneInTurn = BodyLane.feeds
  /// Hosts whose connections are kept when nothing waits for them; as many as may be connected.
  private var familiar: Set<String> = []
  /// No deadline is over before this; monotonic nanoseconds.
  private var nextDeadline = Int64.max

  /// Longest sleep, in milliseconds; what must end it sooner wakes the thread.
  private static let longestSleep: Int64 = 60_000

  init?(
    _ configuration: Transfers.Configuration, certificates: [Certificates], rule: AddressRule,
    budgets: PerLane<ByteBudget>, mailbox: Mailbox, patience: PerLane<Int64>
  ) {
    var groups: [TrustGroup] = []
    for certificates in certificates {
      let group = TrustGroup(
        configuration, certificates: certificates, rule: rule, budgets: budgets)
      guard let group else { return nil }
      groups.append(group)
    }
    guard let first = groups.first else { return nil }
    self.first = first
    others = Array(groups.dropFirst())
    self.groups = Dictionary(
      zip(configuration.caFiles, groups), uniquingKeysWith: { first, _ in first })
    self.mailbox = mailbox
    memory = PerLane { MemoryGate(budget: budgets[$0], patience: patience[$0]) }
    maximumRunning = max(configuration.inFlight, 1)
    delay = configuration.delay.nanoseconds
    traffic = configuration.traffic
    queues = HostQueues(perHost: configuration.perHost)
    mailbox.open(first.multi)
  }

  func run() {
    while readMail() {
      for gate in memory.both { gate.beginRound() }
      endOverdue()
      startReady()
      first.perform()
      for group in others { group.perform() }
      let hasEnded = collectEnded()
      balance()
      if !hasEnded { sleep() }
    }
    abandonAll()
  }

  // What others ask.

  /// False when it is over.
  private func readMail() -> Bool {
    let post = mailbox.take()
    for order in post.orders {
      let transfer = Transfer(order)
      // One that was cancelled on its way here is announced no more.
      if order.ticket.isCancelled {
        transfer.fail(.cancelled)
      } else {
        enqueue(transfer)
      }
    }
    if post.hasCancellations { dropCancelled() }
    return !post.isClosing
  }

  private func dropCancelled() {
    for transfer in queues.remove(where: { $0.order.ticket.isCancelled }) {
      transfer.fail(.cancelled)
    }
    for transfer in running where transfer.order.ticket.isCancelled {
      leave(transfer)
      transfer.fail(.cancelled)
    }
  }

  private func abandonAll() {
    for order in mailbox.end() {
      Transfer(order).fail(.cancelled)
    }
    for transfer in queues.remove(where: { _ in true }) + running {
      if transfer.exchange != nil { leave(transfer) }
      transfer.fail(.cancelled)
    }
  }

  // Starting and ending hops.

  private func startReady() {
    queues.wake(at: Self.now)
    while running.count < maximumRunning, let transfer = nextReady() { start(transfer) }
  }

  private func enqueue(_ transfer: Transfer, first: Bool = false) {
    queues.add(transfer, host: transfer.target.host, in: transfer.lane, first: first)
  }

  /// Of the lanes that have memory, in turn.
  private func nextReady() -> Transfer? {
    for lane in [laneInTurn, laneInTurn.other] {
      guard queues.hasReady(in: lane),
        memory[lane].mayStart(whileNoneRuns: runningCount[lane] == 0),
        let transfer = queues.next(in: lane)
      else { continue }
      laneInTurn = lane.other
      return transfer
    }
    return nil
  }

  private func balance() {
    let now = Self.now
    for lane in BodyLane.allCases {
      memory[lane].balance(running.lazy.filter { $0.lane == lane }, at: now)
    }
  }

  /// A connection is kept for those that wait for its host, and beyond that for as many hosts as there
  /// may be connections. libcurl pushes out the oldest when there are more, but keeps the host that it
  /// led to, and goes through all of these each time: a run over many hosts would take time with the
  /// square of their number.
  private func keepsConnection(to host: String) -> Bool {
    if queues.hasWaiting(host) || familiar.contains(host) { return true }
    return familiar.count < maximumRunning && familiar.insert(host).inserted
  }

  private func start(_ transfer: Transfer) {
    if transfer.order.ticket.isCancelled {
      queues.leave(transfer.target.host)
      return transfer.fail(.cancelled)
    }
    if let reason = omission(of: transfer) {
      queues.leave(transfer.target.host)
      return transfer.fail(reason)
    }
    guard let group = groups[transfer.request.caFile] else {
      queues.leave(transfer.target.host)
      return transfer.fail(.badRequest("its certificates were not named before"))
    }
    guard let exchange = group.takeExchange() else {
      queues.leave(transfer.target.host)
      return transfer.fail(.connect("out of memory"))
    }
    exchange.prepare(for: transfer, keepsConnection: keepsConnection(to: transfer.target.host))
    if let reason = exchange.refusal(of: transfer.target) {
      group.putBack(exchange)
      queues.leave(transfer.target.host)
      return transfer.fail(reason)
    }
    transfer.exchange = exchange
    memory[transfer.lane].admit(transfer, exchange)
    transfer.slot = running.count
    running.append(transfer)
    runningCount[transfer.lane] += 1
    let now = Self.now
    transfer.begin(at: now)
    let pause = transfer.target.isLoopback ? 0 : max(delay, transfer.order.spacing)
    if pause > 0 { queues.rest(transfer.target.host, until: now &+ pause) }
    let code = group.add(exchange)
    if code != CURLM_OK {
      leave(transfer)
      transfer.fail(.connect(String(cString: curl_multi_strerror(code))))
    }
  }

  /// Why a transfer is not begun.
  private func omission(of transfer: Transfer) -> FetchFailure.Reason? {
    if refuses(transfer) { return .hostRefuses }
    if transfer.isOfPage, silences.holds(transfer.silence) { return .hostSilent }
    return traffic?.isSpent == true ? .budgetSpent : nil
  }

  /// Takes a running hop off libcurl and gives its place to another.
  private func leave(_ transfer: Transfer) {
    guard let exchange = transfer.exchange, let group = groups[transfer.request.caFile] else {
      return
    }
    group.remove(exchange)
    transfer.end(at: Self.now)
    transfer.exchange = nil
    group.putBack(exchange)
    memory[transfer.lane].left(transfer)
    runningCount[transfer.lane] -= 1
    let last = running.removeLast()
    if last !== transfer {
      running[transfer.slot] = last
      last.slot = transfer.slot
    }
    queues.leave(transfer.target.host)
  }

  private func collectEnded() -> Bool {
    var hasEnded = false
    for group in groups.values {
      while let (transfer, code) = group.nextEnded() {
        hasEnded = true
        ended(transfer, code)
      }
    }
    return hasEnded
  }

  private func ended(_ transfer: Transfer, _ code: CURLcode) {
    guard let exchange = transfer.exchange else { return }
    count(transfer, exchange)
    if code != CURLE_OPERATION_TIMEDOUT, transfer.isOfPage { silences.end(transfer.silence) }
    transfer.request.cookies?.take(exchange.reader.cookies, from: transfer.target)
    switch Verdict(code, of: exchange, for: transfer) {
    case .redirect(let next, let isPermanent):
      leave(transfer)
      transfer.follow(to: next, isPermanent: isPermanent)
      guard !transfer.order.stopsAtRedirects else { return transfer.handBack() }
      enqueue(transfer, first: true)
    case .againFresh:
      leave(transfer)
      transfer.needsFreshConnection = true
      enqueue(transfer, first: true)
    case .againReserved:
      leave(transfer)
      transfer.isReserved = true
      enqueue(transfer, first: true)
    case .done(let status):
      let draft = transfer.response(status: status, from: exchange)
      leave(transfer)
      transfer.succeed(draft)
    case .failed(let reason):
      leave(transfer)
      let failure = FetchFailure(reason, url: transfer.target.shown)
      // Who heeds no other's refusal does not speak for others either.
      if let refusal = failure.refusal, transfer.request.heeds != .none {
        refuse(transfer.target.host, refusal)
      }
      if code == CURLE_OPERATION_TIMEDOUT { noteSilence(of: transfer) }
      transfer.finish(.failure(failure))
    }
  }

  private func count(_ transfer: Transfer, _ exchange: Exchange) {
    let bytes =
      exchange.offset(CURLINFO_SIZE_DOWNLOAD_T) &+ Int64(exchange.number(CURLINFO_HEADER_SIZE))
    transfer.receive(bytes: bytes)
    traffic?.take(bytes)
  }

  /// Gives up what waits for the host and heeds its refusal, now and later.
  private func refuse(_ host: String, _ refusal: HostRefusals) {
    refusing[host] = min(refusing[host] ?? refusal, refusal)
    for transfer in queues.remove(host: host, where: refuses) { transfer.fail(.hostRefuses) }
  }

  /// Gives up the pages that wait for a host which answers none that are asked for as this one was.
  private func noteSilence(of transfer: Transfer) {
    let silence = transfer.silence
    guard transfer.isOfPage, silences.add(silence) else { return }
    let others = queues.remove(host: silence.host) { $0.isOfPage && $0.silence == silence }
    for other in others { other.fail(.hostSilent) }
  }

  private func refuses(_ transfer: Transfer) -> Bool {
    refusing[transfer.target.host].map { $0 <= transfer.request.heeds } ?? false
  }

  // Time.

  static var now: Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  private func endOverdue() {
    let now = Self.now
    for transfer in running where transfer.deadline <= now {
      let received = transfer.exchange?.body.count ?? 0
      if let exchange = transfer.exchange { count(transfer, exchange) }
      leave(transfer)
      noteSilence(of: transfer)
      transfer.fail(.timeout(seconds: transfer.allowanceSeconds, received: received))
    }
    nextDeadline = running.reduce(.max) { min($0, $1.deadline) }
  }

  private func sleep() {
    let nextLook = min(memory.feeds.nextLook, memory.pages.nextLook)
    let end = min(nextDeadline, nextLook, queues.nextEndOfRest)
    let rest = end == .max ? .max : (end &- Self.now) / 1_000_000 &+ 1
    first.sleep(milliseconds: min(rest, Self.longestSleep), with: others)
  }
}
