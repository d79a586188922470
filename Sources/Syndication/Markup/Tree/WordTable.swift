/// Finds a name among a fixed few hundred by the hash of its bytes, ASCII letters in either case.
///
/// Only hashes are compared (FNV-1a, 64 bits): a name made to collide is taken for another name,
/// which misnames an element and harms nothing else.
package struct WordTable: Sendable {
  private let hashes: [UInt64]
  private let values: [Int32]
  private let mask: Int

  /// - Parameter names: what to find; the position of a name is what a look-up returns.
  package init(_ names: [String]) {
    var capacity = 64
    while capacity < names.count * 4 { capacity *= 2 }
    var hashes = [UInt64](repeating: 0, count: capacity)
    var values = [Int32](repeating: -1, count: capacity)
    for (index, name) in names.enumerated() {
      let hash = Array(name.utf8).withUnsafeBufferPointer { Self.hash($0) }
      var slot = Int(truncatingIfNeeded: hash) & (capacity - 1)
      while values[slot] >= 0 && hashes[slot] != hash { slot = (slot + 1) & (capacity - 1) }
      guard values[slot] < 0 else { continue }
      hashes[slot] = hash
      values[slot] = Int32(truncatingIfNeeded: index)
    }
    self.hashes = hashes
    self.values = values
    mask = capacity - 1
  }

  /// The position of the name in the list the table was made of.
  package func index(of name: UnsafeBufferPointer<UInt8>) -> Int? {
    index(ofHash: Self.hash(name))
  }

  /// The position of the name that has this hash.
  package func index(ofHash hash: UInt64) -> Int? {
    var slot = Int(truncatingIfNeeded: hash) & mask
    while values[slot] >= 0 {
      if hashes[slot] == hash { return Int(values[slot]) }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// The hash of the empty name, to begin with.
  @inlinable package static var seed: UInt64 { 0xcbf2_9ce4_8422_2325 }

  /// The hash of a name with one more byte.
  @inlinable package static func hash(_ hash: UInt64, _ byte: UInt8) -> UInt64 {
    let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
    return (hash ^ UInt64(folded)) &* 0x100_0000_01b3
  }

  package static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var value = seed
    for byte in name { value = hash(value, byte) }
    return value
  }
}
