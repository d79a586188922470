/// Rule family: Persian affixes that some write apart, some with a joiner and some as one word. The
/// verb's می and نمی join the word after them; plurals, comparatives and the like join the word
/// before.
struct Affixes: Sendable {
  static let shared = Affixes()

  private let prefixes: [ShortWord]
  private let suffixes: [ShortWord]

  private init() {
    prefixes = ["می", "نمی"].map { ShortWord(Array($0.utf8)) }
    suffixes = [
      "ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان",
      "تر", "تری", "ترین", "ترینها", "ترینهای", "ای", "ام", "اند", "ایم", "اید",
    ].map { ShortWord(Array($0.utf8)) }
  }

  /// The first two letters of a word in the Arabic script tell what it may be. Nearly every word is
  /// neither; the tables are looked at for the others only.
  @inline(__always)
  func isPrefix(_ word: ShortWord) -> Bool {
    switch word.start {
    // می, نم
    case 0xD985_DB8C, 0xD986_D985: return prefixes.contains(word)
    default: return false
    }
  }

  @inline(__always)
  func isSuffix(_ word: ShortWord) -> Bool {
    switch word.start {
    // ها, تر, ای, ام, ان
    case 0xD987_D8A7, 0xD8AA_D8B1, 0xD8A7_DB8C, 0xD8A7_D985, 0xD8A7_D986:
      return suffixes.contains(word)
    default: return false
    }
  }
}

/// The first sixteen bytes of a word, zeroes after its end. No affix is longer, and no word holds a
/// zero.
struct ShortWord: Equatable {
  private let low: UInt64
  private let high: UInt64

  /// - Parameters:
  ///   - low: the first eight bytes, the first one lowest, whatever follows the word in them.
  ///   - high: the next eight.
  @inline(__always)
  init(_ low: UInt64, _ high: UInt64, count: Int) {
    self.low = low & Self.mask(count)
    self.high = high & Self.mask(count &- 8)
  }

  init(_ bytes: [UInt8]) {
    let words = stride(from: 0, to: 16, by: 8).map { start in
      bytes.dropFirst(start).prefix(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    }
    (low, high) = (words[0], words[1])
  }

  @inline(__always)
  private static func mask(_ count: Int) -> UInt64 {
    count >= 8 ? .max : count <= 0 ? 0 : 1 << UInt64(count &* 8) &- 1
  }

  /// The first four bytes, the first one highest.
  @inline(__always)
  var start: UInt32 { UInt32(truncatingIfNeeded: low).byteSwapped }

  /// Whether it starts with a letter of the Arabic script (U+0600 to U+06FF).
  @inline(__always)
  var isArabicScript: Bool { 0xD8...0xDB ~= UInt8(truncatingIfNeeded: low) }
}

extension WordScanner {
  /// Joins affixes to their words. What it made is left as it is when it runs again.
  mutating func joinAffixes() {
    guard tokens.count > 1 else { return }
    let affixes = Affixes.shared
    var kept = 0
    var start = 0
    var word = shortWord(from: 0, to: Int(tokens[0].end))
    for token in 1..<tokens.count {
      let border = Int(tokens[kept].end)
      let next = shortWord(from: border, to: Int(tokens[token].end))
      if affixes.isSuffix(next) || affixes.isPrefix(word), word.isArabicScript,
        next.isArabicScript
      {
        tokens[kept].absorb(tokens[token])
        word = shortWord(from: start, to: Int(tokens[kept].end))
      } else {
        kept &+= 1
        if kept < token { tokens[kept] = tokens[token] }
        start = border
        word = next
      }
    }
    tokens.removeAll(from: kept &+ 1)
  }

  @inline(__always)
  private func shortWord(from start: Int, to end: Int) -> ShortWord {
    ShortWord(sink.eight(at: start), sink.eight(at: start &+ 8), count: end &- start)
  }
}
