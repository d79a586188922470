/// A table from ASCII names to their numbers, by open addressing: names of up to sixteen bytes are
/// compared as two words, in either case.
struct HTMLNameTable: Sendable {
  private struct Slot: Sendable {
    var low: UInt64 = 0
    var high: UInt64 = 0
    /// Zero in an empty slot.
    var length: UInt8 = 0
    var number: UInt8 = 0
  }

  private static let longestName = 16
  /// A power of two, at least twice the number of names of any table.
  private static let size = 512
  private var slots = [Slot](repeating: Slot(), count: size)

  /// A name's number is its place in `names`; an empty name has none.
  init(_ names: [String]) {
    for (number, var name) in names.enumerated() {
      name.withUTF8 { bytes in
        guard !bytes.isEmpty, bytes.count <= Self.longestName else { return }
        let (low, high) = Self.words(bytes)
        var index = Self.slot(low, high)
        while slots[index].length != 0 { index = (index &+ 1) & (Self.size - 1) }
        slots[index] = Slot(
          low: low, high: high, length: UInt8(bytes.count), number: UInt8(number))
      }
    }
  }

  @inline(__always)
  func number(of name: UnsafeBufferPointer<UInt8>) -> UInt8? {
    guard !name.isEmpty, name.count <= Self.longestName else { return nil }
    let (low, high) = Self.words(name)
    var index = Self.slot(low, high)
    while slots[index].length != 0 {
      let slot = slots[index]
      if slot.low == low, slot.high == high, Int(slot.length) == name.count { return slot.number }
      index = (index &+ 1) & (Self.size - 1)
    }
    return nil
  }

  @inline(__always)
  private static func words(_ name: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64) {
    var low: UInt64 = 0
    var high: UInt64 = 0
    for index in 0..<min(name.count, 8) {
      low = low << 8 | UInt64(name[index].lowercasedASCII)
    }
    if name.count > 8 {
      for index in 8..<name.count { high = high << 8 | UInt64(name[index].lowercasedASCII) }
    }
    return (low, high)
  }

  @inline(__always)
  private static func slot(_ low: UInt64, _ high: UInt64) -> Int {
    let mixed = (low ^ high &* 31) &* 0x9E37_79B9_7F4A_7C15
    return Int(truncatingIfNeeded: mixed >> 55)
  }
}
