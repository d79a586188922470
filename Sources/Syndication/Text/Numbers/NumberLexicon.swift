/// The words that numbers are written in, in normal form, looked up by their bytes.
struct NumberLexicon: Sendable {
  static let shared = NumberLexicon()

  /// Bytes of the longest word.
  static let longestWord = 24
  private static let startBits: UInt32 = 11
  private static let slotBits: UInt64 = 10

  /// By the first four bytes of words, a bit for each length that one of them has, in bytes: nearly
  /// every other word is told apart by it.
  private var lengths = [UInt32](repeating: 0, count: 1 << startBits)
  /// Open addressing; an index into `spellings` and `words`, plus one.
  private var slots = [UInt16](repeating: 0, count: 1 << slotBits)
  private var spellings: [Spelling] = []
  private var words: [NumberWord] = []

  /// The bytes of a word, zeroes behind them.
  private struct Spelling: Equatable {
    var parts: (UInt64, UInt64, UInt64)

    @inline(__always)
    init(_ bytes: UnsafeBufferPointer<UInt8>) {
      parts = (Self.part(bytes, 0), Self.part(bytes, 8), Self.part(bytes, 16))
    }

    @inline(__always)
    private static func part(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int) -> UInt64 {
      let raw = UnsafeRawBufferPointer(bytes)
      if bytes.count &- start >= 8 {
        return UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: start, as: UInt64.self))
      }
      var part: UInt64 = 0
      var index = bytes.count
      while index > start {
        index &-= 1
        part = part << 8 | UInt64(raw[index])
      }
      return part
    }

    @inline(__always)
    static func == (one: Spelling, other: Spelling) -> Bool { one.parts == other.parts }

    var slot: Int {
      let mixed = (parts.0 &* 3 ^ parts.1 &* 5 ^ parts.2 &* 7) &* 0x9E37_79B9_7F4A_7C15
      return Int(mixed >> (64 - slotBits))
    }
  }

  private init() {
    for (text, word) in Self.persian + Self.arabic + Self.english {
      add(WordScanner.folded(text), word)
    }
  }

  private mutating func add(_ bytes: [UInt8], _ word: NumberWord) {
    let found = bytes.withUnsafeBufferPointer { self[$0] }
    guard found == nil, bytes.count <= Self.longestWord else { return }
    bytes.withUnsafeBufferPointer { bytes in
      lengths[Self.start(Self.firstFour(bytes), bytes.count)] |= 1 << UInt32(bytes.count)
      spellings.append(Spelling(bytes))
    }
    words.append(word)
    var slot = spellings[words.count - 1].slot
    while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = UInt16(words.count)
  }

  /// What a word says; nil for one that tells no number.
  subscript(bytes: UnsafeBufferPointer<UInt8>) -> NumberWord? {
    guard bytes.count > 1, bytes.count <= Self.longestWord,
      lengths(at: bytes) >> UInt32(bytes.count) & 1 == 1
    else { return nil }
    let spelling = Spelling(bytes)
    var slot = spelling.slot
    while slots[slot] != 0 {
      let entry = Int(slots[slot]) - 1
      if spellings[entry] == spelling { return words[entry] }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// A bit for each length that a word may have with which these bytes begin; it need not be there.
  @inline(__always)
  func lengths(at bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    lengths(startingWith: Self.firstFour(bytes), bytes.count)
  }

  /// - Parameters:
  ///   - firstFour: of a word, the first byte lowest, whatever follows the word in them.
  ///   - count: bytes of the word.
  @inline(__always)
  func lengths(startingWith firstFour: UInt32, _ count: Int) -> UInt32 {
    lengths.withUnsafeBufferPointer { $0[Self.start(firstFour, count)] }
  }

  /// A place in `lengths`.
  @inline(__always)
  private static func start(_ firstFour: UInt32, _ count: Int) -> Int {
    let unused = count < 4 ? UInt32(truncatingIfNeeded: 4 &- count) &* 8 : 0
    let start = (firstFour &<< unused) &>> unused
    return Int((start &* 0x9E37_79B1) >> (32 - startBits))
  }

  @inline(__always)
  private static func firstFour(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt32 {
    if bytes.count >= 4 {
      return UInt32(littleEndian: UnsafeRawBufferPointer(bytes).loadUnaligned(as: UInt32.self))
    }
    return bytes.reversed().reduce(0) { $0 << 8 | UInt32($1) }
  }
}
