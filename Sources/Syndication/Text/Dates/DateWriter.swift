/// Writes moments: the forms of feeds here, those for readers in `DateWriter+Display.swift`.
///
/// `offset` is in seconds east of UTC, cut to whole minutes; moments before the year 1 or after the
/// year 9999 are written as the nearest moment inside, as neither format can hold them.
package enum DateWriter {
  /// `2024-06-30T12:30:00+03:30`; `Z` for offset 0 (RFC 3339 §5.6).
  package static func rfc3339(_ seconds: Int64, offset: Int32 = 0) -> String {
    let moment = LocalMoment(seconds, offset: offset)
    return String(unsafeUninitializedCapacity: 25) { buffer in
      var line = ByteLine(buffer)
      line.digits(moment.date.year, width: 4)
      line.byte(UInt8(ascii: "-"))
      line.digits(moment.date.month, width: 2)
      line.byte(UInt8(ascii: "-"))
      line.digits(moment.date.day, width: 2)
      line.byte(UInt8(ascii: "T"))
      line.clock(moment)
      if moment.offset == 0 {
        line.byte(UInt8(ascii: "Z"))
      } else {
        line.offset(moment.offset, colon: true)
      }
      return line.count
    }
  }

  /// `Sun, 30 Jun 2024 12:30:00 +0330`, always with a numeric offset (RFC 822 §5 as amended by RFC
  /// 1123 §5.2.14: four-digit years).
  package static func rfc822(_ seconds: Int64, offset: Int32 = 0) -> String {
    let moment = LocalMoment(seconds, offset: offset)
    return String(unsafeUninitializedCapacity: 31) { buffer in
      var line = ByteLine(buffer)
      line.name(weekdays, moment.weekday)
      line.byte(UInt8(ascii: ","))
      line.byte(UInt8(ascii: " "))
      line.digits(moment.date.day, width: 2)
      line.byte(UInt8(ascii: " "))
      line.name(months, moment.date.month &- 1)
      line.byte(UInt8(ascii: " "))
      line.digits(moment.date.year, width: 4)
      line.byte(UInt8(ascii: " "))
      line.clock(moment)
      line.byte(UInt8(ascii: " "))
      line.offset(moment.offset, colon: false)
      return line.count
    }
  }

  private static let weekdays: StaticString = "SunMonTueWedThuFriSat"
  private static let months: StaticString = "JanFebMarAprMayJunJulAugSepOctNovDec"
}

/// A moment on the clock and calendar of an offset.
struct LocalMoment {
  let date: GregorianDate
  /// 0 (Sunday) to 6.
  let weekday: Int
  let secondsOfDay: Int
  /// Seconds east of UTC, whole minutes, less than a day.
  let offset: Int32

  /// 0001-01-01T00:00:00Z and 9999-12-31T23:59:59Z.
  private static let range: ClosedRange<Int64> = -62_135_596_800...253_402_300_799

  init(_ seconds: Int64, offset: Int32) {
    self.offset = min(max(offset, -86_340), 86_340) / 60 &* 60
    let inside = min(max(seconds, Self.range.lowerBound), Self.range.upperBound)
    let local = min(
      max(inside &+ Int64(self.offset), Self.range.lowerBound), Self.range.upperBound)
    let days = Int((local &- (local % 86_400 &+ 86_400) % 86_400) / 86_400)
    secondsOfDay = Int(local &- Int64(days) &* 86_400)
    date = GregorianDate(days: days)
    weekday = ((days &+ 4) % 7 &+ 7) % 7
  }
}

/// Fills a buffer of known size with ASCII; what does not fit is left out.
struct ByteLine {
  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private(set) var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    self.buffer = buffer
  }

  mutating func byte(_ byte: UInt8) {
    guard count < buffer.count else { return }
    buffer[count] = byte
    count &+= 1
  }

  /// The last `width` decimal digits of a number that is not negative.
  mutating func digits(_ number: Int, width: Int) {
    var divisor = 1
    for _ in 1..<max(width, 2) { divisor &*= 10 }
    while divisor > 0 {
      byte(0x30 &+ UInt8(truncatingIfNeeded: number / divisor % 10))
      divisor /= 10
    }
  }

  mutating func clock(_ moment: LocalMoment) {
    digits(moment.secondsOfDay / 3600, width: 2)
    byte(UInt8(ascii: ":"))
    digits(moment.secondsOfDay / 60 % 60, width: 2)
    byte(UInt8(ascii: ":"))
    digits(moment.secondsOfDay % 60, width: 2)
  }

  mutating func offset(_ offset: Int32, colon: Bool) {
    let minutes = Int(offset.magnitude / 60)
    byte(offset < 0 ? UInt8(ascii: "-") : UInt8(ascii: "+"))
    digits(minutes / 60, width: 2)
    if colon { byte(UInt8(ascii: ":")) }
    digits(minutes % 60, width: 2)
  }

  /// The three letters of the name at `index`.
  mutating func name(_ names: StaticString, _ index: Int) {
    for place in (index &* 3)..<(index &* 3 &+ 3) where place < names.utf8CodeUnitCount {
      byte(names.utf8Start[place])
    }
  }
}
