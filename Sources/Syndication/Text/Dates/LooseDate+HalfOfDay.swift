extension LooseDate {
  /// The time with the half of day that is written after it, or before it in East Asia.
  func withHalf(_ time: WrittenTime) -> WrittenTime {
    var time = time
    let end = time.tokens.upperBound
    if let (half, length) = half(at: end) {
      time.half = half
      time.tokens = time.tokens.lowerBound..<(end &+ length)
    } else if let half = half(endingAt: time.tokens.lowerBound &- 1) {
      time.half = half
    }
    return time
  }

  /// `am`, `a.m.`, «ق.ظ», «بعد از ظهر», and how many tokens it has.
  func half(at index: Int) -> (HalfOfDay, Int)? {
    let word = text.word(index)
    if let half = Self.halves[word] { return (half, 1) }
    guard let (half, meridiem) = Self.letters[word] else { return nil }
    if text.isMark(index &+ 1, "."), text.word(index &+ 2) == meridiem {
      return (half, text.isMark(index &+ 3, ".") ? 4 : 3)
    }
    return text.word(index &+ 1) == meridiem ? (half, 2) : nil
  }

  /// The East Asian words, which may follow the day without a space.
  private func half(endingAt index: Int) -> HalfOfDay? {
    let word = text.wordBytes(index)
    guard !word.isEmpty else { return nil }
    return Self.leadingHalves.first { word.suffix($0.word.utf8.count).elementsEqual($0.word.utf8) }?
      .half
  }

  private static let halves: [String: HalfOfDay] = [
    "am": .morning, "pm": .afternoon,
    "صبح": .morning, "بامداد": .morning, "ق": .morning, "قبل": .morning, "قبلازظهر": .morning,
    "عصر": .afternoon, "غروب": .afternoon, "ب": .afternoon, "بعد": .afternoon,
    "بعدازظهر": .afternoon, "ظهر": .noon, "شب": .night,
    "ص": .morning, "صباحا": .morning, "م": .afternoon, "مساء": .afternoon, "مسا": .afternoon,
    "ظهرا": .noon, "لیلا": .night, "πμ": .morning, "μμ": .afternoon,
  ]

  /// The first letters of halves that are written with points, and the second ones.
  private static let letters: [String: (HalfOfDay, String)] = [
    "a": (.morning, "m"), "p": (.afternoon, "m"), "π": (.morning, "μ"), "μ": (.afternoon, "μ"),
  ]

  private static let leadingHalves: [(word: String, half: HalfOfDay)] = [
    ("오전", .morning), ("오후", .afternoon), ("午前", .morning), ("午後", .afternoon),
    ("上午", .morning), ("下午", .afternoon),
  ]
}
