extension NumberScan {
  /// Parts in one number, at most.
  static let longestNumber = 24

  /// Digits that are read without a look at how large they are, at most.
  private static let fewDigits = 9

  /// A number of few digits with which nothing goes on, as nearly all are; nil for any other. The same
  /// as `read(at:)`.
  @inline(__always)
  func digitsAlone(at token: Int, from start: Int, to end: Int) -> NumberReading? {
    guard end &- start <= Self.fewDigits else { return nil }
    var value: UInt64 = 0
    for index in start..<end {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      value = value &* 10 &+ UInt64(digit)
    }
    guard !mayGoOn(with: token &+ 1) else { return nil }
    return NumberReading(
      tokens: token..<(token &+ 1), thousandths: value &* 1000, isOrdinal: false, isInWords: false)
  }

  /// Whether a token may be part of the number in digits before it.
  private func mayGoOn(with token: Int) -> Bool {
    guard token < count else { return false }
    let start = start(of: token)
    if Digits.isASCII(bytes[start]) { return false }
    return mayStart(from: start, to: Int(ends[token])) || isConjunction(token)
      || isOrdinalEnding(token)
  }

  /// The longest number that starts at a token.
  @inline(__always)
  func read(at token: Int) -> NumberReading? {
    guard let first = part(at: place(at: token), first: true) else { return nil }
    return read(at: token, first)
  }

  private func read(at token: Int, _ first: Part) -> NumberReading? {
    guard !isOtherWord(at: token) else { return nil }
    var sum = NumberSum()
    var next: Part? = first
    var reading: NumberReading?
    // What was read up to the last scale: "two million and four billion" are two numbers.
    var closed: NumberReading?
    while let part = next, sum.parts < Self.longestNumber {
      if sum.hasClosedScale { closed = reading }
      guard sum.take(part) else {
        if !part.isLinked, part.isScale, closed != nil { reading = closed }
        break
      }
      next = skippingArticle(part, after: sum)
      guard sum.canEnd, part.next.byte == start(of: part.next.token),
        let value = sum.thousandths
      else { continue }
      if sum.parts == 1, !standsAlone(part, at: token) { continue }
      reading = NumberReading(
        tokens: token..<part.next.token, thousandths: value, isOrdinal: sum.isOrdinal,
        isInWords: sum.isInWords)
    }
    return reading.map(withOrdinalEnding)
  }

  /// The part after another; "half a million" has an article between.
  private func skippingArticle(_ part: Part, after sum: NumberSum) -> Part? {
    var place = part.next
    if !sum.canEnd, token(place.token, is: "a") { place = self.place(at: place.token + 1) }
    return self.part(at: place)
  }

  /// "21st" and «۲۱مین» are two tokens each.
  private func withOrdinalEnding(_ reading: NumberReading) -> NumberReading {
    let end = reading.tokens.upperBound
    guard !reading.isInWords, reading.thousandths % 1000 == 0, end < count, isOrdinalEnding(end)
    else { return reading }
    var ordinal = reading
    ordinal.tokens = reading.tokens.lowerBound..<(end + 1)
    ordinal.isOrdinal = true
    return ordinal
  }

  private func isOrdinalEnding(_ token: Int) -> Bool {
    Self.ordinalEndings.contains { self.token(token, is: $0) }
  }

  private static let ordinalEndings: [StaticString] = ["st", "nd", "rd", "th", "مین", "امین", "ام"]

  /// «بی بی سی», «در صد».
  private func isOtherWord(at first: Int) -> Bool {
    token(first, is: "سی") && token(first - 1, is: "بی")
      || token(first, is: "صد") && token(first - 1, is: "در")
  }

  private func standsAlone(_ part: Part, at first: Int) -> Bool {
    guard case .word(let word) = part.kind else { return true }
    if word.needsCompany { return false }
    if word.language == .persian, token(first + 1, is: "شنبه") { return false }
    if word.value == 9, token(first, is: "نه") {
      return Self.counted.contains { token(first + 1, is: $0) }
    }
    return true
  }

  /// What «نه» is a number before: otherwise it says no.
  private static let counted: [StaticString] = [
    "نفر", "تن", "روز", "شب", "هفته", "ماه", "سال", "ساعت", "دقیقه", "ثانیه", "صبح", "درصد",
    "بار", "مورد", "متر", "کیلومتر", "کیلو", "تومان", "ریال", "دلار", "عضو", "کشور", "استان",
    "شهر", "نماینده", "بازی", "گل", "امتیاز", "کشته", "زخمی", "مجروح", "خانه", "هکتار", "واحد",
    "جلسه", "نشست", "دوره", "مرحله", "فقره", "دستگاه", "قطعه", "گروه", "تیم", "فیلم", "کتاب",
    "اثر", "مقاله", "طبقه", "بند", "ماده", "قسمت", "سانس", "پروژه", "طرح", "شرکت", "دهم", "صدم",
    "فروردین", "اردیبهشت", "خرداد", "تیر", "مرداد", "شهریور", "مهر", "ابان", "اذر", "دی",
    "بهمن", "اسفند", "ژانویه", "فوریه", "مارس", "اوریل", "مه", "ژوین", "ژوییه", "اوت",
    "سپتامبر", "اکتبر", "نوامبر", "دسامبر",
  ]
}
