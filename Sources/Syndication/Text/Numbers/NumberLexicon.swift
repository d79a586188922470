/// The words that numbers are written in, in normal form, looked up by their bytes.
struct NumberLexicon: Sendable {
  static let shared = NumberLexicon()

  /// Bytes of the longest word.
  static let longestWord = 24
  private static let filterBits: UInt32 = 12
  private static let slotBits: UInt32 = 10

  /// A bit for each pair of beginning and length that some word has: nearly every other word is told
  /// apart by it.
  private var filter = [UInt64](repeating: 0, count: 1 << (filterBits - 6))
  /// Open addressing; an index into `entries`, plus one.
  private var slots = [UInt16](repeating: 0, count: 1 << slotBits)
  private var entries: [(bytes: [UInt8], word: NumberWord)] = []

  private init() {
    for (text, word) in Self.persian + Self.arabic + Self.english {
      add(text.withUTF8Buffer { WordScan($0).bytes }, word)
    }
  }

  private mutating func add(_ bytes: [UInt8], _ word: NumberWord) {
    let found = bytes.withUnsafeBufferPointer { self[$0] }
    guard found == nil, bytes.count <= Self.longestWord else { return }
    entries.append((bytes, word))
    bytes.withUnsafeBufferPointer { bytes in
      let bit = Self.lead(bytes)
      filter[bit >> 6] |= 1 << UInt64(bit & 63)
      var slot = Self.slot(bytes)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt16(entries.count)
    }
  }

  /// What a word says; nil for one that tells no number.
  subscript(bytes: UnsafeBufferPointer<UInt8>) -> NumberWord? {
    guard bytes.count > 1, bytes.count <= Self.longestWord else { return nil }
    let bit = Self.lead(bytes)
    guard filter[bit >> 6] & 1 << UInt64(bit & 63) != 0 else { return nil }
    var slot = Self.slot(bytes)
    while slots[slot] != 0 {
      let entry = entries[Int(slots[slot]) - 1]
      if entry.bytes.elementsEqual(bytes) { return entry.word }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// A place in the filter, from the first two letters of the Arabic script and the length.
  @inline(__always)
  private static func lead(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    let last = bytes[min(3, bytes.count &- 1)]
    let start = UInt32(bytes[0]) << 16 | UInt32(bytes[1]) << 8 | UInt32(last)
    let mixed = (start << 5 ^ UInt32(truncatingIfNeeded: bytes.count)) &* 0x9E37_79B1
    return Int(mixed >> (32 - filterBits))
  }

  /// FNV-1a.
  private static func slot(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var hash: UInt32 = 0x811C_9DC5
    for byte in bytes { hash = (hash ^ UInt32(byte)) &* 0x0100_0193 }
    return Int((hash ^ hash >> 16) & (1 << slotBits - 1))
  }
}
