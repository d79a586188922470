extension LooseDate {
  struct Day {
    /// Since 1970-01-01.
    let days: Int
    let isJalali: Bool
    /// Of a number that holds day and time.
    var time: ClockTime?
    /// The token at which another date begins, whose time is not this one's.
    var end = Int.max
  }

  /// The month that the word at `index` names, alone or with the next one.
  func month(at index: Int) -> MonthNames.Month? {
    let word = text.word(index)
    guard !word.isEmpty else { return nil }
    return MonthNames.month(word, next: text.word(index &+ 1))
  }

  func writtenDay(beside time: WrittenTime?) -> Day? {
    let numbers = text.tokens.indices.filter { freeNumber($0) != nil }
    let months = text.tokens.indices.filter { !isTaken[$0] && month(at: $0) != nil }
    guard let last = months.last, let named = month(at: last) else {
      return numericDay(numbers, hasTime: time != nil, isTwelveHours: time?.half != nil)
    }
    if months.count > 1, let day = firstOfSeveral(months) { return day }
    // "mar" is a Tuesday in "mar. 5 nov. 2024": the last name is the month, unless the names seem to
    // be of several dates.
    let names = Set(months.compactMap { month(at: $0) })
    let isOneDate = numbers.contains { text.number($0)?.digits == 4 }
    guard names.count == 1 || isOneDate else { return nil }
    return day(named, at: last, numbers, hasTime: time != nil)
  }

  /// A day of a month by name with the numbers that are left: day and year in either order, or a
  /// year alone for the month's first day.
  private func day(_ month: MonthNames.Month, at place: Int, _ numbers: [Int], hasTime: Bool)
    -> Day?
  {
    let tokens = numbers.compactMap { text.number($0) }
    switch tokens.count {
    case 1:
      guard !hasTime, tokens[0].digits == 4 else { return nil }
      return day(month, year: tokens[0], day: 1)
    case 2:
      let isYearFirst = tokens[0].digits > 2 || tokens[0].value > 31
      let (year, day) = isYearFirst ? (tokens[0], tokens[1]) : (tokens[1], tokens[0])
      guard day.digits <= 2 else { return nil }
      // A year of two digits that stands apart is some other number.
      let isNear = numbers.allSatisfy { abs($0 &- place) <= Self.reach &+ 1 }
      guard year.digits > 2 || isNear else { return nil }
      return self.day(month, year: year, day: day.value)
    default: return nil
    }
  }

  /// Of several dates in one text (published and updated, or one in both calendars) the first that
  /// has all its parts side by side.
  private func firstOfSeveral(_ months: [Int]) -> Day? {
    for (index, place) in months.enumerated() {
      let next = index &+ 1 < months.count ? months[index &+ 1] : Int.max
      guard let named = month(at: place), var day = dayBeside(place, named, next) else { continue }
      day.end = next
      return day
    }
    return nil
  }

  /// `29 June 2024` or `June 29, 2024` around the month at `place`, before the token `next`.
  private func dayBeside(_ place: Int, _ month: MonthNames.Month, _ next: Int) -> Day? {
    guard let after = numberNear(place, before: next), let first = text.number(after) else {
      return nil
    }
    if first.digits > 2 {
      let places = stride(from: place &- 1, through: max(0, place &- Self.reach), by: -1)
      guard let day = places.compactMap({ freeNumber($0) }).first, day.digits <= 2 else {
        return nil
      }
      return self.day(month, year: first, day: day.value)
    }
    guard let year = numberNear(after, before: next).flatMap(text.number), year.digits == 4 else {
      return nil
    }
    return day(month, year: year, day: first.value)
  }

  /// The number that follows the token at `place` within `reach`.
  private func numberNear(_ place: Int, before end: Int) -> Int? {
    let last = min(place &+ Self.reach, end &- 1)
    guard last > place else { return nil }
    return ((place &+ 1)...last).first { freeNumber($0) != nil }
  }

  /// How many tokens on the parts of one date stand side by side: `5 de mayo de 2022`, `Jan. 5th, `.
  private static let reach = 3

  private func day(_ month: MonthNames.Month, year: DateTokens.Token, day: Int) -> Day? {
    guard let full = CalendarGuess.fullYear(year, isJalali: month.isJalali) else { return nil }
    return Self.day(year: full, month: month.number, day: day, isJalali: month.isJalali)
  }

  static func day(year: Int, month: Int, day: Int, isJalali: Bool) -> Day? {
    let days =
      isJalali
      ? JalaliDate(year: year, month: month, day: day)?.days
      : GregorianDate(year: year, month: month, day: day)?.days
    return days.map { Day(days: $0, isJalali: isJalali) }
  }
}
