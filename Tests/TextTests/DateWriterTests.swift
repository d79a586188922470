import Testing

@testable import Text

@Suite struct DateWriterTests {
  /// 2024-06-29T09:00:00Z, a Saturday.
  private let moment: Int64 = 1_719_651_600

  @Test func writesTheFormsOfFeeds() {
    #expect(DateWriter.rfc3339(moment) == "2024-06-29T09:00:00Z")
    #expect(DateWriter.rfc3339(moment, offset: 12_600) == "2024-06-29T12:30:00+03:30")
    #expect(DateWriter.rfc3339(moment, offset: -16_200) == "2024-06-29T04:30:00-04:30")
    #expect(DateWriter.rfc822(moment) == "Sat, 29 Jun 2024 09:00:00 +0000")
    #expect(DateWriter.rfc822(moment, offset: 12_600) == "Sat, 29 Jun 2024 12:30:00 +0330")
    #expect(DateWriter.rfc822(0, offset: -3600) == "Wed, 31 Dec 1969 23:00:00 -0100")
    #expect(DateWriter.rfc822(-1) == "Wed, 31 Dec 1969 23:59:59 +0000")
  }

  @Test func staysInsideWhatTheFormsCanHold() {
    #expect(DateWriter.rfc3339(.max) == "9999-12-31T23:59:59Z")
    #expect(DateWriter.rfc3339(.min) == "0001-01-01T00:00:00Z")
    #expect(DateWriter.rfc3339(.max, offset: .max) == "9999-12-31T23:59:59+23:59")
    #expect(DateWriter.rfc3339(.min, offset: .min) == "0001-01-01T00:00:00-23:59")
    #expect(DateWriter.rfc822(.min) == "Mon, 01 Jan 0001 00:00:00 +0000")
  }

  @Test func showsDaysInThreeLanguages() {
    let shown = { (calendar: DisplayCalendar, language: DisplayLanguage, withTime: Bool) in
      DateWriter.display(
        moment, offset: 12_600, calendar: calendar, language: language, withTime: withTime)
    }
    #expect(shown(.jalali, .persian, true) == "شنبه ۹ تیر ۱۴۰۳، ساعت ۱۲:۳۰")
    #expect(shown(.jalali, .persian, false) == "شنبه ۹ تیر ۱۴۰۳")
    #expect(shown(.gregorian, .persian, true) == "شنبه ۲۹ ژوئن ۲۰۲۴، ساعت ۱۲:۳۰")
    #expect(shown(.gregorian, .arabic, true) == "السبت ٢٩ يونيو ٢٠٢٤، الساعة ١٢:٣٠")
    #expect(shown(.jalali, .arabic, false) == "السبت ٩ تير ١٤٠٣")
    #expect(shown(.gregorian, .english, true) == "Saturday 29 June 2024, 12:30")
    #expect(shown(.jalali, .english, false) == "Saturday 9 Tir 1403")
    #expect(
      DateWriter.numeric(moment, offset: 12_600, calendar: .jalali, language: .persian)
        == "۱۴۰۳/۰۴/۰۹ ۱۲:۳۰")
    #expect(
      DateWriter.numeric(
        moment, offset: 0, calendar: .gregorian, language: .english, withTime: false)
        == "2024/06/29")
  }

  @Test func languagesComeFromTags() {
    #expect(DisplayLanguage(tag: "fa-IR") == .persian)
    #expect(DisplayLanguage(tag: "FA") == .persian)
    #expect(DisplayLanguage(tag: "ar_EG") == .arabic)
    #expect(DisplayLanguage(tag: "en") == .english)
    #expect(DisplayLanguage(tag: "far") == .english)
    #expect(DisplayLanguage(tag: "") == .english)
  }
}
