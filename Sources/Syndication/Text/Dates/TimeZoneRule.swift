/// A zone's standard offset and when it has an hour more.
struct TimeZoneRule {
  enum Daylight {
    case none
    /// Iran's own history: `TehranTime`.
    case iran
    /// North America, by the laws of 1966, 1986 and 2005.
    case america
    /// The European Union's, from 1981 to the year given.
    case europe(until: Int)
    /// South-eastern Australia, from 2008.
    case australia
    /// New Zealand, from 2007.
    case newZealand
  }

  /// Seconds east of UTC.
  let standard: Int32
  let daylight: Daylight

  /// Seconds east of UTC at a moment.
  func offset(at seconds: Int64) -> Int32 {
    if case .iran = daylight { return TehranTime.offset(at: seconds) }
    let local = seconds.addingReportingOverflow(Int64(standard)).partialValue
    return standard &+ (hasDaylight(atStandard: local) ? 3600 : 0)
  }

  /// Seconds east of UTC when clocks show `local` (seconds since 1970-01-01 on that clock). Of the
  /// hour that occurs twice the first is meant; the hour that is left out is read as standard time.
  func offset(atLocal local: Int64) -> Int32 {
    let summer = standard &+ 3600
    return offset(at: local &- Int64(summer)) == summer
      ? summer : offset(at: local &- Int64(standard))
  }

  static func days(_ seconds: Int64) -> Int {
    let day = seconds / 86_400
    return Int(seconds % 86_400 < 0 ? day &- 1 : day)
  }

  private func hasDaylight(atStandard local: Int64) -> Bool {
    let year = GregorianDate(days: Self.days(local)).year
    return switch daylight {
    case .none, .iran: false
    case .america: Self.america(year).contains(local)
    case .europe(let last): year <= last && Self.europe(year, Int64(standard)).contains(local)
    case .australia: !Self.southernWinter(year, end: Self.sunday(1, of: 10, year)).contains(local)
    case .newZealand: !Self.southernWinter(year, end: Self.sunday(5, of: 9, year)).contains(local)
    }
  }

  /// From two to two o'clock; the end in standard time is an hour earlier.
  private static func america(_ year: Int) -> Range<Int64> {
    switch year {
    case 2007...9999:
      sunday(2, of: 3, year) &+ 7200..<sunday(1, of: 11, year) &+ 3600
    case 1987...2006:
      sunday(1, of: 4, year) &+ 7200..<sunday(5, of: 10, year) &+ 3600
    case 1967...1986:
      sunday(5, of: 4, year) &+ 7200..<sunday(5, of: 10, year) &+ 3600
    default: 0..<0
    }
  }

  /// From one o'clock UTC on the last Sunday of March to the last of October (September to 1995).
  private static func europe(_ year: Int, _ standard: Int64) -> Range<Int64> {
    guard (1981...9999).contains(year) else { return 0..<0 }
    let hour = 3600 &+ standard
    return sunday(5, of: 3, year) &+ hour..<sunday(5, of: year < 1996 ? 9 : 10, year) &+ hour
  }

  /// The standard time of the south, from the first Sunday of April, at two o'clock.
  private static func southernWinter(_ year: Int, end: Int64) -> Range<Int64> {
    let start = sunday(1, of: 4, year) &+ 7200
    return start..<max(start, end &+ 7200)
  }

  /// Midnight of the `week`-th Sunday of a month, the last one for 5.
  private static func sunday(_ week: Int, of month: Int, _ year: Int) -> Int64 {
    let day =
      week == 5
      ? GregorianDate.length(ofMonth: month, year: year) &- 6 : week &* 7 &- 6
    guard let first = GregorianDate(year: year, month: month, day: day)?.days else { return 0 }
    // 1970-01-01 was a Thursday.
    let weekday = ((first &+ 4) % 7 &+ 7) % 7
    return Int64(first &+ (7 &- weekday) % 7) &* 86_400
  }
}
