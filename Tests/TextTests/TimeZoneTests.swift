import Foundation
import Testing

@testable import Text

/// The tz database through Foundation is the witness.
@Suite struct TimeZoneTests {
  /// The moments from `first` to `last` at which the rule and the database differ.
  private func disagreements(
    _ name: String, from first: Int64, to last: Int64, every hours: Int
  ) throws -> Int {
    let zone = try #require(TimeZone(identifier: name))
    let rule = try #require(TimeZoneTable.zone(name.lowercased()))
    var count = 0
    for seconds in stride(from: first, through: last, by: 3600 * hours) {
      let date = Date(timeIntervalSince1970: Double(seconds))
      if zone.secondsFromGMT(for: date) != Int(rule.offset(at: seconds)) { count += 1 }
    }
    return count
  }

  @Test func tehranIsAsInTheDatabaseFrom1970To2040() throws {
    #expect(try disagreements("Asia/Tehran", from: 0, to: 2_208_988_800, every: 3) == 0)
  }

  @Test(arguments: [
    "Europe/Berlin", "Europe/London", "Europe/Athens", "America/New_York", "America/Chicago",
    "America/Denver", "America/Los_Angeles", "America/Phoenix", "America/St_Johns",
    "Australia/Sydney", "Australia/Brisbane", "Australia/Adelaide", "Pacific/Auckland",
    "Asia/Tokyo", "Asia/Kabul", "Asia/Dubai", "Asia/Kolkata", "Asia/Riyadh", "Asia/Shanghai",
    "Africa/Lagos", "Asia/Jakarta", "Asia/Kathmandu",
  ])
  func placesAreAsInTheDatabaseFrom2012To2035(_ name: String) throws {
    #expect(try disagreements(name, from: 1_325_376_000, to: 2_051_222_400, every: 11) == 0)
  }

  @Test func localTimesFindTheirOffset() throws {
    let tehran = TimeZoneTable.tehran
    for seconds in stride(from: Int64(0), through: 2_208_988_800, by: 7 * 3600) {
      let offset = tehran.offset(at: seconds)
      // Of the hour that occurs twice the first is taken, and the year of UTC+04:00 is not known.
      let read = tehran.offset(atLocal: seconds + Int64(offset))
      if offset == 12_600 || offset == 16_200 {
        #expect(read == offset || tehran.offset(at: seconds - 3600) == 16_200)
      }
    }
  }
}
