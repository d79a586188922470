/// The names of months as texts write them, in every language that dates are read in.
package enum MonthWords {
  /// Each name in one word, Gregorian and Jalali; some also mean something else.
  package static let all: [String] =
    (MonthNames.gregorian + MonthNames.jalali).flatMap { line in
      line.split(separator: "|").flatMap { $0.split(separator: " ").map(String.init) }
    } + levantine

  /// The first words of months whose names have two.
  private static let levantine = ["كانون", "تشرين"]
}
