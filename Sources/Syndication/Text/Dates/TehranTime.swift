/// Iran's clock: UTC+03:30, an hour more in the summers that the law gave one. Daylight time was
/// abolished after its last end, on 2022-09-22 (tz database, zone Asia/Tehran).
package enum TehranTime {
  static let standard: Int32 = 12_600
  static let daylight: Int32 = 16_200

  /// Seconds east of UTC at a moment.
  package static func offset(at seconds: Int64) -> Int32 {
    if seconds < irregularEnd {
      return irregular.first { $0.range.contains(seconds) }?.offset ?? standard
    }
    let local = seconds.addingReportingOverflow(Int64(standard)).partialValue
    guard let year = JalaliDate(days: TimeZoneRule.days(local))?.year, hasDaylight(year),
      let first = JalaliDate(year: year, month: 1, day: 2)?.days,
      let last = JalaliDate(year: year, month: 6, day: 30)?.days
    else { return standard }
    let start = Int64(first) &* 86_400
    let end = Int64(last &+ 1) &* 86_400 &- 3600
    return local >= start && local < end ? daylight : standard
  }

  /// From the midnight after 1 Farvardin to the midnight after 30 Shahrivar; 1385 and 1386 had
  /// none.
  private static func hasDaylight(_ year: Int) -> Bool {
    (1371...1384).contains(year) || (1387...1401).contains(year)
  }

  /// Before that rule: the trials of 1356 to 1359, with a year of UTC+04:00, and the summer of
  /// 1370, as moments.
  private static let irregular: [(range: Range<Int64>, offset: Int32)] = [
    (227_820_600..<246_223_800, 16_200), (246_223_800..<259_617_600, 14_400),
    (259_617_600..<271_108_800, 18_000), (271_108_800..<279_576_000, 14_400),
    (296_598_600..<306_531_000, 16_200), (322_432_200..<338_499_000, 16_200),
    (673_216_200..<685_481_400, 16_200),
  ]
  private static let irregularEnd: Int64 = 685_481_400
}
