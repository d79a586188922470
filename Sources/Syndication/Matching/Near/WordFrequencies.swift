/// In how many texts each word stands: tells a name, which few texts have, from a word of the
/// language. Counts of words that fall into one place are added up, so that a rare word may seem a
/// common one, never the contrary.
package struct WordFrequencies: Sendable {
  /// How many texts have a word of each place, and above that the turn of the last one that has.
  private var places: [UInt32] = Array(repeating: 0, count: 1 << bits)
  private var turn: UInt32 = 0
  private(set) var texts: UInt32 = 0

  private static let bits = 16
  private static let turnBits: UInt32 = 16
  /// What a count may reach, and a turn.
  static let most: UInt32 = 1 << turnBits - 1
  /// A rare word stands in at most so many texts of a thousand.
  static let rarePerThousand: UInt32 = 10
  /// In a window of few texts a word of so many is still rare.
  static let leastBound: UInt32 = 3

  package init() {}

  package mutating func add(_ text: TextWords) {
    texts &+= 1
    if turn == Self.most { forgetTurns() }
    turn &+= 1
    let turn = turn
    places.withUnsafeMutableBufferPointer { places in
      for word in text.words {
        let place = Self.place(word)
        let known = places[place]
        // Counted, if it is the first such word of the text: without a branch, as nobody can guess.
        let isNew: UInt32 = known >> Self.turnBits == turn ? 0 : 1
        places[place] = turn << Self.turnBits | min(known & Self.most &+ isNew, Self.most)
      }
    }
  }

  /// Turns start again.
  private mutating func forgetTurns() {
    for place in places.indices { places[place] &= Self.most }
    turn = 0
  }

  /// In how many texts a word stands, or more.
  func count(of word: UInt32) -> UInt32 { places[Self.place(word)] & Self.most }

  func isRare(_ word: UInt32) -> Bool {
    count(of: word) <= max(Self.leastBound, texts * Self.rarePerThousand / 1000)
  }

  @inline(__always)
  private static func place(_ word: UInt32) -> Int {
    Int(truncatingIfNeeded: (UInt64(word) &* 0x9E37_79B9_7F4A_7C15) >> UInt64(64 - bits))
  }
}
