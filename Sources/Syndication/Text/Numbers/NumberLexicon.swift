/// The words that numbers are written in, in normal form, looked up by their bytes.
struct NumberLexicon: Sendable {
  static let shared = NumberLexicon()

  /// Bytes of the longest word.
  static let longestWord = 24
  private static let startBits: UInt32 = 11
  private static let slotBits: UInt32 = 10

  /// By the first four bytes of words, a bit for each length that one of them has, in bytes: nearly
  /// every other word is told apart by it.
  private var lengths = [UInt32](repeating: 0, count: 1 << startBits)
  /// Open addressing; an index into `entries`, plus one.
  private var slots = [UInt16](repeating: 0, count: 1 << slotBits)
  private var entries: [(bytes: [UInt8], word: NumberWord)] = []

  private init() {
    for (text, word) in Self.persian + Self.arabic + Self.english {
      add(WordScanner.folded(text), word)
    }
  }

  private mutating func add(_ bytes: [UInt8], _ word: NumberWord) {
    let found = bytes.withUnsafeBufferPointer { self[$0] }
    guard found == nil, bytes.count <= Self.longestWord else { return }
    entries.append((bytes, word))
    bytes.withUnsafeBufferPointer { bytes in
      lengths[Self.start(bytes, bytes.count)] |= 1 << UInt32(bytes.count)
      var slot = Self.slot(bytes)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt16(entries.count)
    }
  }

  /// What a word says; nil for one that tells no number.
  subscript(bytes: UnsafeBufferPointer<UInt8>) -> NumberWord? {
    guard bytes.count > 1, bytes.count <= Self.longestWord,
      lengths(at: bytes, upTo: bytes.count) >> UInt32(bytes.count) & 1 == 1
    else { return nil }
    var slot = Self.slot(bytes)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.bytes.elementsEqual(bytes) { return entry.word }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// A bit for each length that a word may have with which so many bytes begin; it need not be there.
  @inline(__always)
  func lengths(at bytes: UnsafeBufferPointer<UInt8>, upTo count: Int) -> UInt32 {
    lengths.withUnsafeBufferPointer { $0[Self.start(bytes, count)] }
  }

  /// A place in `lengths`, from the first four bytes of a word of so many.
  @inline(__always)
  private static func start(_ bytes: UnsafeBufferPointer<UInt8>, _ count: Int) -> Int {
    var start: UInt32 = 0
    if bytes.count >= 4 {
      let four = UnsafeRawBufferPointer(bytes).loadUnaligned(as: UInt32.self)
      let unused = count < 4 ? UInt32(4 &- count) &* 8 : 0
      start = (UInt32(littleEndian: four) << unused) >> unused
    } else {
      for byte in bytes.prefix(count).reversed() { start = start << 8 | UInt32(byte) }
    }
    return Int((start &* 0x9E37_79B1) >> (32 - startBits))
  }

  /// FNV-1a.
  private static func slot(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt32 = 0x811C_9DC5
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return Int((hash ^ hash >> 16) & (1 << slotBits - 1))
  }
}
