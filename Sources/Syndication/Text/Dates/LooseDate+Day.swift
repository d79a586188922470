extension LooseDate {
  struct Day {
    /// Since 1970-01-01.
    let days: Int
    let isJalali: Bool
    /// Of a number that holds day and time.
    var time: ClockTime?
  }

  /// The month that the word at `index` names, alone or with the next one.
  func month(at index: Int) -> MonthNames.Month? {
    let word = text.word(index)
    guard !word.isEmpty else { return nil }
    return MonthNames.month(word, next: text.word(index &+ 1))
  }

  func writtenDay(hasTime: Bool, isTwelveHours: Bool) -> Day? {
    let numbers = text.tokens.indices.filter { freeNumber($0) != nil }
    let months = text.tokens.indices.filter { !isTaken[$0] && month(at: $0) != nil }
    // "mar" is a Tuesday in "mar. 5 nov. 2024": the last name is the month. Where both calendars
    // are written the first date is taken.
    guard let last = months.last, let named = month(at: last) else {
      return numericDay(numbers, hasTime: hasTime, isTwelveHours: isTwelveHours)
    }
    if let other = months.first, let first = month(at: other), first.isJalali != named.isJalali {
      return dayBeside(other, first, numbers)
    }
    return day(named, numbers.compactMap { text.number($0) }, hasTime: hasTime)
  }

  /// A day of a month by name with the numbers that are left: day and year in either order, or a
  /// year alone for the month's first day.
  private func day(_ month: MonthNames.Month, _ numbers: [DateTokens.Token], hasTime: Bool) -> Day?
  {
    switch numbers.count {
    case 1:
      guard !hasTime, numbers[0].digits == 4 else { return nil }
      return day(month, year: numbers[0], day: 1)
    case 2:
      let isYearFirst = numbers[0].digits > 2 || numbers[0].value > 31
      let (year, day) = isYearFirst ? (numbers[0], numbers[1]) : (numbers[1], numbers[0])
      guard day.digits <= 2 else { return nil }
      return self.day(month, year: year, day: day.value)
    default: return nil
    }
  }

  /// The day of a month by name whose day stands before it and whose year after it.
  private func dayBeside(_ index: Int, _ month: MonthNames.Month, _ numbers: [Int]) -> Day? {
    guard let before = numbers.last(where: { $0 < index }).flatMap(text.number),
      let after = numbers.first(where: { $0 > index }).flatMap(text.number), before.digits <= 2
    else { return nil }
    return day(month, year: after, day: before.value)
  }

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
