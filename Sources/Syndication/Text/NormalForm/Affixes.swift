/// Rule family: Persian affixes that some write apart, some with a joiner and some as one word. The
/// verb's می and نمی join the word after them; plurals, comparatives and the like join the word
/// before.
enum Affixes {
  private static let prefixes = bytes(["می", "نمی"])
  private static let suffixes = bytes([
    "ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان",
    "تر", "تری", "ترین", "ترینها", "ترینهای", "ای", "ام", "اند", "ایم", "اید",
  ])
  private static let longest = suffixes.map(\.count).max() ?? 0

  private static func bytes(_ words: [String]) -> [[UInt8]] {
    words.map { Array($0.utf8) }
  }

  static func isPrefix(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    word.count <= 6 && prefixes.contains { $0.elementsEqual(word) }
  }

  static func isSuffix(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    word.count <= longest && suffixes.contains { $0.elementsEqual(word) }
  }

  /// Whether a word starts with a letter of the Arabic script (U+0600 to U+06FF).
  static func isArabicScript(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
    word.first.map { 0xD8...0xDB ~= $0 } ?? false
  }
}

extension WordScan {
  /// Joins affixes to their words. What it made is left as it is when it runs again.
  mutating func joinAffixes() {
    let bytes = self.bytes
    bytes.withUnsafeBufferPointer { bytes in
      join { first, second in
        let word = UnsafeBufferPointer(rebasing: bytes[first])
        let next = UnsafeBufferPointer(rebasing: bytes[second])
        guard Affixes.isArabicScript(word), Affixes.isArabicScript(next) else { return false }
        return Affixes.isSuffix(next) || Affixes.isPrefix(word)
      }
    }
  }
}
