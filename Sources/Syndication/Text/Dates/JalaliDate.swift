/// A day of the Solar Hijri calendar, the civil calendar of Iran and Afghanistan.
///
/// Leap years by the 33-year cycle that ICU uses: it gives the official (astronomical) calendar's
/// days for all years from 1300 to 1500, and some years on both sides.
package struct JalaliDate: Hashable, Comparable, Sendable {
  package let year: Int
  /// 1 (Farvardin, Hamal) to 12 (Esfand, Hut).
  package let month: Int
  /// 1 to 31.
  package let day: Int

  /// The years that can be written with four digits.
  package static let years = 1...9999

  /// 1 Farvardin 1 in days since 1970-01-01.
  private static let epoch = -492_268

  /// Nil for a day that the calendar does not have, and for a year outside `years`.
  package init?(year: Int, month: Int, day: Int) {
    guard Self.years.contains(year), (1...12).contains(month), day >= 1,
      day <= Self.length(ofMonth: month, year: year)
    else { return nil }
    self.init(uncheckedYear: year, month: month, day: day)
  }

  /// The day `days` days after 1970-01-01; nil outside `years`.
  package init?(days: Int) {
    let first = Self.start(ofYear: Self.years.lowerBound)
    guard days >= first, days < Self.start(ofYear: Self.years.upperBound &+ 1) else { return nil }
    // 33 years have 12,053 days; the estimate is a year off at most.
    var year = 1 &+ (days &- first) &* 33 / 12_053
    if Self.start(ofYear: year) > days { year &-= 1 }
    if Self.start(ofYear: year &+ 1) <= days { year &+= 1 }
    let dayOfYear = days &- Self.start(ofYear: year)
    let month = dayOfYear < 186 ? dayOfYear / 31 : 6 &+ (dayOfYear &- 186) / 30
    self.init(
      uncheckedYear: year, month: month &+ 1,
      day: dayOfYear &- Self.daysBefore(month: month &+ 1) &+ 1)
  }

  private init(uncheckedYear year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// Days since 1970-01-01; negative before.
  package var days: Int {
    Self.start(ofYear: year) &+ Self.daysBefore(month: month) &+ day &- 1
  }

  package static func isLeap(_ year: Int) -> Bool {
    (25 &* year &+ 11) % 33 < 8
  }

  /// Days of the month; 0 for a month that is none.
  package static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 1...6: 31
    case 7...11: 30
    case 12: isLeap(year) ? 30 : 29
    default: 0
    }
  }

  package static func < (a: JalaliDate, b: JalaliDate) -> Bool {
    (a.year, a.month, a.day) < (b.year, b.month, b.day)
  }

  private static func start(ofYear year: Int) -> Int {
    epoch &+ 365 &* (year &- 1) &+ (8 &* year &+ 21) / 33
  }

  private static func daysBefore(month: Int) -> Int {
    month <= 7 ? 31 &* (month &- 1) : 30 &* (month &- 1) &+ 6
  }
}
