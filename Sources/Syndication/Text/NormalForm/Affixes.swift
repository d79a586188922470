/// Rule family: Persian affixes that some write apart, some with a joiner and some as one word. The
/// verb's می and نمی join the word after them; plurals, comparatives and the like join the word
/// before.
struct Affixes: Sendable {
  static let shared = Affixes()

  private let prefixes: [[UInt8]]
  private let suffixes: [[UInt8]]

  private init() {
    prefixes = ["می", "نمی"].map { Array($0.utf8) }
    suffixes = [
      "ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان",
      "تر", "تری", "ترین", "ترینها", "ترینهای", "ای", "ام", "اند", "ایم", "اید",
    ].map { Array($0.utf8) }
  }

  /// The first two letters of a word in the Arabic script, and what they may begin. Nearly every
  /// word is neither; the tables are looked at for the others only.
  @inline(__always)
  private static func start(_ word: UnsafeBufferPointer<UInt8>) -> UInt32 {
    guard word.count >= 4 else { return 0 }
    return UInt32(word[0]) << 24 | UInt32(word[1]) << 16 | UInt32(word[2]) << 8 | UInt32(word[3])
  }

  @inline(__always)
  func isPrefix(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    switch Self.start(word) {
    // می, نم
    case 0xD985_DB8C, 0xD986_D985: return prefixes.contains { $0.elementsEqual(word) }
    default: return false
    }
  }

  @inline(__always)
  func isSuffix(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    switch Self.start(word) {
    // ها, تر, ای, ام, ان
    case 0xD987_D8A7, 0xD8AA_D8B1, 0xD8A7_DB8C, 0xD8A7_D985, 0xD8A7_D986:
      return suffixes.contains { $0.elementsEqual(word) }
    default: return false
    }
  }

  /// Whether a word starts with a letter of the Arabic script (U+0600 to U+06FF).
  @inline(__always)
  static func isArabicScript(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    word.first.map { 0xD8...0xDB ~= $0 } ?? false
  }
}

extension WordScan {
  /// Joins affixes to their words. What it made is left as it is when it runs again.
  mutating func joinAffixes() {
    let affixes = Affixes.shared
    let bytes = self.bytes
    bytes.withUnsafeBufferPointer { bytes in
      join { first, second in
        let word = UnsafeBufferPointer(rebasing: bytes[first])
        let next = UnsafeBufferPointer(rebasing: bytes[second])
        guard affixes.isSuffix(next) || affixes.isPrefix(word) else { return false }
        return Affixes.isArabicScript(word) && Affixes.isArabicScript(next)
      }
    }
  }
}
