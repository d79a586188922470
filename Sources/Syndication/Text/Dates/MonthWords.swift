/// The names of months as texts write them, in every language that dates are read in.
package enum MonthWords {
  /// Each name in one word, Gregorian and Jalali; some also mean something else.
  package static let all: [String] =
    (MonthNames.gregorian + MonthNames.jalali).flatMap { line in
      line.utf8.split { $0 == UInt8(ascii: "|") || $0 == UInt8(ascii: " ") }
        .map { String(Substring($0)) }
    } + levantine

  /// The first words of months whose names have two.
  private static let levantine = ["كانون", "تشرين"]
}
