import Testing

@testable import Text

@Suite struct GregorianDateTests {
  @Test func daysAndDatesAreInverse() throws {
    for days in stride(from: -719_162, through: 2_932_896, by: 17) {
      let date = GregorianDate(days: days)
      #expect(date.days == days)
    }
  }

  @Test func readsTheCommonForms() {
    #expect(DateReader.read("Sun, 30 Jun 2024 12:30:00 +0330")?.seconds == 1_719_738_000)
    #expect(DateReader.read("2024-06-30T12:30:00+03:30")?.seconds == 1_719_738_000)
    #expect(DateWriter.rfc3339(1_719_738_000, offset: 12_600) == "2024-06-30T12:30:00+03:30")
    #expect(DateWriter.rfc822(1_719_738_000, offset: 12_600) == "Sun, 30 Jun 2024 12:30:00 +0330")
    #expect(WebAddress.resolve("../g", against: "http://a/b/c/d;p?q") == "http://a/b/g")
    #expect(WebAddress.canonical("HTTPS://www.A.com:443/a/?utm_source=x") == "https://www.a.com/a")
    #expect(!WebAddress.isSafe("java\tscript:alert(1)"))
  }
}
