import CCurl

/// One fetch on its way: what it asked for and what its redirects have led to. Confined to the
/// transfers' thread.
final class Transfer {
  let order: FetchOrder
  private(set) var trail: FetchTrail
  /// A connection that the pool offered leads where this one may not go.
  var needsFreshConnection = false
  /// Ran out of the memory of all and starts again with its own part set aside.
  var isReserved = false
  /// Monotonic nanoseconds: when the running hop began, and when it was paused, if it is.
  var began: Int64 = 0
  var pausedSince: Int64?
  var exchange: Exchange?
  /// Index among those that run.
  var slot = 0

  init(_ order: FetchOrder) {
    self.order = order
    trail = order.trail
  }

  var request: FetchRequest { order.request }
  var lane: BodyLane { request.kind.lane }
  var isOfPage: Bool { request.kind == .page }
  var target: TargetURL { trail.target }
  /// The row that it adds to when it runs out of time.
  var silence: HostSilences.Key { HostSilences.Key(target.host, request) }

  /// Nanoseconds that all hops may take together.
  var allowance: Int64 { request.timeout.nanoseconds }

  /// When the running hop's time is over; never while it is paused, which is none of its fault.
  var deadline: Int64 {
    pausedSince == nil ? began &+ allowance &- trail.spent : .max
  }

  func receive(bytes: Int64) {
    trail.bytesOnWire &+= bytes
  }

  func begin(at now: Int64) {
    began = now
    pausedSince = nil
  }

  func pause(at now: Int64) {
    pausedSince = now
  }

  func resume(at now: Int64) {
    if let since = pausedSince { trail.spent &-= now &- since }
    pausedSince = nil
    exchange?.resume()
  }

  func end(at now: Int64) {
    if let since = pausedSince { trail.spent &-= now &- since }
    pausedSince = nil
    trail.spent &+= now &- began
  }

  func finish(_ result: Result<FetchResponse, FetchFailure>) {
    order.continuation.resume(returning: .ended(result))
  }

  /// Hands the redirect back to who is to permit it.
  func handBack() {
    order.continuation.resume(returning: .leads(trail))
  }

  func fail(_ reason: FetchFailure.Reason) {
    finish(.failure(FetchFailure(reason, url: target.shown)))
  }
}

extension Transfer {
  var allowanceSeconds: Double { Double(allowance) / 1e9 }

  func follow(to next: TargetURL, isPermanent: Bool) {
    trail.follow(to: next, isPermanent: isPermanent)
    needsFreshConnection = false
  }

  /// All but the time, which is known when the hop has left.
  func response(status: Int, from exchange: Exchange) -> FetchResponse {
    var head = exchange.reader.head
    head.retryAfter = exchange.retryAfter
    return FetchResponse(
      status: status, finalURL: target.shown,
      permanentURL: trail.redirects > 0 && trail.isPermanent ? target.shown : nil,
      body: exchange.takeBody(), head: head, bytesOnWire: trail.bytesOnWire, seconds: 0,
      httpVersion: exchange.httpVersion)
  }

  func succeed(_ response: FetchResponse) {
    var response = response
    response.seconds = Double(trail.spent) / 1e9
    finish(.success(response))
  }
}
