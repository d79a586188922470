/// Which calendar and century a written year means.
enum CalendarGuess {
  /// Gregorian years of these do not occur in news, Jalali ones do not occur outside.
  static let jalaliYears = 1200...1599

  /// RFC 2822 §4.3: two digits to 49 are of the 21st century, from 50 of the 20th; three are
  /// counted from 1900. Jalali: to 49 of the 15th, from 50 of the 14th. Nil for more than four.
  static func fullYear(_ token: DateTokens.Token, isJalali: Bool) -> Int? {
    switch token.digits {
    case 1, 2:
      let century = isJalali ? (token.value < 50 ? 1400 : 1300) : token.value < 50 ? 2000 : 1900
      return century &+ token.value
    case 3: return isJalali ? 1000 &+ token.value : 1900 &+ token.value
    case 4: return token.value
    default: return nil
    }
  }
}
