/// Bounds of everything that a server can make large.
package enum FetchLimits {
  /// Redirects of one fetch.
  package static let redirects = 5
  /// Bytes of an address, the one asked for or one redirected to.
  package static let address = 8 << 10
  /// Bytes of all header lines of one hop, interim answers (1xx) and trailers included.
  package static let headerBytes = 64 << 10
  /// Header lines of one hop.
  package static let headerLines = 500
  /// Bytes of one header value that is kept.
  package static let headerValue = 4 << 10
  /// Bytes of a body that nobody will read (of a redirect or an error) that are received, so that
  /// the connection can be used again.
  package static let discardedBody = 64 << 10
  /// Seconds to reach a host and to agree on TLS.
  package static let connectSeconds = 10
  /// When a budget is spent on bodies that their readers keep, one more transfer goes on after so
  /// many nanoseconds in which none was let go: a reader that waits for a further body before it
  /// lets go of the first must get it. Readers of feeds wait for their turn, and each turn takes its
  /// time; that a feed which is held back keeps its host's place from the page that all wait for is
  /// rare.
  static func patience(of lane: BodyLane) -> Int64 {
    lane == .feeds ? 5_000_000_000 : 250_000_000
  }
  /// Characters of a failure in words.
  package static let failureText = 480
}
