import Testing

@testable import Text

@Suite struct MonthNamesTests {
  @Test func everyNameIsOfItsMonthOnly() {
    for (isJalali, lines) in [(false, MonthNames.gregorian), (true, MonthNames.jalali)] {
      for line in lines {
        let months = line.split(separator: "|", omittingEmptySubsequences: false)
        #expect(months.count == 12, "\(line)")
        for (index, names) in months.enumerated() {
          for name in names.split(separator: " ") {
            let folded = DateFolding.fold(String(name))
            let month = MonthNames.month(folded, next: "")
            #expect(month == .init(isJalali: isJalali, number: index + 1), "\(name)")
          }
        }
      }
    }
  }

  /// `DisplayLanguage` writes what `MonthNames` reads.
  @Test(arguments: DisplayLanguage.allCases)
  func everyShownNameIsRead(_ language: DisplayLanguage) {
    for (isJalali, names) in [(false, language.gregorianMonths), (true, language.jalaliMonths)] {
      #expect(names.count == 12)
      for (index, name) in names.enumerated() {
        let month = MonthNames.month(DateFolding.fold(name), next: "")
        #expect(month == .init(isJalali: isJalali, number: index + 1), "\(name)")
      }
    }
    #expect(Set(language.weekdays).count == 7)
  }

  @Test func foldingJoinsTheSpellingsOfAWord() {
    #expect(DateFolding.fold("تير") == DateFolding.fold("تیر"))
    #expect(DateFolding.fold("سه‌شنبه") == DateFolding.fold("سهشنبه"))
    #expect(DateFolding.fold("ÁPRILIS") == "aprilis")
    #expect(DateFolding.fold("ma\u{301}j") == "maj")
    #expect(DateFolding.fold("ΜΑΐΟΥ") == DateFolding.fold("μαϊου"))
    #expect(DateFolding.fold("۱۴۰۳–٠٤—०९") == "1403-04-09")
  }
}
