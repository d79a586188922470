/// Looks at bytes sixteen at a time: whether they are UTF-8 (RFC 3629, table 3-7 of the Unicode
/// standard), and whether a control character is among them. It tells no more than yes or no; where
/// it says no, `UTF8Scan` counts what is wrong byte by byte.
struct UTF8Blocks {
  private typealias Block = SIMD16<UInt8>
  private typealias Mask = SIMDMask<SIMD16<Int8>>

  private static let width = 16

  private var bad = Mask(repeating: false)
  private var controls = Mask(repeating: false)
  private var high = Mask(repeating: false)

  var isValid: Bool { !any(bad) }
  var isASCII: Bool { !any(high) }
  /// Whether there is no control character but tab and line feed.
  var isPlain: Bool { !any(controls) }

  init(_ bytes: UnsafeRawBufferPointer) {
    let whole = bytes.count / Self.width &* Self.width
    if whole > 0 { lookAtCopy(bytes, from: 0, to: Self.width) }
    var p = Self.width
    while p < whole {
      look(bytes, p)
      p &+= Self.width
    }
    // What is left, which may be nothing: then a sequence that is cut off at the end is found.
    lookAtCopy(bytes, from: whole, to: bytes.count)
  }

  /// Looks at a block that has no block before or behind it, with spaces in their place.
  private mutating func lookAtCopy(_ bytes: UnsafeRawBufferPointer, from: Int, to: Int) {
    withUnsafeTemporaryAllocation(byteCount: Self.width &* 2, alignment: Self.width) { copy in
      _ = copy.initializeMemory(as: UInt8.self, repeating: 0x20)
      let before = min(from, 3)
      for p in (from &- before)..<to { copy[Self.width &+ p &- from] = bytes[p] }
      look(UnsafeRawBufferPointer(copy), Self.width)
    }
  }

  /// Looks at the block at `p`, which has three bytes before it.
  @inline(__always)
  private mutating func look(_ bytes: UnsafeRawBufferPointer, _ p: Int) {
    let block = bytes.loadUnaligned(fromByteOffset: p, as: Block.self)
    let before = bytes.loadUnaligned(fromByteOffset: p &- 1, as: Block.self)
    let second = bytes.loadUnaligned(fromByteOffset: p &- 2, as: Block.self)
    let third = bytes.loadUnaligned(fromByteOffset: p &- 3, as: Block.self)
    let isHigh = block .>= Self.all(0x80)
    high = high .| isHigh
    let follows = isHigh .& (block .< Self.all(0xC0))
    let mustFollow =
      (before .>= Self.all(0xC2)) .| (second .>= Self.all(0xE0)) .| (third .>= Self.all(0xF0))
    bad = bad .| (follows .^ mustFollow)
    bad = bad .| (block .== Self.all(0xC0)) .| (block .== Self.all(0xC1))
    bad = bad .| (block .> Self.all(0xF4))
    // Longer than need be, surrogates, and what lies beyond Unicode.
    bad = bad .| ((before .== Self.all(0xE0)) .& (block .< Self.all(0xA0)))
    bad = bad .| ((before .== Self.all(0xED)) .& (block .>= Self.all(0xA0)))
    bad = bad .| ((before .== Self.all(0xF0)) .& (block .< Self.all(0x90)))
    bad = bad .| ((before .== Self.all(0xF4)) .& (block .>= Self.all(0x90)))
    let isControl =
      (block .< Self.all(0x20)) .& (block .!= Self.all(0x0A)) .& (block .!= Self.all(0x09))
    controls = controls .| isControl .| ((before .== Self.all(0xC2)) .& (block .< Self.all(0xA0)))
  }

  /// Comparing with a vector is many times faster than with a scalar, which Swift does one element
  /// after the other.
  @inline(__always)
  private static func all(_ byte: UInt8) -> Block { Block(repeating: byte) }
}

extension String {
  /// The text of bytes that are meant to be UTF-8; what is not becomes U+FFFD. Many times faster than
  /// Swift's own reading where letters are not ASCII.
  package init(readingUTF8 bytes: UnsafeBufferPointer<UInt8>) {
    if UTF8Blocks(UnsafeRawBufferPointer(bytes)).isValid {
      self.init(validUTF8: bytes)
    } else {
      self.init(decoding: bytes, as: UTF8.self)
    }
  }

  package init(readingUTF8 bytes: [UInt8]) {
    self = bytes.withUnsafeBufferPointer { String(readingUTF8: $0) }
  }
}
