import News
import Text

/// Moments, days and lags as the pages show them.
extension SiteProfile {
  private func day(_ moment: Timestamp, _ calendar: DisplayCalendar, withTime: Bool) -> String {
    DateWriter.display(
      moment.seconds, offset: offset(at: moment), calendar: calendar, language: displayLanguage,
      withTime: withTime)
  }

  private var firstCalendar: DisplayCalendar { isJalaliFirst ? .jalali : .gregorian }
  private var secondCalendar: DisplayCalendar { isJalaliFirst ? .gregorian : .jalali }

  private func stamp(_ moment: Timestamp) -> String {
    DateWriter.rfc3339(moment.seconds, offset: offset(at: moment))
  }

  /// The moment in words, in both calendars.
  func long(_ moment: Timestamp) -> HTML {
    let zone: HTML = isJalaliFirst ? "" : " UTC"
    return """
      <time datetime="\(stamp(moment))">\(day(moment, firstCalendar, withTime: true))\(zone)</time> \
      <span class="other-calendar">\(day(moment, secondCalendar, withTime: false))</span>
      """
  }

  /// The moment in numbers.
  func short(_ moment: Timestamp) -> HTML {
    let text = DateWriter.numeric(
      moment.seconds, offset: offset(at: moment), calendar: firstCalendar,
      language: displayLanguage)
    return "<time datetime=\"\(stamp(moment))\"><bdi dir=\"ltr\">\(text)</bdi></time>"
  }

  /// A day in words, in the site's own calendar and in the other one.
  func names(of day: SiteDay) -> (first: String, second: String) {
    let noon = day.noon
    func name(_ calendar: DisplayCalendar) -> String {
      DateWriter.display(
        noon, offset: 0, calendar: calendar, language: displayLanguage, withTime: false)
    }
    return (name(firstCalendar), name(secondCalendar))
  }

  func siteDay(_ moment: Timestamp) -> SiteDay {
    SiteDay(moment, offset: offset(at: moment))
  }

  func month(_ moment: Timestamp) -> SiteMonth {
    SiteMonth(siteDay(moment), isJalali: isJalaliFirst)
  }

  func name(of month: SiteMonth) -> String {
    let year = displayLanguage.digits(month.year)
    let name = DateWriter.monthName(
      month.month, calendar: month.isJalali ? .jalali : .gregorian, language: displayLanguage)
    return "\(name) \(year)"
  }

  /// «۲ ساعت و ۵ دقیقه»; a negative lag is "earlier".
  func lag(_ seconds: Int64) -> String {
    let minutes = Int(min(seconds.magnitude / 60, UInt64(Self.longestLag)))
    let text: String
    switch minutes {
    case 0: text = words.lessThanMinute
    case ..<60: text = "\(digits(minutes)) \(words.minute)"
    case ..<1440: text = pair(minutes / 60, words.hour, minutes % 60, words.minute)
    default: text = pair(minutes / 1440, words.day, minutes % 1440 / 60, words.hour)
    }
    return seconds < 0 && minutes > 0 ? "\(text) \(words.earlier)" : text
  }

  /// Minutes: a hundred years.
  private static let longestLag = 52_596_000

  private func pair(_ a: Int, _ first: String, _ b: Int, _ second: String) -> String {
    guard b > 0 else { return "\(digits(a)) \(first)" }
    let and = words.and.isEmpty ? " " : " \(words.and) "
    return "\(digits(a)) \(first)\(and)\(digits(b)) \(second)"
  }

  func percent(_ share: Double) -> String {
    digits(Share.percent(share)) + words.percent
  }
}

/// A day on the site's clock.
struct SiteDay: Hashable, Comparable, Sendable {
  /// Since 1970-01-01.
  let number: Int

  init(number: Int) {
    self.number = number
  }

  init(_ moment: Timestamp, offset: Int32) {
    let local = min(max(moment.seconds, -Self.farthest), Self.farthest) &+ Int64(offset)
    number = Int((local - (local % 86_400 + 86_400) % 86_400) / 86_400)
  }

  /// Seconds: some three thousand years.
  private static let farthest: Int64 = 100_000_000_000

  static func < (a: SiteDay, b: SiteDay) -> Bool { a.number < b.number }

  /// In seconds since 1970.
  var noon: Int64 { Int64(number) * 86_400 + 43_200 }

  /// `2026-11-23`.
  var iso: String { String(DateWriter.rfc3339(noon).prefix(10)) }
}

/// A month of the site's own calendar.
struct SiteMonth: Hashable, Comparable, Sendable {
  let year: Int
  let month: Int
  let isJalali: Bool

  init(_ day: SiteDay, isJalali: Bool) {
    if isJalali, let date = JalaliDate(days: day.number) {
      (year, month, self.isJalali) = (date.year, date.month, true)
    } else {
      let date = GregorianDate(days: day.number)
      (year, month, self.isJalali) = (date.year, date.month, false)
    }
  }

  static func < (a: SiteMonth, b: SiteMonth) -> Bool { (a.year, a.month) < (b.year, b.month) }

  /// `1405-09`.
  var name: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }
}
