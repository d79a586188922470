import Testing

@testable import Text

@Suite struct NumberWordsTests {
  /// The numbers of a text as `value` or `value.`, for an ordinal, and how many tokens each has.
  private func numbers(_ text: String) -> String {
    NumberWords.all(in: .n1(text)).map { reading in
      let whole = reading.thousandths / 1000
      let rest = reading.thousandths % 1000
      let value = rest == 0 ? "\(whole)" : "\(whole).\(rest)"
      return value + (reading.isOrdinal ? "th" : "") + "/\(reading.tokens.count)"
    }.joined(separator: " ")
  }

  @Test func readsTheTable() throws {
    let table = try FixtureTable("numbers/words.tsv")
    #expect(table.rows.count > 60)
    for row in table.rows { #expect(numbers(row[0]) == row[1], "\(row)") }
  }

  @Test func readsOneAtItsPlace() {
    let form = NormalForm.n1("قیمت دو هزار و پنج تومان")
    let reading = NumberWords.value(of: form, at: 1)
    #expect(reading?.tokens == 1..<5)
    #expect(reading?.thousandths == 2_005_000)
    #expect(reading?.isInWords == true)
    #expect(NumberWords.value(of: form, at: 0) == nil)
    #expect(NumberWords.value(of: form, at: 9) == nil)
    #expect(NumberWords.value(of: form, at: -1) == nil)
  }

  /// Every number below a million says the same in digits and in the words of three languages.
  @Test func readsWhatItWrites() {
    var random = TextSource(seed: 21)
    for round in 0..<900 {
      let limit: UInt64 = [40, 1000, 20_000, 1_000_000][round % 4]
      let number = 2 + random.next() % (limit - 2)
      for language in ["fa", "ar", "en"] {
        let words = SpelledNumber.words(number, language)
        let readings = NumberWords.all(in: .n1("x \(words) x"))
        #expect(readings.map(\.thousandths) == [number * 1000], "\(number): \(words)")
        #expect(readings.first?.tokens.lowerBound == 1)
      }
    }
  }

  /// No two readings overlap, none is empty, and none leaves the text, whatever the words.
  @Test func staysInTheText() {
    let pieces = [
      "یک", "دو", "نه", "سی", "صد", "هزار", "میلیون", "و", "نیم", "ثلاثة", "عشر", "وعشرون", "ألف",
      "ونصف", "one", "two", "hundred", "and", "a", "half", "million", "th", "۱۲", "3.5", "10:30",
      "99999999999999999999", "بیست‌وپنج", "پنجم", "الخامس", "x", "شنبه", "بی", "دوهزار",
      "7", "مین",
    ]
    var random = TextSource(seed: 22)
    for _ in 0..<3000 {
      let text = (0..<12).compactMap { _ in pieces.randomElement(using: &random) }
        .joined(separator: " ")
      let form = NormalForm.n1(text)
      var end = 0
      for reading in NumberWords.all(in: form) {
        #expect(reading.tokens.lowerBound >= end && !reading.tokens.isEmpty, "\(text)")
        #expect(NumberWords.value(of: form, at: reading.tokens.lowerBound) == reading, "\(text)")
        end = reading.tokens.upperBound
      }
      #expect(end <= form.count)
    }
  }

  @Test func boundsTheParts() {
    let text = Array(repeating: "million", count: 100).joined(separator: " and ")
    #expect(NumberWords.all(in: .n1(text)).allSatisfy { $0.tokens.count < 50 })
    let long = "۵" + Array(repeating: " هزار میلیون میلیارد", count: 40).joined()
    #expect(!NumberWords.all(in: .n1(long)).isEmpty)
  }
}

/// Writes numbers in words, for the law that they are read again.
enum SpelledNumber {
  static func words(_ number: UInt64, _ language: String) -> String {
    switch language {
    case "fa": persian(number)
    case "ar": arabic(number)
    default: english(number)
    }
  }

  private static func persian(_ number: UInt64) -> String {
    let small = [
      "", "یک", "دو", "سه", "چهار", "پنج", "شش", "هفت", "هشت", "نه", "ده", "یازده", "دوازده",
      "سیزده", "چهارده", "پانزده", "شانزده", "هفده", "هجده", "نوزده",
    ]
    let tens = ["", "", "بیست", "سی", "چهل", "پنجاه", "شصت", "هفتاد", "هشتاد", "نود"]
    let hundreds = [
      "", "صد", "دویست", "سیصد", "چهارصد", "پانصد", "ششصد", "هفتصد", "هشتصد", "نهصد",
    ]
    func group(_ number: UInt64) -> [String] {
      let rest = Int(number % 100)
      let last = rest < 20 ? [small[rest]] : [tens[rest / 10], small[rest % 10]]
      return ([hundreds[Int(number / 100)]] + last).filter { !$0.isEmpty }
    }
    if number == 9 { return "نه روز" }
    let thousands = group(number / 1000).joined(separator: " و ")
    let high = number < 1000 ? [] : [thousands + " هزار"]
    return (high + group(number % 1000)).joined(separator: " و ")
  }

  private static func arabic(_ number: UInt64) -> String {
    let small = [
      "", "واحد", "اثنان", "ثلاثة", "أربعة", "خمسة", "ستة", "سبعة", "ثمانية", "تسعة", "عشرة",
    ]
    let tens = [
      "", "", "عشرون", "ثلاثون", "أربعون", "خمسون", "ستون", "سبعون", "ثمانون", "تسعون",
    ]
    let hundreds = [
      "", "مئة", "مئتان", "ثلاثمئة", "أربعمئة", "خمسمئة", "ستمئة", "سبعمئة", "ثمانمئة",
      "تسعمئة",
    ]
    func group(_ number: UInt64) -> [String] {
      let rest = Int(number % 100)
      let last: [String]
      switch rest {
      case 0...10: last = [small[rest]]
      case 11...19: last = [(rest == 11 ? "أحد" : small[rest % 10]) + " عشر"]
      case 60: last = number < 100 ? ["ستين"] : ["ستون"]
      default: last = [small[rest % 10], tens[rest / 10]]
      }
      return ([hundreds[Int(number / 100)]] + last).filter { !$0.isEmpty }
    }
    let thousands = number / 1000
    let high =
      switch thousands {
      case 0: [String]()
      case 1: ["ألف"]
      case 2: ["ألفان"]
      case 3...10: [group(thousands).joined(separator: " و") + " آلاف"]
      default: [group(thousands).joined(separator: " و") + " ألفا"]
      }
    let words = (high + group(number % 1000)).joined(separator: " و")
    return words
  }

  private static func english(_ number: UInt64) -> String {
    let small = [
      "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
      "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    let tens = [
      "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ]
    func group(_ number: UInt64) -> String {
      let rest = Int(number % 100)
      let last =
        rest < 20 ? small[rest] : tens[rest / 10] + (rest % 10 > 0 ? "-" : "") + small[rest % 10]
      guard number >= 100 else { return last }
      return small[Int(number / 100)] + " hundred" + (rest > 0 ? " and " + last : "")
    }
    guard number >= 1000 else { return group(number) }
    let rest = number % 1000
    return group(number / 1000) + " thousand"
      + (rest == 0 ? "" : rest < 100 ? " and " + group(rest) : ", " + group(rest))
  }
}
