extension LooseDate {
  /// The half of the day that a 12-hour clock needs.
  enum HalfOfDay {
    case morning, afternoon
    /// «ظهر»: around twelve.
    case noon
    /// «شب»: from six in the evening, and the hours after midnight.
    case night

    func hour(_ hour: Int) -> Int {
      switch self {
      case .morning: hour == 12 ? 0 : hour
      case .afternoon: hour < 12 ? hour &+ 12 : hour
      case .noon: hour < 6 ? hour &+ 12 : hour
      case .night: hour == 12 ? 0 : hour >= 6 && hour < 12 ? hour &+ 12 : hour
      }
    }
  }

  struct WrittenTime {
    var tokens: Range<Int>
    var hour: Int
    var minute = 0
    var second = 0
    var half: HalfOfDay?

    /// Nil for a time that no clock shows.
    var clockTime: ClockTime? {
      ClockTime(hour: half?.hour(hour) ?? hour, minute: minute, second: second)
    }
  }

  /// The first time of day in the text; one of the forms, tried in the order of their clearness.
  func writtenTime() -> WrittenTime? {
    let places = text.tokens.indices.lazy
    let clear =
      places.compactMap { timeWithColon($0) }.first ?? places.compactMap { timeAfterT($0) }.first
      ?? places.compactMap { timeWithLabel($0) }.first
      ?? places.compactMap { timeWithUnits($0) }.first
    return clear.map { withHalf($0) } ?? places.compactMap { hourWithHalf($0) }.first
      ?? places.compactMap { timeBeforeZone($0) }.first
  }

  /// `5 pm`, «۹ صبح»; a bare «م» after a year is "AD".
  private func hourWithHalf(_ index: Int) -> WrittenTime? {
    guard let token = text.number(index), token.digits <= 2, (1...12).contains(token.value) else {
      return nil
    }
    let time = withHalf(WrittenTime(tokens: index..<(index &+ 1), hour: token.value))
    return time.half == nil || text.word(index &+ 1) == "م" ? nil : time
  }

  /// `03 Apr 02 1500 GMT`: four digits without a colon between a number and a zone.
  private func timeBeforeZone(_ index: Int) -> WrittenTime? {
    guard let token = text.number(index), token.digits == 4, text.number(index &- 1) != nil,
      TimeZoneTable.zone(text.word(index &+ 1)) != nil || text.isMark(index &+ 1, "+")
    else { return nil }
    return WrittenTime(
      tokens: index..<(index &+ 1), hour: token.value / 100, minute: token.value % 100)
  }

  /// `12:30`, `12:30:45`, `12:30:45.250`, ISO 8601's `12:30,5`.
  private func timeWithColon(_ colon: Int) -> WrittenTime? {
    guard text.isMark(colon, ":"), let hour = text.number(colon &- 1), hour.digits <= 2,
      !text.isMark(colon &- 2, "+"), let minute = text.number(colon &+ 1), minute.digits <= 2
    else { return nil }
    var time = WrittenTime(
      tokens: (colon &- 1)..<(colon &+ 2), hour: hour.value, minute: minute.value)
    var hasSeconds = false
    if text.isMark(colon &+ 2, ":"), let second = text.number(colon &+ 3), second.digits <= 2 {
      time.second = second.value
      time.tokens = (colon &- 1)..<(colon &+ 4)
      hasSeconds = true
    }
    takeFraction(of: &time, isOfMinute: !hasSeconds)
    return time
  }

  /// ISO 8601 without colons: `T123045`, `T1230`, `T12`.
  private func timeAfterT(_ index: Int) -> WrittenTime? {
    guard text.isJoined(index), let token = text.number(index &+ 1), token.isJoined,
      text.word(index) == "t"
    else { return nil }
    var time = WrittenTime(tokens: index..<(index &+ 2), hour: token.value)
    switch token.digits {
    case 2: break
    case 4:
      time.hour = token.value / 100
      time.minute = token.value % 100
    case 6:
      time.hour = token.value / 10_000
      time.minute = token.value / 100 % 100
      time.second = token.value % 100
    default: return nil
    }
    if token.digits > 2 { takeFraction(of: &time, isOfMinute: token.digits == 4) }
    return time
  }

  /// `12h30`, `12時30分45秒`, `12시 30분`, `12 Uhr`, «۱۲ و ۳۰ دقیقه».
  private func timeWithUnits(_ index: Int) -> WrittenTime? {
    guard let hour = text.number(index), hour.digits <= 2,
      Self.hourWords.contains(text.word(index &+ 1))
    else { return nil }
    var time = WrittenTime(tokens: index..<(index &+ 2), hour: hour.value)
    guard let minute = text.number(index &+ 2), minute.digits <= 2,
      minute.isJoined || Self.minuteWords.contains(text.word(index &+ 3))
    else { return time }
    time.minute = minute.value
    time.tokens = index..<(index &+ 3)
    guard Self.minuteWords.contains(text.word(index &+ 3)) else { return time }
    time.tokens = index..<(index &+ 4)
    guard let second = text.number(index &+ 4), Self.secondWords.contains(text.word(index &+ 5))
    else { return time }
    time.second = second.value
    time.tokens = index..<(index &+ 6)
    return time
  }

  /// `12.30 Uhr`, `4.34pm`, `kl. 12.30`, «ساعت ۱۲», «ساعت ۱۲ و ۳۰ دقیقه».
  private func timeWithLabel(_ index: Int) -> WrittenTime? {
    let hasLabelAfter =
      text.isMark(index &+ 1, ".") && text.number(index &+ 2)?.digits == 2
      && (text.word(index &+ 3) == "uhr" || half(at: index &+ 3) != nil)
    var before = index &- 1
    if text.isMark(before, ".") || text.isMark(before, ":") { before &-= 1 }
    guard hasLabelAfter || Self.timeLabels.contains(text.word(before)),
      let hour = text.number(index), hour.digits <= 2
    else { return nil }
    var time = WrittenTime(tokens: index..<(index &+ 1), hour: hour.value)
    let isSeparated =
      text.isMark(index &+ 1, ".") || text.isMark(index &+ 1, "/") || text.word(index &+ 1) == "و"
    if isSeparated, let minute = text.number(index &+ 2), minute.digits <= 2 {
      time.minute = minute.value
      time.tokens = index..<(index &+ 3)
    }
    return time
  }

  /// Takes the digits after a point or comma: of seconds they are dropped, of a minute they are
  /// seconds (ISO 8601 §5.3.1.4).
  private func takeFraction(of time: inout WrittenTime, isOfMinute: Bool) {
    let end = time.tokens.upperBound
    guard text.isMark(end, ".") || text.isMark(end, ","), text.isJoined(end),
      let fraction = text.number(end &+ 1), fraction.isJoined
    else { return }
    if isOfMinute {
      guard (1...6).contains(fraction.digits) else { return }
      var scale = 1
      for _ in 0..<fraction.digits { scale &*= 10 }
      time.second = fraction.value &* 60 / scale
    }
    time.tokens = time.tokens.lowerBound..<(end &+ 2)
  }

  private static let hourWords: Set<String> = ["h", "hs", "hrs", "uhr", "時", "时", "點", "点", "시"]
  private static let minuteWords: Set<String> = ["m", "min", "mn", "分", "분", "دقیقه"]
  private static let secondWords: Set<String> = ["s", "sec", "秒", "초", "ثانیه"]
  private static let timeLabels: Set<String> = ["kl", "ساعت", "الساعه", "ساعه"]
}
