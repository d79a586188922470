/// Offsets from UTC, in seconds east.
enum ZoneOffset {

  /// The offset of a sign, hours and minutes; nil for one that cannot be. Real zones end at +14:00
  /// and −12:00, but feeds with a day's worth are read, as the clock they mean is clear.
  static func seconds(negative: Bool, hours: Int, minutes: Int) -> Int32? {
    guard (0..<24).contains(hours), (0..<60).contains(minutes) else { return nil }
    let size = Int32(truncatingIfNeeded: hours &* 3600 &+ minutes &* 60)
    return negative ? 0 &- size : size
  }
}
