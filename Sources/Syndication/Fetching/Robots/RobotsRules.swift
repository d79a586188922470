/// What a robots.txt asks of one robot (RFC 9309), and which of its rules a path falls under.
package struct RobotsRules: Hashable, Sendable {
  private let list: RobotsRuleList
  /// Seconds that the file asks to lie between two requests: no part of the RFC, but common. At most
  /// `longestDelay`.
  package let crawlDelay: Double?

  /// Bytes of a file that are read; the rest is as if it were not there (§2.5 asks for at least so
  /// many).
  package static let maximumBytes = 500 << 10
  /// Seconds between two requests that a file is believed to need.
  package static let longestDelay = 10.0

  /// Bytes that it takes in memory, about.
  package var cost: Int {
    64 + list.cost
  }

  /// No rule: all may be asked for.
  package static let none = RobotsRules(list: RobotsRuleList(), crawlDelay: nil)

  init(list: RobotsRuleList, crawlDelay: Double?) {
    self.list = list
    self.crawlDelay = crawlDelay.map { min($0, Self.longestDelay) }
  }

  /// Reads a file in whatever state it is: lines that mean nothing are passed over (§2.2).
  ///
  /// - Parameter agent: the robot's product token; see `RobotsAgent`.
  package static func parse(_ bytes: [UInt8], agent: RobotsAgent) -> RobotsRules {
    var reader = RobotsReader(agent: agent)
    bytes.withUnsafeBufferPointer { reader.read($0) }
    return reader.rules
  }

  /// Whether `path` may be asked for: a path with its query, as an address spells them. The longest
  /// pattern decides, and of two equally long ones the one that allows (§2.2.2).
  package func allow(path: String) -> Bool {
    guard !list.rules.isEmpty else { return true }
    let octets = RobotsOctets.normalised(path: path)
    if octets == Self.ownPath { return true }
    return octets.withUnsafeBufferPointer { list.decisive(for: $0)?.allows ?? true }
  }

  /// The file itself may always be asked for (§2.2.2).
  private static let ownPath = Array("/robots.txt".utf8) + [0]

  /// A file that says the same to any robot: what is kept between runs.
  package var text: String {
    var lines = ["User-agent: *"]
    lines += list.rules.map { ($0.allows ? "Allow: " : "Disallow: ") + list.pattern(of: $0) }
    if let crawlDelay { lines.append("Crawl-delay: \(crawlDelay)") }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// The name by which a robots.txt calls a robot: the product token that its `User-Agent` begins with
/// (§2.2.1), in lower case.
package struct RobotsAgent: Hashable, Sendable {
  package let token: String

  package init(userAgent: String) {
    token = String(decoding: Self.token(of: userAgent.utf8), as: UTF8.self)
  }

  /// Letters, `_` and `-`, up to whatever else comes.
  static func token(of name: some Sequence<UInt8>) -> [UInt8] {
    name.lazy.map(RobotsOctets.lowercased).prefix {
      $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: "-")
    }.map(\.self)
  }
}
