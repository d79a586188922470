/// Reads a robots.txt line by line and keeps what it says to one robot (RFC 9309 §2.2).
struct RobotsReader {
  private let agent: [UInt8]
  private var named = Group()
  private var anyone = Group()
  /// Whom the group at hand is for.
  private var isForAgent = false
  private var isForAnyone = false
  /// Its rules have not begun: a further name joins it.
  private var isNaming = false

  private struct Group {
    var isThere = false
    var rules = RobotsRuleList()
    var delay: Double?
  }

  private typealias Line = Slice<UnsafeBufferPointer<UInt8>>

  init(agent: RobotsAgent) {
    self.agent = Array(agent.token.utf8)
  }

  /// The groups that name the robot, or else those for anyone, each kind taken together.
  var rules: RobotsRules {
    let group = named.isThere ? named : anyone
    return RobotsRules(list: group.rules, crawlDelay: group.delay)
  }

  mutating func read(_ bytes: UnsafeBufferPointer<UInt8>) {
    var text = bytes[...]
    if text.starts(with: [0xef, 0xbb, 0xbf]) { text = text.dropFirst(3) }
    if bytes.count > RobotsRules.maximumBytes {
      // Half a line may say more than the whole one: it is left out.
      text = text.prefix(RobotsRules.maximumBytes)
      text = text[..<(text.lastIndex(where: Self.isLineEnd) ?? text.startIndex)]
    }
    while !text.isEmpty {
      let end = text.firstIndex(where: Self.isLineEnd) ?? text.endIndex
      read(line: text[..<end])
      text = end < text.endIndex ? text[(end + 1)...] : text[end...]
    }
  }

  private mutating func read(line: Line) {
    let said = line.prefix { $0 != UInt8(ascii: "#") }
    guard let colon = said.firstIndex(of: UInt8(ascii: ":")) else { return }
    let key = Self.trimmed(said[..<colon])
    let value = Self.trimmed(said[(colon + 1)...])
    if Self.equal(key, "user-agent") {
      name(value)
    } else if Self.equal(key, "disallow") {
      rule(allows: false, value)
    } else if Self.equal(key, "allow") {
      rule(allows: true, value)
    } else if Self.equal(key, "crawl-delay") {
      delay(value)
    }
  }

  private mutating func name(_ value: Line) {
    if !isNaming { (isForAgent, isForAnyone) = (false, false) }
    isNaming = true
    if value.first == UInt8(ascii: "*") {
      isForAnyone = true
      anyone.isThere = true
    } else if !agent.isEmpty, RobotsAgent.token(of: value) == agent {
      isForAgent = true
      named.isThere = true
    }
  }

  private mutating func rule(allows: Bool, _ value: Line) {
    isNaming = false
    guard !value.isEmpty, isForAgent || isForAnyone else { return }
    let pattern = RobotsOctets.normalised(pattern: value)
    if isForAgent { named.rules.add(allows: allows, pattern: pattern) }
    if isForAnyone { anyone.rules.add(allows: allows, pattern: pattern) }
  }

  private mutating func delay(_ value: Line) {
    isNaming = false
    guard let seconds = Double(String(decoding: value, as: UTF8.self)), seconds > 0 else { return }
    if isForAgent { named.delay = seconds }
    if isForAnyone { anyone.delay = seconds }
  }

  private static func isLineEnd(_ byte: UInt8) -> Bool {
    byte == 0x0a || byte == 0x0d
  }

  private static func equal(_ key: Line, _ lowercased: StaticString) -> Bool {
    lowercased.withUTF8Buffer { $0.elementsEqual(key.lazy.map(RobotsOctets.lowercased)) }
  }

  private static func trimmed(_ bytes: Line) -> Line {
    var rest = bytes.drop { $0 == 0x20 || $0 == 0x09 }
    while let last = rest.last, last == 0x20 || last == 0x09 { rest.removeLast() }
    return rest
  }
}
