/// One GET of one address, with its limits.
package struct FetchRequest: Sendable {
  /// What is asked for; decides the `Accept` header.
  package enum Kind: Sendable {
    case feed, page, robots
  }

  /// A header line of a request.
  package struct Header: Hashable, Sendable {
    package var name: String
    package var value: String

    package init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// `http` or `https`; anything else is refused.
  package var url: String
  package var kind: Kind
  /// The validators of the last answer, verbatim: they make the request conditional (RFC 9110 §13).
  package var etag: String?
  package var lastModified: String?
  /// Sent to the host (name and port) and scheme of `url` only, and no more once a redirect has led
  /// elsewhere, even if a later one leads back.
  package var headers: [Header]
  /// Lets a redirect lead from https to http.
  package var allowsInsecureRedirects: Bool
  /// How slow a transfer may be; nil: as slow as its timeout lets it.
  package var speedFloor: SpeedFloor?
  /// `http`, `https`, `socks5` (names are resolved here) or `socks5h` (names are resolved there), with
  /// user name and password where it wants them. It is trusted: the address rule then judges addresses
  /// that stand in URLs only, since names may be resolved elsewhere (decision 0124).
  package var proxy: String?
  /// The file of certificates that it trusts beside the system's, one of those that its `Transfers`
  /// were given.
  package var caFile: String?
  /// Cookies of the host that `url` names; nil: none are sent or kept.
  package var cookies: CookieJar?
  /// Whether it is given up, before it starts, once the host has refused another of these transfers
  /// that heeds refusals itself.
  package var heeds: HostRefusals
  /// Replaces the `Accept` header of `kind`.
  package var accept: String?
  /// For the whole fetch, redirects included. Waiting for a place or for memory does not count.
  package var timeout: Duration
  /// Bound of the decoded body.
  package var maximumBytes: Int
  /// Lets the fetch and its redirects reach private addresses; see `AddressRule`.
  package var allowPrivate: Bool

  package init(
    url: String, kind: Kind = .feed, etag: String? = nil, lastModified: String? = nil,
    headers: [Header] = [], accept: String? = nil, timeout: Duration = .seconds(20),
    maximumBytes: Int = 8 << 20, allowPrivate: Bool = false, heeds: HostRefusals = .none
  ) {
    self.url = url
    self.kind = kind
    self.etag = etag
    self.lastModified = lastModified
    self.headers = headers
    self.accept = accept
    self.timeout = timeout
    self.maximumBytes = maximumBytes
    self.allowPrivate = allowPrivate
    self.heeds = heeds
    allowsInsecureRedirects = false
  }
}

/// A transfer that brings fewer bytes a second than this for so many seconds ends.
package struct SpeedFloor: Hashable, Sendable {
  package var bytesPerSecond: Int
  package var seconds: Int

  package init(bytesPerSecond: Int, seconds: Int) {
    self.bytesPerSecond = bytesPerSecond
    self.seconds = seconds
  }
}

/// What a host may have answered to others that a request heeds.
package enum HostRefusals: Int, Comparable, Sendable {
  /// Nothing.
  case none
  /// 429, or 503 with a `Retry-After`: it is asked too much.
  case tooMany
  /// 503 without one, too.
  case unavailable

  package static func < (one: HostRefusals, other: HostRefusals) -> Bool {
    one.rawValue < other.rawValue
  }
}

extension FetchRequest {
  var isConditional: Bool { etag != nil || lastModified != nil }

  /// What is new since the version of `etag` would do for the whole of a feed (RFC 3229).
  var takesPart: Bool { kind == .feed && etag != nil }

  var acceptValue: String {
    if let accept { return accept }
    switch kind {
    case .feed:
      return "application/atom+xml, application/rss+xml, application/feed+json,"
        + " application/rdf+xml;q=0.9, application/xml;q=0.8, text/xml;q=0.8,"
        + " application/json;q=0.8, */*;q=0.1"
    case .page: return "text/html, application/xhtml+xml, */*;q=0.5"
    case .robots: return "text/plain, */*;q=0.1"
    }
  }
}
