extension DateWriter {
  /// The day for readers: «شنبه ۹ تیر ۱۴۰۳», `Saturday 29 June 2024`; with the time
  /// «شنبه ۹ تیر ۱۴۰۳، ساعت ۱۲:۳۰». The clock is the one of `offset` (for Iran
  /// `TehranTime.offset(at:)`).
  package static func display(
    _ seconds: Int64, offset: Int32, calendar: DisplayCalendar, language: DisplayLanguage,
    withTime: Bool = true
  ) -> String {
    let moment = LocalMoment(seconds, offset: offset)
    let day = DisplayDay(moment, calendar)
    let months = day.isJalali ? language.jalaliMonths : language.gregorianMonths
    var text = "\(language.weekdays[moment.weekday]) \(language.digits(day.day))"
    text += " \(months[day.month &- 1]) \(language.digits(day.year))"
    if withTime { text += language.beforeTime + clock(moment, language) }
    return text
  }

  /// The day in numbers, «۱۴۰۳/۰۴/۰۹» or `2024/06/29`; with the time «۱۴۰۳/۰۴/۰۹ ۱۲:۳۰».
  package static func numeric(
    _ seconds: Int64, offset: Int32, calendar: DisplayCalendar, language: DisplayLanguage,
    withTime: Bool = true
  ) -> String {
    let moment = LocalMoment(seconds, offset: offset)
    let day = DisplayDay(moment, calendar)
    let parts = [
      language.digits(day.year, width: 4), language.digits(day.month, width: 2),
      language.digits(day.day, width: 2),
    ]
    let text = parts.joined(separator: "/")
    return withTime ? text + " " + clock(moment, language) : text
  }

  /// The name of a month, 1 to 12; empty for any other.
  package static func monthName(
    _ month: Int, calendar: DisplayCalendar, language: DisplayLanguage
  ) -> String {
    let names = calendar == .jalali ? language.jalaliMonths : language.gregorianMonths
    return names.indices.contains(month &- 1) ? names[month &- 1] : ""
  }

  private static func clock(_ moment: LocalMoment, _ language: DisplayLanguage) -> String {
    let hour = language.digits(moment.secondsOfDay / 3600, width: 2)
    return hour + ":" + language.digits(moment.secondsOfDay / 60 % 60, width: 2)
  }

  /// A day in the calendar asked for; Gregorian where the Jalali calendar has no such year.
  private struct DisplayDay {
    let year: Int
    let month: Int
    let day: Int
    let isJalali: Bool

    init(_ moment: LocalMoment, _ calendar: DisplayCalendar) {
      if calendar == .jalali, let date = JalaliDate(days: moment.date.days) {
        (year, month, day, isJalali) = (date.year, date.month, date.day, true)
      } else {
        (year, month, day) = (moment.date.year, moment.date.month, moment.date.day)
        isJalali = false
      }
    }
  }
}
