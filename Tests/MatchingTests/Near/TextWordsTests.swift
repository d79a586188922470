import Testing
import Text

@testable import Matching

@Suite struct TextWordsTests {
  private func words(_ text: String) -> [UInt32] { TextWords(NormalForm.n1(text)).words }

  @Test(arguments: [
    ("12,345", "۱۲٬۳۴۵"), ("12345", "12,345"), ("دوازده", "12"), ("twelve", "۱۲"),
    ("اثنا عشر", "12"), ("دویست و سی و پنج هزار", "۲۳۵ هزار"), ("two hundred", "200"),
    ("سه و نیم میلیون", "۳.۵ میلیون"),
  ])
  func aNumberIsOneWordHoweverItIsWritten(_ pair: (String, String)) {
    let (a, b) = (words("شمار \(pair.0) نفر"), words("شمار \(pair.1) نفر"))
    #expect(a == b)
    #expect(a.filter { TextWords.isNumber($0) }.count == 1)
  }

  @Test(arguments: [("سه", "چهار"), ("12", "13"), ("3.5", "35"), ("دوم", "دو"), ("3", "33")])
  func otherNumbersAreOtherWords(_ pair: (String, String)) {
    #expect(words("شمار \(pair.0) نفر") != words("شمار \(pair.1) نفر"))
  }

  @Test func wordsAreNoNumbers() {
    #expect(words("سد کرج پر از آب شد").allSatisfy { !TextWords.isAnyNumber($0) })
    #expect(words("").isEmpty)
  }

  /// A day and a year beside a month are numbers, but of a date: another calendar has others.
  @Test(arguments: [
    "۱۴ آبان ۱۴۰۴", "5 November 2025", "٥ تشرين الثاني", "14 آبان 1404",
    "November 5, 2025",
  ])
  func numbersOfADateAreMarked(_ date: String) {
    let found = words("نشست \(date) برگزار شد")
    #expect(found.contains { TextWords.isAnyNumber($0) })
    #expect(!found.contains { TextWords.isNumber($0) })
  }

  /// Words that are months in one language are water and mercy in another.
  @Test(arguments: [
    "ذخیره آب 450 میلیون", "سهم آب 62 هزار", "مصرف 240 لیتر آب", "بهای مهر ۸۵ تومان", "may 350",
  ])
  func aNumberThatIsNoDayAndNoYearIsOfNoDate(_ text: String) {
    #expect(words(text).contains { TextWords.isNumber($0) })
  }

  @Test func aNumberFarFromTheMonthIsNone() {
    let found = words("در آبان به گفته او ۴۵ نفر آمدند")
    #expect(found.filter { TextWords.isNumber($0) }.count == 1)
  }

  @Test func soManyWordsAreLookedAt() {
    let text = Array(repeating: "کتاب", count: TextWords.maximumWords + 50).joined(separator: " ")
    #expect(words(text).count == TextWords.maximumWords)
    #expect(words(text + " 12").allSatisfy { !TextWords.isAnyNumber($0) })
    // A number that stands across the end is left as words.
    let head = Array(repeating: "کتاب", count: TextWords.maximumWords - 1)
    #expect(words(head.joined(separator: " ") + " سی و پنج").count <= TextWords.maximumWords)
  }

  @Test func theSpellingIsThatOfTheToken() {
    let form = NormalForm.n1("از سی و پنج نفر، نسرین برد")
    let found = TextWords(form)
    let spellings = (0..<found.count).map {
      String(decoding: found.spelling(of: $0, in: form), as: UTF8.self)
    }
    #expect(spellings.first == "از")
    #expect(spellings.suffix(2) == ["نسرین", "برد"])
    #expect(found.count == 5)
  }

  @Test func theShorterGoesFirst() {
    let (a, b) = (TextWords(NormalForm.n1("a b")), TextWords(NormalForm.n1("a b c")))
    #expect(a.precedes(b) && !b.precedes(a) && !a.precedes(a))
    let c = TextWords(NormalForm.n1("a x"))
    #expect(a.precedes(c) != c.precedes(a))
  }
}
