import Foundation
import Testing

@testable import Text

/// ICU through Foundation is the witness: it computes the calendar by its own code.
@Suite struct JalaliDateTests {
  @Test func everyDayFrom1300To1500IsAsInICU() throws {
    var calendar = Calendar(identifier: .persian)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    var gregorian = Calendar(identifier: .gregorian)
    gregorian.timeZone = calendar.timeZone
    var days = try #require(JalaliDate(year: 1300, month: 1, day: 1)).days
    let end = try #require(JalaliDate(year: 1500, month: 12, day: 29)).days
    #expect(end - days > 73_000)
    var failures = 0
    while days <= end {
      let date = try #require(JalaliDate(days: days))
      let moment = Date(timeIntervalSince1970: Double(days) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: moment)
      if (parts.year, parts.month, parts.day) != (date.year, date.month, date.day) { failures += 1 }
      if date.days != days { failures += 1 }
      let other = GregorianDate(days: days)
      let gregorianParts = gregorian.dateComponents([.year, .month, .day], from: moment)
      if (gregorianParts.year, gregorianParts.month, gregorianParts.day)
        != (other.year, other.month, other.day)
      {
        failures += 1
      }
      days += 1
    }
    #expect(failures == 0)
  }

  /// Leap years as Iran's official calendars had and announce them.
  @Test func leapYearsAreTheOfficialOnes() {
    let official: Set = [
      1304, 1309, 1313, 1317, 1321, 1325, 1329, 1333, 1337, 1342, 1346, 1350, 1354, 1358, 1362,
      1366, 1370, 1375, 1379, 1383, 1387, 1391, 1395, 1399, 1403, 1408, 1412, 1416, 1420,
    ]
    #expect(Set((1301...1420).filter(JalaliDate.isLeap)) == official)
  }

  @Test func daysAndDatesAreInverseInAllYears() throws {
    for days in stride(from: -492_268, through: 3_159_000, by: 101) {
      let date = try #require(JalaliDate(days: days))
      #expect(date.days == days)
      #expect(JalaliDate(year: date.year, month: date.month, day: date.day) == date)
    }
    #expect(JalaliDate(days: -492_269) == nil)
    #expect(JalaliDate(days: .max) == nil)
    #expect(JalaliDate(days: .min) == nil)
  }

  @Test func impossibleDaysAreNone() {
    #expect(JalaliDate(year: 1402, month: 12, day: 30) == nil)
    #expect(JalaliDate(year: 1403, month: 12, day: 30) != nil)
    #expect(JalaliDate(year: 1403, month: 7, day: 31) == nil)
    #expect(JalaliDate(year: 1403, month: 0, day: 1) == nil)
    #expect(JalaliDate(year: 0, month: 1, day: 1) == nil)
    #expect(JalaliDate(year: .max, month: .max, day: .max) == nil)
    #expect(JalaliDate(year: .min, month: .min, day: .min) == nil)
  }
}

@Suite struct GregorianDateTests {
  @Test func daysOfFourHundredYearsAreAsInICU() throws {
    var calendar = Calendar(identifier: .iso8601)
    calendar.timeZone = try #require(TimeZone(secondsFromGMT: 0))
    var failures = 0
    for days in stride(from: -25_567, through: 120_530, by: 3) {
      let date = GregorianDate(days: days)
      let moment = Date(timeIntervalSince1970: Double(days) * 86_400)
      let parts = calendar.dateComponents([.year, .month, .day], from: moment)
      if (parts.year, parts.month, parts.day) != (date.year, date.month, date.day) { failures += 1 }
      if date.days != days { failures += 1 }
    }
    #expect(failures == 0)
  }

  @Test func daysAndDatesAreInverseInAllYears() {
    for days in stride(from: -719_162, through: 2_932_896, by: 17) {
      let date = GregorianDate(days: days)
      #expect(date.days == days)
      #expect(GregorianDate(year: date.year, month: date.month, day: date.day) == date)
    }
    #expect(GregorianDate(days: 2_932_896).year == 9999)
    #expect(GregorianDate(days: .max).days == GregorianDate(days: .max - 1).days)
    #expect(GregorianDate(days: .min).days == GregorianDate(days: .min + 1).days)
  }

  @Test func impossibleDaysAreNone() {
    #expect(GregorianDate(year: 2023, month: 2, day: 29) == nil)
    #expect(GregorianDate(year: 1900, month: 2, day: 29) == nil)
    #expect(GregorianDate(year: 2000, month: 2, day: 29) != nil)
    #expect(GregorianDate(year: 2024, month: 13, day: 1) == nil)
    #expect(GregorianDate(year: .max, month: .max, day: .max) == nil)
  }
}
