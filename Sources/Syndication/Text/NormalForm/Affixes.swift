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

  func isPrefix(_ word: ShortWord) -> Bool { prefixes.contains(word) }
  func isSuffix(_ word: ShortWord) -> Bool { suffixes.contains(word) }

  /// Whether a word that begins with these four bytes, the first one lowest, may be one of them:
  /// nearly every word is none. Another word may follow in the bytes.
  @inline(__always)
  static func mayStart(with start: UInt32) -> Bool {
    // The multiplier gives each of the starts a place of its own.
    starts[Int((start &* 0x9755_D4C1) >> 29)] == start
  }

  /// The first two letters of each affix: ان, ای, ام, می, none, تر, نم, ها.
  private static let starts: InlineArray<8, UInt32> = [
    0x86D9_A7D8, 0x8CDB_A7D8, 0x85D9_A7D8, 0x8CDB_85D9, 0x0000_0000,
    0xB1D8_AAD8, 0x85D9_86D9, 0xA7D8_87D9,
  ]
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

  /// Whether it starts with a letter of the Arabic script (U+0600 to U+06FF).
  @inline(__always)
  var isArabicScript: Bool { 0xD8...0xDB ~= UInt8(truncatingIfNeeded: low) }
}

extension WordScanner {
  /// Joins affixes to their words. What it made is left as it is when it runs again.
  mutating func joinAffixes() {
    guard tokens.count > 1 else { return }
    var kept = 0
    var start = 0
    var mayBePrefix = Affixes.mayStart(with: four(at: 0))
    for token in 1..<tokens.count {
      let border = Int(tokens[kept].end)
      let mayBeAffix = Affixes.mayStart(with: four(at: border))
      if mayBeAffix || mayBePrefix, joins(start..<border, border..<Int(tokens[token].end)) {
        tokens[kept].absorb(tokens[token])
      } else {
        kept &+= 1
        if kept < token { tokens[kept] = tokens[token] }
        start = border
        mayBePrefix = mayBeAffix
      }
    }
    tokens.removeAll(from: kept &+ 1)
  }

  private func joins(_ first: Range<Int>, _ second: Range<Int>) -> Bool {
    let word = shortWord(first)
    let next = shortWord(second)
    guard word.isArabicScript, next.isArabicScript else { return false }
    return Affixes.shared.isSuffix(next) || Affixes.shared.isPrefix(word)
  }

  private func shortWord(_ range: Range<Int>) -> ShortWord {
    let start = range.lowerBound
    return ShortWord(sink.eight(at: start), sink.eight(at: start &+ 8), count: range.count)
  }

  @inline(__always)
  private func four(at start: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: sink.eight(at: start))
  }
}
