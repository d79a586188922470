import News
import Text

/// Moments that differ from each other, for the `updated` of Atom entries: a reader that sorts by it
/// must find an order. Each stays within its second, as a fraction that the item's own identity
/// gives, so that it is the same whatever else the feed holds; only where two items of one second
/// have the same fraction is the later one moved on.
struct DistinctMoments {
  private var seen: Set<Int64> = []

  mutating func next(_ moment: Timestamp, of identity: UInt64) -> String {
    let second = DateWriter.rfc3339(moment.seconds).dropLast()
    // A multiplication spreads identities that differ little (Knuth, section 6.4).
    var fraction = Int((identity &* 0x9E37_79B9_7F4A_7C15) >> 32) % Self.parts
    for _ in 0..<Self.parts {
      if seen.insert(moment.seconds &* Int64(Self.parts) &+ Int64(fraction)).inserted {
        let digits = String(Self.parts + fraction).dropFirst()
        return "\(second).\(digits)Z"
      }
      fraction = (fraction + 1) % Self.parts
    }
    return second + "Z"
  }

  /// Microseconds: what the common date libraries read.
  private static let parts = 1_000_000
}
