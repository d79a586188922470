/// Which words a text has: a table of the places where each stands first. Of most texts few words are
/// looked for, those of a title or of a place where another text differs.
struct Vocabulary: Sendable {
  private let words: [UInt32]
  /// The place of a word plus one, zero where there is none. Words are hashes: their lowest bits tell
  /// where to look.
  private let slots: [UInt16]

  private static let leastSlots = 16

  /// - Parameter words: of a text, which has no more than `TextWords.maximumWords`.
  init(_ words: [UInt32]) {
    var size = Self.leastSlots
    while size < words.count * 2 { size *= 2 }
    self.words = words
    slots = [UInt16](unsafeUninitializedCapacity: size) { slots, initialized in
      slots.initialize(repeating: 0)
      words.withUnsafeBufferPointer { words in
        for place in words.indices {
          let slot = Self.slot(of: words[place], words, UnsafeBufferPointer(slots))
          if slots[slot] == 0 { slots[slot] = UInt16(truncatingIfNeeded: place &+ 1) }
        }
      }
      initialized = size
    }
  }

  func holds(_ word: UInt32) -> Bool {
    words.withUnsafeBufferPointer { words in
      slots.withUnsafeBufferPointer { $0[Self.slot(of: word, words, $0)] != 0 }
    }
  }

  /// Where a word is, or would be.
  @inline(__always)
  private static func slot(
    of word: UInt32, _ words: UnsafeBufferPointer<UInt32>, _ slots: UnsafeBufferPointer<UInt16>
  ) -> Int {
    let mask = slots.count &- 1
    var slot = Int(word) & mask
    while slots[slot] != 0, words[Int(slots[slot]) &- 1] != word { slot = (slot &+ 1) & mask }
    return slot
  }
}
