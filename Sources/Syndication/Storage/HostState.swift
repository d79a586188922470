package import News

/// What the store remembers of one host between runs. It may be forgotten at any time.
package struct HostState: Hashable, Sendable {
  /// Scheme, name and port.
  package var origin: String
  /// Nil leaves what is known.
  package var robots: RobotsCopy?
  /// It asked to be left alone until then; nil leaves what is known.
  package var waitUntil: Timestamp?

  package init(origin: String, robots: RobotsCopy? = nil, waitUntil: Timestamp? = nil) {
    self.origin = origin
    self.robots = robots
    self.waitUntil = waitUntil
  }

  /// Hosts that are remembered: those heard of last.
  package static let maximumCount = 2_000
}

/// The last word of a host's robots.txt (RFC 9309 section 2.4).
package struct RobotsCopy: Hashable, Sendable {
  /// The product token that it was read for.
  package var agent: String
  /// When the host last answered; nil when it never did.
  package var answered: Timestamp?
  /// Since when it has not answered; nil when it has.
  package var unreachableSince: Timestamp?
  /// The rules for `agent`; nil when there is no such file.
  package var rules: String?

  /// Bytes of `rules`: longer ones are asked for again in each run.
  package static let maximumBytes = 16 << 10

  package init(
    agent: String, answered: Timestamp? = nil, unreachableSince: Timestamp? = nil,
    rules: String? = nil
  ) {
    self.agent = agent
    self.answered = answered
    self.unreachableSince = unreachableSince
    self.rules = rules
  }
}
