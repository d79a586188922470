/// In how many texts each word stands: tells a name, which few texts have, from a word of the
/// language. Counts of words that fall into one place are added up, so that a rare word may seem a
/// common one, never the contrary.
package struct WordFrequencies: Sendable {
  private var counts: [UInt16] = Array(repeating: 0, count: 1 << bits)
  private var last: [UInt32] = Array(repeating: 0, count: 1 << bits)
  private(set) var texts: UInt32 = 0

  private static let bits = 16
  /// A rare word stands in at most so many texts of a thousand.
  static let rarePerThousand: UInt32 = 10
  /// In a window of few texts a word of so many is still rare.
  static let leastBound: UInt32 = 3

  package init() {}

  package mutating func add(_ text: TextWords) {
    texts &+= 1
    let texts = texts
    counts.withUnsafeMutableBufferPointer { counts in
      last.withUnsafeMutableBufferPointer { last in
        for word in text.words {
          let place = Self.place(word)
          guard last[place] != texts else { continue }
          last[place] = texts
          if counts[place] < .max { counts[place] &+= 1 }
        }
      }
    }
  }

  func isRare(_ word: UInt32) -> Bool {
    UInt32(counts[Self.place(word)]) <= max(Self.leastBound, texts * Self.rarePerThousand / 1000)
  }

  @inline(__always)
  private static func place(_ word: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(word) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
  }
}
