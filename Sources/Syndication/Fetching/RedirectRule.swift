/// Where a redirect may lead.
enum RedirectRule {
  enum Refusal: Error, Hashable {
    case tooMany
    case place(String)
  }

  /// The place that `location` names, seen from `current`.
  ///
  /// - Parameters:
  ///   - source: where the whole fetch began: who began securely stays secure.
  ///   - followed: redirects before this one.
  static func target(
    of location: String, from current: TargetURL, source: TargetURL, followed: Int,
    allowsInsecure: Bool = false
  ) throws(Refusal) -> TargetURL {
    guard followed < FetchLimits.redirects else { throw .tooMany }
    let next: TargetURL
    do throws(TargetURL.Unreadable) {
      next = try TargetURL(location, base: current)
    } catch {
      throw .place(error.reason)
    }
    if source.isSecure, !next.isSecure, !allowsInsecure {
      throw .place(
        "from https to http, to \(next.shown); allowInsecureRedirects would allow it")
    }
    return next
  }
}
