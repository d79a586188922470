/// Texts for laws: the same for the same seed (SplitMix64).
struct TextSource: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }

  /// Mostly bytes that lead, continue and mark.
  mutating func byte() -> UInt8 {
    let common: [UInt8] = [0x20, 0x3C, 0x26, 0x3B, 0xD9, 0x8A, 0xE2, 0x80, 0x8C, 0x31, 0x2C, 0x61]
    return next() % 4 == 0
      ? UInt8(truncatingIfNeeded: next()) : common.randomElement(using: &self) ?? 0
  }

  static let words: [String: [String]] = [
    "fa": [
      "شهر", "کتاب", "می‌رود", "خانه‌ها", "برنامه‌ریزی", "یک", "نشست", "کلان‌شهرهای", "مسئله",
      "آمار", "۱۴۰۳", "۱۲٬۳۴۵", "تأکید", "بزرگ‌ترین", "۳٫۵", "به", "گزارش", "نمی‌شود", "علی",
    ],
    "ar": [
      "مدينة", "كتاب", "على", "إلى", "وصل", "الوفد", "مسؤول", "أكد", "٢٠٢٤", "قال", "شبكة", "رئيس",
    ],
    "en": [
      "city", "Council", "plans", "for", "the", "Year", "2026", "3.5", "percent", "growth", "and",
      "don't", "naïve", "10:30", "STREET",
    ],
  ]

  /// Words of one language with a space between each two.
  mutating func words(_ language: String, count: Int) -> [String] {
    let words = Self.words[language] ?? []
    return (0..<count).compactMap { _ in words.randomElement(using: &self) }
  }
}
