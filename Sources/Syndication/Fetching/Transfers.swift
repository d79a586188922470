import CCurl
import Glibc

/// Fetches: all of them in one loop, on a thread of its own. Those that trust the same certificates
/// share connections, TLS sessions and resolved names; all share queues and bounds.
package final class Transfers: Sendable {
  package struct Configuration: Sendable {
    package var userAgent: String
    /// The address of who answers for this robot: the `From` field of each request.
    package var from: String?
    /// PEM files of certificates that requests may trust beside the system's, those of most requests
    /// first; nil stands for none. Each set is loaded once.
    package var caFiles: [String?]
    /// Transfers at once to one host, which is a name and a port.
    package var perHost: Int
    /// Between the starts of two transfers to one host. Loopback needs no mercy and gets none.
    package var delay: Duration
    /// Transfers at once to all hosts.
    package var inFlight: Int
    /// Bytes of feeds in memory, from their first byte until their `ResponseBody` goes. When most
    /// of them are spent, transfers of feeds are paused and none is started; but one always goes on, so
    /// that a body may exceed the budget by its own size.
    package var byteBudget: Int
    /// The same for pages and robots.txt.
    package var pageBudget: Int
    /// Bytes of all that comes; nil: no bound.
    package var traffic: TrafficBudget?
    /// `NAME:PORT:ADDRESS[,ADDRESS]…`: names that are not asked of the DNS (`CURLOPT_RESOLVE`).
    package var pinnedNames: [String]

    package init(
      userAgent: String, from: String? = nil, caFiles: [String?] = [nil], perHost: Int = 4,
      delay: Duration = .zero, inFlight: Int = 64,
      byteBudget: Int = 24 << 20, pageBudget: Int = 8 << 20, traffic: TrafficBudget? = nil,
      pinnedNames: [String] = []
    ) {
      self.userAgent = userAgent
      self.from = from
      self.traffic = traffic
      self.caFiles = caFiles
      self.perHost = perHost
      self.delay = delay
      self.inFlight = inFlight
      self.byteBudget = byteBudget
      self.pageBudget = pageBudget
      self.pinnedNames = pinnedNames
    }
  }

  /// Why there can be no transfers: in words, one line.
  package struct SetUpError: Error, CustomStringConvertible {
    package let description: String
  }

  private let mailbox = Mailbox()
  private let budgets: PerLane<ByteBudget>

  /// - Throws: `SetUpError` when a file of `caFiles` cannot be used or no thread can be started.
  package convenience init(_ configuration: Configuration) throws(SetUpError) {
    try self.init(configuration, rule: AddressRule())
  }

  init(
    _ configuration: Configuration, rule: AddressRule,
    patience: PerLane<Int64> = PerLane { FetchLimits.patience(of: $0) }
  ) throws(SetUpError) {
    curl_global_init(Int(CURL_GLOBAL_DEFAULT))
    let mailbox = mailbox
    budgets = PerLane { lane in
      let limit = lane == .feeds ? configuration.byteBudget : configuration.pageBudget
      return ByteBudget(limit: max(limit, 1), mailbox: mailbox)
    }
    var certificates: [Certificates] = []
    do throws(Certificates.Unusable) {
      for file in configuration.caFiles { certificates.append(try Certificates(adding: file)) }
    } catch {
      throw SetUpError(description: PlainLine.of(error.description, limit: FetchLimits.failureText))
    }
    let birth = LoopBirth(configuration, certificates, rule, patience, budgets, mailbox)
    guard birth.startThread() else { throw SetUpError(description: "no thread can be started") }
  }

  deinit {
    mailbox.close()
  }

  /// Bytes of bodies that are in memory now.
  package var bytesHeld: Int { budgets.feeds.held + budgets.pages.held }

  /// Fetches; any number may wait. Cancelling the task ends the transfer.
  ///
  /// - Parameter permit: asked before each hop, the first and those that redirects lead to. What it
  ///   takes is not counted against the fetch's time.
  package func fetch(
    _ request: FetchRequest, permit: (@Sendable (FetchPlace) async -> FetchPermit)? = nil
  ) async -> Result<FetchResponse, FetchFailure> {
    let target: TargetURL
    do throws(TargetURL.Unreadable) {
      target = try TargetURL(request.url)
    } catch {
      return .failure(FetchFailure(.badAddress(error.reason), url: ""))
    }
    if let fault = RequestHeaders.fault(in: request) {
      return .failure(FetchFailure(.badRequest(fault), url: target.shown))
    }
    var trail = FetchTrail(to: target)
    while true {
      var spacing = Duration.zero
      switch await permit?(FetchPlace(trail.target)) {
      case .refused(let reason):
        return .failure(FetchFailure(reason, url: trail.target.shown))
      case .granted(let wanted): spacing = wanted
      case nil: break
      }
      switch await order(request, trail, spacing, stopsAtRedirects: permit != nil) {
      case .ended(let result): return result
      case .leads(let next): trail = next
      }
    }
  }

  private func order(
    _ request: FetchRequest, _ trail: FetchTrail, _ spacing: Duration, stopsAtRedirects: Bool
  ) async -> FetchEnd {
    let ticket = FetchTicket()
    return await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let order = FetchOrder(
          request: request, trail: trail, spacing: spacing.nanoseconds,
          stopsAtRedirects: stopsAtRedirects, ticket: ticket, continuation: continuation)
        guard mailbox.submit(order) else {
          let failure = FetchFailure(.cancelled, url: trail.target.shown)
          return continuation.resume(returning: .ended(.failure(failure)))
        }
      }
    } onCancel: {
      ticket.cancel()
      mailbox.announceCancellation()
    }
  }

  /// Ends all transfers and the thread. Fetches that wait fail with `.cancelled`, later ones too.
  ///
  /// To be awaited before the process exits: the libraries below tidy up at exit, and must not do
  /// so under a thread that uses them.
  package func shutdown() async {
    mailbox.close()
    await mailbox.waitForEnd()
  }
}

extension Duration {
  /// Never negative, and at most some thirty years.
  var nanoseconds: Int64 {
    let bounded = min(max(components.seconds, 0), 1_000_000_000)
    return bounded &* 1_000_000_000 &+ max(components.attoseconds, 0) / 1_000_000_000
  }
}
