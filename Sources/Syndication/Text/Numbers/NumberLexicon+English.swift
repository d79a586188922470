extension NumberLexicon {
  static let english: [Row] =
    rows(
      .unit,
      [
        ("two", "second", 2), ("three", "third", 3), ("four", "fourth", 4), ("five", "fifth", 5),
        ("six", "sixth", 6), ("seven", "seventh", 7), ("eight", "eighth", 8), ("nine", "ninth", 9),
      ])
    + rows(
      .teen,
      [
        ("ten", "tenth", 10), ("eleven", "eleventh", 11), ("twelve", "twelfth", 12),
        ("thirteen", "thirteenth", 13), ("fourteen", "fourteenth", 14),
        ("fifteen", "fifteenth", 15), ("sixteen", "sixteenth", 16),
        ("seventeen", "seventeenth", 17), ("eighteen", "eighteenth", 18),
        ("nineteen", "nineteenth", 19),
      ])
    + rows(
      .tens,
      [
        ("twenty", "twentieth", 20), ("thirty", "thirtieth", 30), ("forty", "fortieth", 40),
        ("fifty", "fiftieth", 50), ("sixty", "sixtieth", 60), ("seventy", "seventieth", 70),
        ("eighty", "eightieth", 80), ("ninety", "ninetieth", 90),
      ])
    + rows(.hundred, [("hundred", "hundredth", 100)])
    + rows(
      .scale,
      [
        ("thousand", "thousandth", 1000), ("million", "millionth", 1_000_000),
        ("billion", "billionth", 1_000_000_000), ("trillion", "trillionth", 1_000_000_000_000),
      ]) + [
      ("one", NumberWord(role: .unit, language: .english, value: 1, needsCompany: true)),
      ("first", NumberWord(role: .unit, language: .english, value: 1, isOrdinal: true)),
      ("half", NumberWord(role: .half, language: .english, value: 0)),
      abbreviation("mln", 1_000_000), abbreviation("mn", 1_000_000),
      abbreviation("bln", 1_000_000_000), abbreviation("bn", 1_000_000_000),
      abbreviation("tn", 1_000_000_000_000), abbreviation("trn", 1_000_000_000_000),
    ]

  private static func abbreviation(_ text: StaticString, _ value: UInt64) -> Row {
    (text, NumberWord(role: .scale, language: .english, value: value, needsCompany: true))
  }

  private static func rows(
    _ role: NumberWord.Role, _ words: [(StaticString, StaticString, UInt64)]
  ) -> [Row] {
    words.flatMap { cardinal, ordinal, value -> [Row] in
      var word = NumberWord(role: role, language: .english, value: value)
      let row = (cardinal, word)
      word.isOrdinal = true
      return [row, (ordinal, word)]
    }
  }
}
