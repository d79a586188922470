import Glibc

/// `Allow` and `Disallow` lines, each with a path's beginning, in which `*` stands for anything and a
/// `$` at the end for the path's end (RFC 9309 §2.2.3). All lie in one buffer: a file may hold tens of
/// thousands of short ones.
struct RobotsRuleList: Hashable, Sendable {
  /// One line's place in the buffer.
  struct Rule: Hashable, Sendable {
    let allows: Bool
    /// Ends in `$`.
    fileprivate let isAnchored: Bool
    fileprivate let start: UInt32
    /// Octets of the pattern, by which lines are weighed.
    let length: UInt32
  }

  private(set) var rules: [Rule] = []
  /// Of each pattern what lies between its stars, each part and the last with a NUL behind it.
  private var octets: [UInt8] = []

  /// - Parameter pattern: normalised, so that it holds no NUL: what is to be taken literally is
  ///   percent-encoded.
  mutating func add(allows: Bool, pattern: [UInt8]) {
    let isAnchored = pattern.last == UInt8(ascii: "$")
    rules.append(
      Rule(
        allows: allows, isAnchored: isAnchored, start: UInt32(truncatingIfNeeded: octets.count),
        length: UInt32(truncatingIfNeeded: pattern.count)))
    for octet in pattern.dropLast(isAnchored ? 1 : 0) {
      octets.append(octet == UInt8(ascii: "*") ? 0 : octet)
    }
    octets.append(0)
  }

  /// Bytes that it takes in memory.
  var cost: Int {
    octets.capacity + rules.capacity * MemoryLayout<Rule>.stride
  }

  func pattern(of rule: Rule) -> String {
    let start = Int(rule.start)
    let end = start + Int(rule.length) - (rule.isAnchored ? 1 : 0)
    let pattern = octets[start..<end].map { $0 == 0 ? UInt8(ascii: "*") : $0 }
    return String(decoding: pattern, as: UTF8.self) + (rule.isAnchored ? "$" : "")
  }

  /// The rule that decides over a normalised path, which has a NUL behind it: the longest that fits,
  /// and of two equally long ones the one that allows (§2.2.2).
  func decisive(for path: UnsafeBufferPointer<UInt8>) -> Rule? {
    octets.withUnsafeBufferPointer { octets in
      var best: Rule?
      for rule in rules {
        let isBetter =
          best.map {
            rule.length > $0.length || rule.length == $0.length && rule.allows && !$0.allows
          }
          ?? true
        let end = Int(rule.start) + Int(rule.length) + (rule.isAnchored ? 0 : 1)
        if isBetter,
          Self.matches(
            UnsafeBufferPointer(rebasing: octets[Int(rule.start)..<end]), rule.isAnchored, path)
        {
          best = rule
        }
      }
      return best
    }
  }

  /// Whether the parts of a pattern fit a path. Each part is looked for once, from where the part
  /// before it ended, so that the time is bounded by both lengths together.
  private static func matches(
    _ parts: UnsafeBufferPointer<UInt8>, _ isAnchored: Bool, _ path: UnsafeBufferPointer<UInt8>
  ) -> Bool {
    let length = path.count - 1
    var part = 0
    var at = 0
    while true {
      let end = parts[part...].firstIndex(of: 0) ?? parts.count - 1
      let octets = parts[part..<end]
      let isFirst = part == 0
      if end == parts.count - 1, isAnchored {
        let rest = path[at..<length]
        guard isFirst ? rest.count == octets.count : rest.count >= octets.count else {
          return false
        }
        return rest.suffix(octets.count).elementsEqual(octets)
      }
      if isFirst {
        guard path[..<length].starts(with: octets) else { return false }
        at = octets.count
      } else {
        guard let found = find(part, of: parts, in: path, from: at) else { return false }
        at = found + octets.count
      }
      if end == parts.count - 1 { return true }
      part = end + 1
    }
  }

  /// In time proportional to both, however they repeat themselves; hence the C library's.
  private static func find(
    _ part: Int, of parts: UnsafeBufferPointer<UInt8>, in path: UnsafeBufferPointer<UInt8>,
    from start: Int
  ) -> Int? {
    guard let parts = parts.baseAddress, let path = path.baseAddress else { return nil }
    let base = UnsafeRawPointer(path).assumingMemoryBound(to: CChar.self)
    let needle = UnsafeRawPointer(parts).assumingMemoryBound(to: CChar.self)
    return strstr(base + start, needle + part).map { UnsafePointer($0) - base }
  }
}
