import CCurl

/// The transfers that trust the same certificates: a libcurl multi handle of their own, since one
/// keeps a single loaded store of certificates. All groups of a loop share its queues and bounds.
/// Confined to the transfers' thread.
final class TrustGroup {
  let multi: UnsafeMutableRawPointer
  private let settings: ExchangeSettings
  private let budgets: PerLane<ByteBudget>
  private var idle: [Exchange] = []
  private(set) var running = 0

  init?(
    _ configuration: Transfers.Configuration, certificates: Certificates, rule: AddressRule,
    budgets: PerLane<ByteBudget>
  ) {
    guard let multi = curl_multi_init() else { return nil }
    self.multi = multi
    self.budgets = budgets
    settings = ExchangeSettings(configuration, certificates: certificates, rule: rule)
    ccurl_multi_set_long(multi, CURLMOPT_MAXCONNECTS, max(configuration.inFlight, 1))
  }

  deinit {
    idle = []
    curl_multi_cleanup(multi)
    settings.free()
  }

  func takeExchange() -> Exchange? {
    idle.popLast() ?? Exchange(settings, budgets: budgets)
  }

  func putBack(_ exchange: Exchange) {
    exchange.clear()
    idle.append(exchange)
  }

  func add(_ exchange: Exchange) -> CURLMcode {
    running += 1
    return curl_multi_add_handle(multi, exchange.handle)
  }

  func remove(_ exchange: Exchange) {
    curl_multi_remove_handle(multi, exchange.handle)
    running -= 1
  }

  func perform() {
    guard running > 0 else { return }
    var count: Int32 = 0
    curl_multi_perform(multi, &count)
  }

  /// The next transfer that has ended, and how.
  func nextEnded() -> (Transfer, CURLcode)? {
    var left: Int32 = 0
    while let message = curl_multi_info_read(multi, &left) {
      guard message.pointee.msg == CURLMSG_DONE, let handle = message.pointee.easy_handle,
        let transfer = Exchange.of(handle: handle)?.transfer
      else { continue }
      return (transfer, message.pointee.data.result)
    }
    return nil
  }

  /// Sleeps until something happens in this group or in one of the others, or it is woken.
  func sleep(milliseconds: Int64, with others: [TrustGroup]) {
    var milliseconds = milliseconds
    var sockets: [curl_waitfd] = []
    for group in others where group.running > 0 {
      milliseconds = min(milliseconds, group.appendSockets(to: &sockets))
    }
    let count = UInt32(sockets.count)
    curl_multi_poll(multi, &sockets, count, Int32(clamping: max(milliseconds, 0)), nil)
  }

  /// The longest sleep while the socket of some transfer is not known: a name is being resolved, or it
  /// is one of too many for the only call that tells sockets.
  private static let blindSleep: Int64 = 20

  /// Adds the sockets that this group waits for; returns how long it may wait, in milliseconds.
  private func appendSockets(to sockets: inout [curl_waitfd]) -> Int64 {
    let room = Int(FD_SETSIZE)
    let found = [curl_waitfd](unsafeUninitializedCapacity: room) { buffer, count in
      count = Int(ccurl_multi_sockets(multi, buffer.baseAddress, UInt32(room)))
    }
    sockets += found
    var wait = -1
    curl_multi_timeout(multi, &wait)
    let longest = found.count < running ? Self.blindSleep : Int64.max
    return wait < 0 ? longest : min(Int64(wait), longest)
  }
}
