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
  /// When the budget is spent on bodies that their readers keep, one more transfer goes on after so
  /// many nanoseconds in which none was let go: a reader that waits for a further body before it
  /// lets go of the first must get it.
  static let patience: Int64 = 250_000_000
  /// Characters of a failure in words.
  package static let failureText = 480
}
