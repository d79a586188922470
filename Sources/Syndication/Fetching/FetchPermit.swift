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

  /// Why `url` cannot be fetched; nil when it can.
  package static func fault(in url: String) -> String? {
    do throws(TargetURL.Unreadable) {
      _ = try TargetURL(url)
      return nil
    } catch {
      return error.reason
    }
  }

  /// Whether an address holds a user name or a password.
  package static func holdsCredentials(_ url: String) -> Bool {
    (try? TargetURL(url))?.holdsCredentials ?? false
  }

  /// An address with the user name and the password that another one holds; nil where these would go
  /// to another scheme, name or port than that one's.
  package static func address(_ url: String, withCredentialsOf other: String) -> String? {
    guard let target = try? TargetURL(url), let other = try? TargetURL(other) else { return nil }
    guard other.holdsCredentials else { return url }
    return target.isSameOrigin(as: other) ? target.withCredentials(of: other).text : nil
  }

  /// Where this origin's robots.txt is.
  package var robots: String { origin + "/robots.txt" }
}
