extension LooseDate {
  /// A day of numbers alone; `numbers` are the places of those that nothing has taken.
  func numericDay(_ numbers: [Int], hasTime: Bool, isTwelveHours: Bool) -> Day? {
    if let day = dayWithUnits(numbers) ?? dayOfWeek(numbers) { return day }
    guard areTogether(numbers) else { return nil }
    if numbers.count < 3, hasFreeWord, text.number(numbers.first ?? 0)?.digits ?? 0 < 8 {
      return nil
    }
    let tokens = numbers.compactMap { text.number($0) }
    switch tokens.count {
    case 1: return dayInOne(tokens[0], isNegative: text.isMark(numbers[0] &- 1, "-"), hasTime)
    case 2: return dayInTwo(tokens[0], tokens[1], numbers, hasTime)
    case 3: return dayInThree(tokens, mark: numbers[0] &+ 1, isTwelveHours)
    default: return nil
    }
  }

  /// Whether there is a word that no time or zone has taken: beside words a year or a compact number
  /// is mostly no date ("the 1990s").
  private var hasFreeWord: Bool {
    text.tokens.indices.contains { !isTaken[$0] && text[$0]?.kind == .word }
  }

  /// Whether nothing but a mark of dates stands between the numbers.
  private func areTogether(_ numbers: [Int]) -> Bool {
    zip(numbers, numbers.dropFirst()).allSatisfy { first, second in
      second == first &+ 1
        || second == first &+ 2
          && ["/", "-", ".", ","].contains { text.isMark(first &+ 1, $0) }
    }
  }

  /// A day by full year; which calendar the year tells.
  private func day(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    Self.day(
      year: year, month: month, day: day, isJalali: CalendarGuess.jalaliYears.contains(year))
  }

  /// `2024年6月29日`, `2004년 05월 28일`.
  private func dayWithUnits(_ numbers: [Int]) -> Day? {
    guard numbers.count == 3, let year = text.number(numbers[0]), year.digits == 4,
      let month = text.number(numbers[1]), let day = text.number(numbers[2]),
      begins(numbers[0] &+ 1, ["年", "년"]), begins(numbers[1] &+ 1, ["月", "월"]),
      begins(numbers[2] &+ 1, ["日", "號", "号", "일"])
    else { return nil }
    return self.day(year.value, month.value, day.value)
  }

  private func begins(_ index: Int, _ words: [String]) -> Bool {
    let word = text.wordBytes(index)
    return words.contains { word.starts(with: $0.utf8) }
  }

  /// ISO 8601 weeks: `2024-W26-6`, `2024W266`; without a day the week's Monday.
  private func dayOfWeek(_ numbers: [Int]) -> Day? {
    guard numbers.count == 2 || numbers.count == 3, let year = text.number(numbers[0]),
      year.digits == 4, let week = text.number(numbers[1]), week.isJoined,
      text.word(numbers[1] &- 1) == "w"
    else { return nil }
    var (number, weekday) = (week.value, 1)
    if numbers.count == 3, let day = text.number(numbers[2]), week.digits == 2 {
      weekday = day.value
    } else if numbers.count == 2, week.digits == 3 {
      (number, weekday) = (week.value / 10, week.value % 10)
    } else if numbers.count == 3 || week.digits != 2 {
      return nil
    }
    return Self.weekDay(year.value, number, weekday)
  }

  /// Week 1 is the one with 4 January; weeks begin on Monday, 1.
  private static func weekDay(_ year: Int, _ week: Int, _ weekday: Int) -> Day? {
    guard (1...7).contains(weekday), (1...53).contains(week),
      let fourth = GregorianDate(year: year, month: 1, day: 4)?.days
    else { return nil }
    let monday = { (day: Int) in day &- ((day &+ 3) % 7 &+ 7) % 7 }
    let days = monday(fourth) &+ (week &- 1) &* 7 &+ weekday &- 1
    if week == 53, let next = GregorianDate(year: year &+ 1, month: 1, day: 4)?.days,
      days >= monday(next)
    {
      return nil
    }
    return Day(days: days, isJalali: false)
  }

  /// `2024`, `20240629`, `20240629123000`, `240629`, `2024181`, `24181`, `-2406`.
  private func dayInOne(_ token: DateTokens.Token, isNegative: Bool, _ hasTime: Bool) -> Day? {
    let value = token.value
    switch token.digits {
    case 4 where isNegative: return day(2000 &+ value / 100, value % 100, 1)
    case 4 where !hasTime: return day(value, 1, 1)
    case 5: return ordinal(Self.century(value / 1000), value % 1000)
    case 6: return day(Self.century(value / 10_000), value / 100 % 100, value % 100)
    case 7: return ordinal(value / 1000, value % 1000)
    case 8: return day(value / 10_000, value / 100 % 100, value % 100)
    case 12 where !hasTime: return day(value / 10_000, clock: value % 10_000 &* 100)
    case 14 where !hasTime: return day(value / 1_000_000, clock: value % 1_000_000)
    default: return nil
    }
  }

  /// A day of eight digits with a time of six.
  private func day(_ date: Int, clock: Int) -> Day? {
    guard var day = day(date / 10_000, date / 100 % 100, date % 100),
      let time = ClockTime(
        hour: clock / 10_000, minute: clock / 100 % 100, second: clock % 100)
    else { return nil }
    day.time = time
    return day
  }

  private func ordinal(_ year: Int, _ dayOfYear: Int) -> Day? {
    let isJalali = CalendarGuess.jalaliYears.contains(year)
    let isLeap = isJalali ? JalaliDate.isLeap(year) : GregorianDate.isLeap(year)
    guard (1...(isLeap ? 366 : 365)).contains(dayOfYear), let first = day(year, 1, 1) else {
      return nil
    }
    return Day(days: first.days &+ dayOfYear &- 1, isJalali: isJalali)
  }

  private static func century(_ year: Int) -> Int { year < 50 ? 2000 &+ year : 1900 &+ year }

  /// `2024-06`, `06/2024`, `2024-181`, `24-181`, `-24-06`.
  private func dayInTwo(
    _ first: DateTokens.Token, _ second: DateTokens.Token, _ places: [Int], _ hasTime: Bool
  ) -> Day? {
    switch (first.digits, second.digits) {
    case (4, 3): return ordinal(first.value, second.value)
    case (2, 3): return ordinal(Self.century(first.value), second.value)
    case (4, 1...2) where !hasTime: return day(first.value, second.value, 1)
    case (1...2, 4) where !hasTime: return day(second.value, first.value, 1)
    case (2, 2) where text.isMark(places[0] &- 1, "-") && places[0] == 1 && !hasTime:
      return day(Self.century(first.value), second.value, 1)
    default: return nil
    }
  }

  /// Year, month and day in the order that their lengths, the mark between them and the digits
  /// tell; `docs/decisions/0071-order-of-numeric-dates.md`.
  private func dayInThree(_ tokens: [DateTokens.Token], mark: Int, _ isTwelveHours: Bool) -> Day? {
    let (a, b, c) = (tokens[0], tokens[1], tokens[2])
    if a.digits == 4 { return c.digits <= 2 ? day(a.value, b.value, c.value) : nil }
    guard a.digits <= 2, b.digits <= 2 else { return nil }
    let isSlash = text.isMark(mark, "/")
    if c.digits == 4 {
      return dayFirst(a.value, b.value, c.value, isSlash, isTwelveHours)
    }
    guard c.digits <= 2 else { return nil }
    if hasEasternDigits, isSlash {
      guard let year = CalendarGuess.fullYear(a, isJalali: true) else { return nil }
      return Self.day(year: year, month: b.value, day: c.value, isJalali: true)
    }
    if !text.isMark(mark, "."), !isSlash || a.value > 31,
      let day = day(Self.century(a.value), b.value, c.value)
    {
      return day
    }
    return dayFirst(a.value, b.value, Self.century(c.value), isSlash, isTwelveHours)
  }

  /// Day, month, year; or month, day, year where only that can be, or where slashes stand with a
  /// 12-hour clock or with the name of that day.
  private func dayFirst(_ a: Int, _ b: Int, _ year: Int, _ isSlash: Bool, _ isTwelveHours: Bool)
    -> Day?
  {
    let dayFirst = day(year, b, a)
    guard dayFirst == nil || isSlash, let monthFirst = day(year, a, b) else { return dayFirst }
    guard let dayFirst else { return monthFirst }
    guard
      let weekday = text.tokens.indices.lazy.compactMap({ Self.weekday(text.wordBytes($0)) }).first
    else { return isTwelveHours && !hasEasternDigits ? monthFirst : dayFirst }
    return Self.weekday(monthFirst) == weekday && Self.weekday(dayFirst) != weekday
      ? monthFirst : dayFirst
  }

  /// 0 (Sunday) to 6.
  private static func weekday(_ day: Day) -> Int { ((day.days &+ 4) % 7 &+ 7) % 7 }

  /// The English names, as the month comes first in English only.
  private static func weekday(_ word: ArraySlice<UInt8>) -> Int? {
    let names = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
    return names.firstIndex { word.starts(with: $0.utf8) }
  }
}
