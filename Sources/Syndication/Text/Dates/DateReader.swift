/// A moment as a feed or a page writes it.
package struct ReadDate: Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00Z; fractions are cut off.
  package let seconds: Int64
  /// Seconds east of UTC, as written; nil when no zone is written. Then a Gregorian date was read
  /// as UTC and a Jalali one as Tehran's time.
  package let offset: Int32?

  package init(seconds: Int64, offset: Int32?) {
    self.seconds = seconds
    self.offset = offset
  }
}

/// Reads every date that a person could still read: RFC 822, RFC 3339, ISO 8601, ctime and what
/// feeds and pages make of them, in the languages of `MonthNames`, Gregorian and Jalali.
///
/// An impossible date (31 February, 25 o'clock) is no date. No input traps.
package enum DateReader {
  /// The longest text that is looked at, in UTF-8 bytes and without the white space around it. The
  /// longest real dates (a labelled Persian one with day, hour and zone) have about 120.
  package static let longestText = 256

  package static func read(_ text: String) -> ReadDate? {
    if let date = text.utf8.withContiguousStorageIfAvailable({ read($0) }) { return date }
    return Array(text.utf8).withUnsafeBufferPointer { read($0) }
  }

  /// `utf8` need not be valid UTF-8.
  package static func read(_ utf8: UnsafeBufferPointer<UInt8>) -> ReadDate? {
    var start = 0
    var end = utf8.count
    while start < end, utf8[start] <= 0x20 { start &+= 1 }
    while start < end, utf8[end &- 1] <= 0x20 { end &-= 1 }
    guard start < end, end &- start <= longestText else { return nil }
    let text = UnsafeBufferPointer(rebasing: utf8[start..<end])
    return InternetDate.rfc3339(text) ?? InternetDate.rfc822(text) ?? LooseDate.read(text)
  }
}
