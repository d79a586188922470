/// A buffer that bytes are appended to without a check at each one: room is made before.
struct ByteSink: ~Copyable {
  private(set) var count = 0
  private var capacity: Int
  private var base: UnsafeMutablePointer<UInt8>

  init(capacity: Int) {
    self.capacity = max(capacity, 64)
    base = .allocate(capacity: self.capacity)
  }

  deinit {
    base.deallocate()
  }

  /// Makes room for so many more bytes.
  @inline(__always)
  mutating func reserve(_ more: Int) {
    if capacity - count < more { grow(more) }
  }

  private mutating func grow(_ more: Int) {
    let larger = max(capacity * 2, count + more)
    let moved = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    moved.update(from: base, count: count)
    base.deallocate()
    base = moved
    capacity = larger
  }

  /// Appends a byte that room was made for.
  @inline(__always)
  mutating func append(_ byte: UInt8) {
    base[count] = byte
    count &+= 1
  }

  /// Appends a scalar that room was made for: at most four bytes.
  @inline(__always)
  mutating func append(scalar: UInt32) {
    if scalar < 0x80 {
      append(UInt8(truncatingIfNeeded: scalar))
    } else if scalar < 0x800 {
      append(UInt8(truncatingIfNeeded: 0xC0 | scalar >> 6))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    } else if scalar < 0x10000 {
      append(UInt8(truncatingIfNeeded: 0xE0 | scalar >> 12))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    } else {
      append(UInt8(truncatingIfNeeded: 0xF0 | scalar >> 18 & 0x7))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 12 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | scalar & 0x3F))
    }
  }

  /// Where the next byte goes. What is written there counts after `advance`.
  var tail: UnsafeMutablePointer<UInt8> { base + count }

  mutating func advance(by written: Int) {
    count += written
  }

  /// Takes the last scalar off when it starts at or after `floor`.
  mutating func removeLastScalar(from floor: Int) -> UInt32? {
    var start = count - 1
    while start > floor, base[start] & 0xC0 == 0x80 { start -= 1 }
    guard start >= floor else { return nil }
    let (scalar, _) = UTF8Scalar.decode(UnsafeBufferPointer(start: base, count: count), at: start)
    count = start
    return scalar
  }

  /// Valid as long as the sink is, and nothing is appended.
  var bytes: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: base, count: count)
  }

  /// Writes zeroes behind the last byte, where room was made for them.
  mutating func writeZeroes(_ zeroes: Int) {
    (base + count).update(repeating: 0, count: zeroes)
  }

  /// Eight bytes from a place on, the first one lowest. Beyond the end zeroes must be written.
  @inline(__always)
  func eight(at place: Int) -> UInt64 {
    let raw = UnsafeRawPointer(base + place)
    return UInt64(littleEndian: raw.loadUnaligned(as: UInt64.self))
  }
}

/// One scalar of a UTF-8 text.
enum UTF8Scalar {
  /// The scalar that starts at an index and the bytes that it takes: at least one, never more than
  /// there are. What is not UTF-8 is U+FFFD.
  @inline(__always)
  static func decode(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> (UInt32, Int) {
    let lead = utf8[index]
    if lead < 0x80 { return (UInt32(lead), 1) }
    let width = lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : lead < 0xF5 ? 4 : 0
    guard width > 0, index + width <= utf8.count else { return (0xFFFD, 1) }
    var scalar = UInt32(lead) & (0x7F >> UInt32(width))
    for next in (index + 1)..<(index + width) {
      guard utf8[next] & 0xC0 == 0x80 else { return (0xFFFD, 1) }
      scalar = scalar << 6 | UInt32(utf8[next] & 0x3F)
    }
    return (scalar, width)
  }
}
