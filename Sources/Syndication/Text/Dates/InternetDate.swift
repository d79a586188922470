/// The two forms that nearly all feeds write, read without an allocation. Each answers nil for
/// whatever it does not know, and leaves the judgement to the general reader.
enum InternetDate {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  /// `2024-06-30T12:30:00+03:30` with its variants: a space for the T, a fraction, the zone without
  /// a colon or none (RFC 3339 §5.6, ISO 8601).
  static func rfc3339(_ text: Bytes) -> ReadDate? {
    guard text.count >= 19, text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-"),
      text[10] | 0x20 == UInt8(ascii: "t") || text[10] == UInt8(ascii: " "),
      let high = pair(text, 0), let low = pair(text, 2), let month = pair(text, 5),
      let day = pair(text, 8), let time = clock(text, 11)
    else { return nil }
    let year = high &* 100 &+ low
    guard year > CalendarGuess.jalaliYears.upperBound,
      let date = GregorianDate(year: year, month: month, day: day)
    else { return nil }
    guard let end = endOfFraction(text, from: 19) else { return nil }
    return ending(text, from: end, date.days, time)
  }

  /// `Sun, 30 Jun 2024 12:30:00 +0330`, the day name and the seconds optional, with numeric zones and
  /// the names of RFC 822 §5 (RFC 2822 §3.3). Mail stores join day, month and year with hyphens
  /// (RFC 3501 §9, date-time), and some add a fraction: `30-Jun-2024 12:30:00.65`.
  static func rfc822(_ text: Bytes) -> ReadDate? {
    guard text.count >= 17 else { return nil }
    var index = 0
    if text[3] == UInt8(ascii: ","), text[4] == UInt8(ascii: " ") { index = 5 }
    guard let first = digit(text[index]) else { return nil }
    var day = first
    index &+= 1
    if let second = digit(text[index]) {
      day = day &* 10 &+ second
      index &+= 1
    }
    // What is left must hold " Jun 2024 12:30".
    guard text.count &- index >= 15,
      text[index] == UInt8(ascii: " ") || text[index] == UInt8(ascii: "-"),
      let month = month(text, index &+ 1), text[index &+ 4] == text[index],
      let high = pair(text, index &+ 5), let low = pair(text, index &+ 7),
      text[index &+ 9] == UInt8(ascii: " "),
      let date = GregorianDate(year: high &* 100 &+ low, month: month, day: day)
    else { return nil }
    let clockStart = index &+ 10
    if clockStart &+ 8 <= text.count, let time = clock(text, clockStart) {
      guard let end = endOfFraction(text, from: clockStart &+ 8) else { return nil }
      return ending(text, from: end, date.days, time)
    }
    guard let time = clockWithoutSeconds(text, clockStart) else { return nil }
    return ending(text, from: clockStart &+ 5, date.days, time)
  }

  /// Where a fraction of a second ends, if there is one; nil for a mark without digits.
  private static func endOfFraction(_ text: Bytes, from start: Int) -> Int? {
    guard start < text.count, text[start] == UInt8(ascii: ".") || text[start] == UInt8(ascii: ",")
    else { return start }
    var end = start &+ 1
    while end < text.count, digit(text[end]) != nil { end &+= 1 }
    return end > start &+ 1 ? end : nil
  }

  /// The zone that ends the text, with at most one space before it.
  private static func ending(_ text: Bytes, from start: Int, _ days: Int, _ time: ClockTime)
    -> ReadDate?
  {
    guard start < text.count else {
      return ReadDate(seconds: time.moment(on: days, offset: 0), offset: nil)
    }
    let index = text[start] == UInt8(ascii: " ") ? start &+ 1 : start
    guard let offset = offset(text, from: index) else { return nil }
    return ReadDate(seconds: time.moment(on: days, offset: offset), offset: offset)
  }

  /// The offset that the bytes from `index` to the end are: Z, GMT, UT, UTC, ±hhmm, ±hh:mm, ±hh.
  private static func offset(_ text: Bytes, from index: Int) -> Int32? {
    let count = text.count &- index
    guard count >= 1 else { return nil }
    let sign = text[index]
    guard sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else {
      return named(text, from: index, count: count)
    }
    guard count >= 3, let hours = pair(text, index &+ 1) else { return nil }
    let minutes: Int?
    switch count {
    case 3: minutes = 0
    case 5: minutes = pair(text, index &+ 3)
    case 6: minutes = text[index &+ 3] == UInt8(ascii: ":") ? pair(text, index &+ 4) : nil
    default: minutes = nil
    }
    guard let minutes else { return nil }
    return ZoneOffset.seconds(negative: sign == UInt8(ascii: "-"), hours: hours, minutes: minutes)
  }

  /// The names of RFC 822 §5 in any case, but the military ones.
  private static func named(_ text: Bytes, from index: Int, count: Int) -> Int32? {
    switch count {
    case 1: text[index] | 0x20 == UInt8(ascii: "z") ? 0 : nil
    case 2:
      text[index] | 0x20 == UInt8(ascii: "u") && text[index &+ 1] | 0x20 == UInt8(ascii: "t")
        ? 0 : nil
    case 3: named(letters(text, index))
    default: nil
    }
  }

  private static func named(_ letters: UInt32) -> Int32? {
    switch letters {
    case 0x676d74, 0x757463: 0
    case 0x656474: -14_400
    case 0x657374, 0x636474: -18_000
    case 0x637374, 0x6d6474: -21_600
    case 0x6d7374, 0x706474: -25_200
    case 0x707374: -28_800
    default: nil
    }
  }

  /// `12:30:00`, eight bytes that must be there.
  private static func clock(_ text: Bytes, _ index: Int) -> ClockTime? {
    guard text[index &+ 2] == UInt8(ascii: ":"), text[index &+ 5] == UInt8(ascii: ":"),
      let hour = pair(text, index), let minute = pair(text, index &+ 3),
      let second = pair(text, index &+ 6)
    else { return nil }
    return ClockTime(hour: hour, minute: minute, second: second)
  }

  /// `12:30`, five bytes that must be there, and no colon after them.
  private static func clockWithoutSeconds(_ text: Bytes, _ index: Int) -> ClockTime? {
    guard text[index &+ 2] == UInt8(ascii: ":"), let hour = pair(text, index),
      let minute = pair(text, index &+ 3),
      index &+ 5 == text.count || text[index &+ 5] == UInt8(ascii: " ")
    else { return nil }
    return ClockTime(hour: hour, minute: minute, second: 0)
  }

  private static func digit(_ byte: UInt8) -> Int? {
    let value = byte &- 0x30
    return value < 10 ? Int(value) : nil
  }

  private static func pair(_ text: Bytes, _ index: Int) -> Int? {
    guard let high = digit(text[index]), let low = digit(text[index &+ 1]) else { return nil }
    return high &* 10 &+ low
  }

  /// The English three-letter name at `index`, in any case.
  private static func month(_ text: Bytes, _ index: Int) -> Int? {
    switch letters(text, index) {
    case 0x6a616e: 1
    case 0x666562: 2
    case 0x6d6172: 3
    case 0x617072: 4
    case 0x6d6179: 5
    case 0x6a756e: 6
    case 0x6a756c: 7
    case 0x617567: 8
    case 0x736570: 9
    case 0x6f6374: 10
    case 0x6e6f76: 11
    case 0x646563: 12
    default: nil
    }
  }

  /// Three letters in lower case as one number.
  private static func letters(_ text: Bytes, _ index: Int) -> UInt32 {
    UInt32(text[index] | 0x20) << 16 | UInt32(text[index &+ 1] | 0x20) << 8
      | UInt32(text[index &+ 2] | 0x20)
  }
}
