import Glibc

extension UnsafeBufferPointer<UInt8> {
  /// Where `byte` next stands, at `start` or after it.
  @inline(__always)
  func position(of byte: UInt8, from start: Int) -> Int? {
    guard start >= 0, start < count, let baseAddress,
      let found = memchr(baseAddress + start, Int32(byte), count &- start)
    else { return nil }
    return baseAddress.distance(to: found.assumingMemoryBound(to: UInt8.self))
  }

  /// The bytes of `range`, which must lie inside.
  @inline(__always)
  func part(_ range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: self[range])
  }

  /// Whether the ASCII bytes of `lowercase` stand at `start`, in either case.
  func hasASCII(_ lowercase: StaticString, at start: Int) -> Bool {
    let length = lowercase.utf8CodeUnitCount
    guard start >= 0, length <= count &- start else { return false }
    for index in 0..<length
    where self[start &+ index].lowercasedASCII != lowercase.utf8Start[index] {
      return false
    }
    return true
  }

  /// Whether these bytes are the ASCII text `lowercase`, in either case.
  func isASCII(_ lowercase: StaticString) -> Bool {
    count == lowercase.utf8CodeUnitCount && hasASCII(lowercase, at: 0)
  }
}

extension UInt8 {
  /// Space, tab, line feed, form feed, carriage return: what HTML calls white space.
  @inline(__always)
  var isHTMLSpace: Bool {
    self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C
  }

  @inline(__always)
  var isASCIILetter: Bool { (self | 0x20) &- 0x61 < 26 }

  @inline(__always)
  var isASCIIDigit: Bool { self &- 0x30 < 10 }

  @inline(__always)
  var lowercasedASCII: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }

  /// The value of a hexadecimal digit.
  @inline(__always)
  var hexValue: UInt32? {
    if isASCIIDigit { return UInt32(self &- 0x30) }
    let letter = (self | 0x20) &- 0x61
    return letter < 6 ? UInt32(letter) + 10 : nil
  }
}

extension [UInt8] {
  /// Appends the UTF-8 form of `scalar`.
  mutating func append(scalar: Unicode.Scalar) {
    let value = scalar.value
    switch value {
    case 0..<0x80:
      append(UInt8(truncatingIfNeeded: value))
    case 0x80..<0x800:
      append(UInt8(truncatingIfNeeded: 0xC0 | value >> 6))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    case 0x800..<0x10000:
      append(UInt8(truncatingIfNeeded: 0xE0 | value >> 12))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    default:
      append(UInt8(truncatingIfNeeded: 0xF0 | value >> 18))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 12 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value >> 6 & 0x3F))
      append(UInt8(truncatingIfNeeded: 0x80 | value & 0x3F))
    }
  }

  /// Appends the bytes of a literal.
  @inline(__always)
  mutating func append(literal: StaticString) {
    append(
      contentsOf: UnsafeBufferPointer(
        start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }
}
