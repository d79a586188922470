/// Why a fetch brought nothing.
package struct FetchFailure: Error, Hashable, Sendable {
  package enum Reason: Hashable, Sendable {
    /// The address cannot be read, or its scheme is neither `http` nor `https`.
    case badAddress(String)
    /// The request cannot be sent: a header with a line break.
    case badRequest(String)
    /// The host's name is not known.
    case resolve
    case connect(String)
    case tls(String)
    /// The time of the whole fetch is over; with the bytes received so far.
    case timeout(seconds: Double, received: Int)
    /// It brought too little for too long.
    case tooSlow(SpeedFloor)
    case tooLarge(limit: Int)
    /// An IP address that the address rule refuses, and the range it lies in.
    case addressRefused(address: String, range: String)
    case tooManyRedirects(limit: Int)
    /// A redirect that is not followed.
    case redirectRefused(String)
    /// The host's robots.txt disallows the address to this robot.
    case disallowed(agent: String)
    /// The host's robots.txt could not be read, which disallows all; and why.
    case robotsUnreachable(String)
    /// Any other status than 2xx and 304, with the seconds of `Retry-After`, and the `Server`
    /// header.
    case status(Int, retryAfter: Int64?, server: String?)
    /// The bytes of all transfers together are spent, so that this one was not begun.
    case budgetSpent
    /// The proxy cannot be used.
    case proxy(String)
    /// The host refused another transfer, so that this one was not begun.
    case hostRefuses
    /// The host let other pages that were asked for in the same way run out of time, one after the
    /// other, so that this one was not begun.
    case hostSilent
    case headersTooLarge
    /// The connection broke before the answer was whole.
    case connectionLost(String)
    /// The answer breaks HTTP or its own content encoding.
    case protocolError(String)
    /// The task was cancelled, or the transfers were shut down.
    case cancelled
  }

  package let reason: Reason
  /// The address at which it happened (a redirect may have led there), without user name, password
  /// and fragment.
  package let url: String

  package init(_ reason: Reason, url: String) {
    self.reason = reason
    self.url = url
  }

  /// HTTP status, when it was one.
  package var status: Int? {
    if case .status(let code, _, _) = reason { code } else { nil }
  }

  /// The least that a request must heed to be given up for this.
  var refusal: HostRefusals? {
    guard case .status(let code, let wait, _) = reason else { return nil }
    if code == 429 || code == 503 && wait != nil { return .tooMany }
    return code == 503 ? .unavailable : nil
  }

  /// Seconds that the server asked to wait.
  package var retryAfter: Int64? {
    if case .status(_, let seconds, _) = reason { seconds } else { nil }
  }
}

extension FetchFailure: CustomStringConvertible {
  /// One line of at most `FetchLimits.failureText` characters, without control characters: what
  /// happened, where and why.
  package var description: String {
    let place = PlainLine.of(url, limit: 160)
    return PlainLine.of(
      place.isEmpty ? words : "\(words), at \(place)", limit: FetchLimits.failureText)
  }

  private var words: String {
    switch reason {
    case .badAddress(let why): "not an address that can be fetched: \(short(why))"
    case .badRequest(let why): "the request cannot be sent: \(short(why))"
    case .resolve: "the host's name is not known"
    case .connect(let why): "cannot connect: \(short(why))"
    case .tls(let why): "no secure connection: \(short(why))"
    case .timeout(let seconds, let received): Self.timeoutWords(seconds, received)
    case .tooLarge(let limit): "the body is larger than \(limit) bytes"
    case .addressRefused(let address, let range):
      "the host's address \(address) is refused (\(range)); allowPrivate would allow it"
    case .tooManyRedirects(let limit): "more than \(limit) redirects"
    case .redirectRefused(let why): "a redirect is refused: \(short(why))"
    case .disallowed(let agent):
      "robots.txt disallows it to \(short(agent)); set \"robots\" to \"pages\" if the publisher agrees"
    case .robotsUnreachable(let why):
      "robots.txt cannot be read, which disallows all: \(short(why))"
    case .status(let code, let retry, let server): Self.statusWords(code, retry, server)
    case .tooSlow(let floor):
      "fewer than \(floor.bytesPerSecond) bytes a second came for \(floor.seconds) s"
    case .budgetSpent: "the run's bytes are spent"
    case .proxy(let why): "the proxy cannot be used: \(short(why))"
    case .hostRefuses: "the host asks to be left alone for now"
    case .hostSilent:
      "the host has answered none of the last \(HostSilences.patience) pages in time"
    case .headersTooLarge: "the header lines of the answer are too large"
    case .connectionLost(let why): "the connection was lost: \(short(why))"
    case .protocolError(let why): "the answer is broken: \(short(why))"
    case .cancelled: "cancelled"
    }
  }

  private func short(_ text: String) -> String {
    PlainLine.of(text, limit: 200)
  }

  private static func timeoutWords(_ seconds: Double, _ received: Int) -> String {
    let tenths = (min(max(seconds, 0), 1e9) * 10).rounded() / 10
    return received == 0
      ? "no answer within \(tenths) s" : "not complete within \(tenths) s (\(received) bytes came)"
  }

  private static func statusWords(_ code: Int, _ retry: Int64?, _ server: String?) -> String {
    var text = "HTTP status \(code)"
    if let name = StatusNames.name(of: code) { text += " \(name)" }
    if let server { text += " from \(PlainLine.of(server, limit: 40))" }
    if let retry { text += ", asked to wait \(retry) s" }
    return text
  }
}
