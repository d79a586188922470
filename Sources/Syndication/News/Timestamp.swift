/// A moment, in whole seconds since 1970-01-01T00:00:00Z. Leap seconds are not counted (POSIX).
package struct Timestamp: Hashable, Comparable, Sendable {
  package let seconds: Int64

  package init(seconds: Int64) {
    self.seconds = seconds
  }

  package static func < (a: Timestamp, b: Timestamp) -> Bool {
    a.seconds < b.seconds
  }

  /// The moment `seconds` later (earlier when negative); stays at the ends of the range.
  package func advanced(by seconds: Int64) -> Timestamp {
    let (sum, overflow) = self.seconds.addingReportingOverflow(seconds)
    guard overflow else { return Timestamp(seconds: sum) }
    return Timestamp(seconds: seconds > 0 ? .max : .min)
  }

  /// Seconds from `other` to this moment; negative when `other` is later.
  package func since(_ other: Timestamp) -> Int64 {
    let (difference, overflow) = seconds.subtractingReportingOverflow(other.seconds)
    guard overflow else { return difference }
    return seconds > other.seconds ? .max : .min
  }
}
