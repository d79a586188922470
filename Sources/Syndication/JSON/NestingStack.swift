/// The containers that are open, one bit each: true for an object, false for an array.
struct NestingStack: Sendable {
  private var words: [UInt64] = [0]
  private(set) var depth = 0

  mutating func push(isObject: Bool) {
    let word = depth >> 6
    if word == words.count { words.append(0) }
    let bit: UInt64 = 1 << UInt64(depth & 63)
    words[word] = isObject ? words[word] | bit : words[word] & ~bit
    depth += 1
  }

  mutating func pop() {
    depth = max(0, depth - 1)
  }

  /// Whether the innermost container is an object; false when none is open.
  var innermostIsObject: Bool {
    guard depth > 0 else { return false }
    return words[(depth - 1) >> 6] & (1 << UInt64((depth - 1) & 63)) != 0
  }

  mutating func removeAll() {
    depth = 0
  }
}
