/// Whether an address may be asked for, and how.
package enum FetchPermit: Sendable {
  /// `spacing` is the time that the host wants between the start of this request and the next one.
  case granted(spacing: Duration = .zero)
  case refused(FetchFailure.Reason)
}

/// An address of a fetch or one of its redirects, to be permitted.
package struct FetchPlace: Hashable, Sendable {
  /// Scheme, name and port.
  package let origin: String
  /// Path and query.
  package let path: String

  init(_ target: TargetURL) {
    origin = target.origin
    path = target.path
  }

  /// Nil when `url` cannot be fetched.
  package init?(url: String) {
    guard let target = try? TargetURL(url) else { return nil }
    self.init(target)
  }

  /// Where this origin's robots.txt is.
  package var robots: String { origin + "/robots.txt" }
}
