package import News

/// What a source says of how often it wants to be asked.
package struct SourcePace: Hashable, Sendable {
  /// Seconds that its last answer stays fresh (RFC 9111 section 4.2); nil where it does not say.
  package var freshness: Int64?
  /// Seconds (RSS 2.0 `ttl`).
  package var timeToLive: Int64?
  /// Seconds between two of its changes, as it says itself (the syndication module of RSS 1.0).
  package var updatePeriod: Int64?
  /// Bit h: not to be asked from h to h + 1 o'clock, Greenwich time (RSS 2.0 `skipHours`).
  package var skippedHours: UInt32 = 0
  /// Bit d: not to be asked on this day of the week, Greenwich time, from Monday, which is bit 0 (RSS
  /// 2.0 `skipDays`).
  package var skippedDays: UInt32 = 0

  package init() {}
}

/// How often a source publishes, as far as the dates of its entries tell.
package struct SourceRhythm: Hashable, Sendable {
  /// The newest date of an entry that did not lie in the future.
  package var newest: Timestamp?
  /// Seconds from one of its newest entries to the next, on the average.
  package var gap: Int64?

  package init() {}
}

/// Where permanent redirects (301, 308) of a source lead.
package struct Relocation: Hashable, Sendable {
  package var url: String
  /// Answers in a row that came from there.
  package var sightings: Int

  package init(url: String, sightings: Int) {
    self.url = url
    self.sightings = sightings
  }
}

/// Who would tell of a feed's changes (WebSub section 4).
package struct PushLinks: Hashable, Sendable {
  package var hubs: [String] = []
  /// The feed's own address, by which the hubs know it.
  package var topic: String?

  package init() {}
}
