/// What one word says of a number.
struct NumberWord: Hashable, Sendable {
  enum Role: UInt8, Sendable {
    /// 1 to 9.
    case unit
    /// 10 to 19: nothing below it follows.
    case teen
    /// 20 to 90.
    case tens
    /// 100, or so many times what stands before it.
    case hundred
    /// 200 to 900 in one word.
    case hundreds
    /// A thousand and more.
    case scale
    /// Two thousand and the like in one word.
    case dual
    case half
  }

  enum Language: UInt8, Sendable {
    case persian
    case arabic
    case english
  }

  var role: Role
  var language: Language
  /// In units; 0 for a half.
  var value: UInt64
  var isOrdinal = false
  /// Whether it is a number only beside another: «یک», "one" and «الف» are more often other words.
  var needsCompany = false
}
