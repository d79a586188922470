/// A time of day.
struct ClockTime {
  /// 0 to 24; 24 only as 24:00:00, the end of the day.
  let hour: Int
  let minute: Int
  /// 0 to 60; 60 is a leap second, which POSIX time counts as the next second.
  let second: Int

  static let midnight = ClockTime(uncheckedHour: 0, minute: 0, second: 0)

  init?(hour: Int, minute: Int, second: Int) {
    guard hour >= 0, minute >= 0, second >= 0, hour < 24, minute < 60, second <= 60 else {
      guard hour == 24, minute == 0, second == 0 else { return nil }
      self.init(uncheckedHour: 24, minute: 0, second: 0)
      return
    }
    self.init(uncheckedHour: hour, minute: minute, second: second)
  }

  private init(uncheckedHour hour: Int, minute: Int, second: Int) {
    self.hour = hour
    self.minute = minute
    self.second = second
  }

  var secondsOfDay: Int { hour &* 3600 &+ minute &* 60 &+ second }

  /// The moment of this time on a day given in days since 1970-01-01, `offset` seconds east of UTC.
  func moment(on days: Int, offset: Int32) -> Int64 {
    Int64(days) &* 86_400 &+ Int64(secondsOfDay) &- Int64(offset)
  }
}
