/// Which calendar a written year belongs to.
enum CalendarGuess {
  static let firstJalaliYear = 1200
  /// Gregorian years up to this one do not occur in news, Jalali years from 1200 on do.
  static let lastJalaliYear = 1599
}
