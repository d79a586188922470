import Fetching
import Matching
import News
import Storage

/// What an outcome changes in what is known of a source.
extension SourceState {
  /// Answers in a row from behind permanent redirects after which it is asked there directly.
  static let grace = 3

  /// Where the source is asked instead of at its configured address; nil: there.
  var adopted: String? {
    moved.flatMap { $0.sightings >= Self.grace ? $0.url : nil }
  }

  /// What holds for the source as it is configured now. With another address it is another document:
  /// nothing that was learnt of the former one holds, unless it had moved there. What the source has
  /// brought stays.
  func adapted(to source: Source) -> SourceState {
    let now = Hash64.of(source.url)
    guard let address, address != now else {
      var same = self
      same.address = now
      return same
    }
    var other = SourceState(source: self.source)
    other.address = now
    other.paused = paused
    (other.lastAttempt, other.lastSuccess) = (lastAttempt, lastSuccess)
    (other.title, other.entries, other.repeated) = (title, entries, repeated)
    (other.fetches, other.bytes, other.articles) = (fetches, bytes, articles)
    guard moved?.url == FeedAddress.shown(source.url) else { return other }
    (other.etag, other.lastModified, other.bodyHash) = (etag, lastModified, bodyHash)
    (other.pace, other.rhythm, other.push) = (pace, rhythm, push)
    return other
  }

  /// Any good answer. Freshness that a 304 does not tell stays (RFC 9111 section 4.3.4).
  mutating func answered(_ response: FetchResponse, of source: Source, at now: Timestamp) {
    attempted(at: now)
    lastSuccess = now
    failures = 0
    lastError = nil
    gone = nil
    bytes = bytes &+ response.bytesOnWire
    latency = response.seconds
    follow(response.permanentURL, of: source)
    let freshness = Freshness.seconds(response.head, received: now)
    if freshness != nil || !response.isNotModified { pace.freshness = freshness }
  }

  /// What a 304 says of the document it stands for takes the place of what was said before (RFC 9111
  /// section 4.3.4).
  mutating func renewValidators(_ head: ResponseHead) {
    etag = head.etag ?? etag
    lastModified = head.lastModified ?? lastModified
  }

  /// - Parameter target: where all redirects of an answer were permanent, their end.
  private mutating func follow(_ target: String?, of source: Source) {
    guard let target else {
      // What answers at its new address without a redirect is still there.
      if adopted == nil { moved = nil }
      return
    }
    let before = moved.flatMap { $0.url == target ? $0.sightings : nil } ?? 0
    // One sighting short of the grace, it is not asked there.
    let most = source.address(movedTo: target) == nil ? Self.grace - 1 : Self.grace + 1
    moved = Relocation(url: target, sightings: min(before + 1, most))
  }

  /// A document of it, or the part of it that is new.
  mutating func learn(from feed: ParsedFeed, _ response: FetchResponse, at now: Timestamp) {
    title = feed.title ?? title
    if !response.isPart { entries = feed.entries.count }
    pace.learn(from: feed)
    rhythm.learn(from: feed, now: now)
    push = WebLinks.push(response.head, feed, at: response.finalURL)
  }

  /// What fails at its new address is asked at its configured one again; what says there that it is
  /// gone is not asked any more.
  ///
  /// - Parameter reason: one clean line.
  mutating func failed(_ reason: String, isGone: Bool, at now: Timestamp) {
    attempted(at: now)
    failures = failures &+ 1
    lastError = reason
    if adopted != nil {
      moved = nil
    } else if isGone {
      gone = now
    }
  }

  private mutating func attempted(at now: Timestamp) {
    lastAttempt = now
    fetches = fetches &+ 1
  }
}

extension Source {
  /// How the source is asked at an address to which it has moved: with the user name and the password
  /// of its own, if that holds any. Nil where it may not be asked there: these would go to another
  /// host, or a redirect there would not be followed as the source is configured now.
  func address(movedTo address: String) -> String? {
    let isSecure = url.lowercased().hasPrefix("https:")
    guard settings.allowsInsecureRedirects || !isSecure || address.lowercased().hasPrefix("https:")
    else { return nil }
    return FetchPlace.address(address, withCredentialsOf: url)
  }

  /// What it sends, or its own address, holds what is for its own host only, and `address` is of
  /// another one.
  func keepsSecrets(from address: String) -> Bool {
    (!headers.isEmpty || FetchPlace.holdsCredentials(url))
      && FeedAddress.origin(of: address) != FeedAddress.origin(of: url)
  }
}
