/// Sixteen bytes of a text, looked at together.
struct TextBlock {
  /// Ones in the place of each byte that was looked for.
  typealias Mask = SIMDMask<SIMD16<Int8>>

  private let bytes: SIMD16<UInt8>

  /// The bytes of `TextScan.isSuspect`.
  @inline(__always)
  var suspects: Mask {
    let controls =
      (bytes .< Self.all(0x20)) .& (bytes .!= Self.all(0x0A)) .& (bytes .!= Self.all(0x09))
    return controls .| places(of: 0x7F) .| places(of: 0xC2) .| (bytes .>= Self.all(0xEF))
  }

  @inline(__always)
  func places(of byte: UInt8) -> Mask { bytes .== Self.all(byte) }

  /// Comparing with a vector is many times faster than with a scalar.
  @inline(__always)
  private static func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }

  /// The place of the first byte at or after `start` that is looked for; the text's end where there
  /// is none. Both closures tell the same, of sixteen bytes and of one.
  @inline(__always)
  static func find(
    in text: UnsafeBufferPointer<UInt8>, from start: Int, _ block: (TextBlock) -> Mask,
    _ byte: (UInt8) -> Bool
  ) -> Int {
    let raw = UnsafeRawBufferPointer(text)
    var index = start
    while index &+ 16 <= raw.count {
      let bytes = raw.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      let halves = unsafeBitCast(block(TextBlock(bytes: bytes)), to: SIMD2<UInt64>.self)
      if halves[0] != 0 { return index &+ firstByte(halves[0]) }
      if halves[1] != 0 { return index &+ 8 &+ firstByte(halves[1]) }
      index &+= 16
    }
    while index < text.count, !byte(text[index]) { index &+= 1 }
    return index
  }

  @inline(__always)
  private static func firstByte(_ half: UInt64) -> Int {
    half.littleEndian.trailingZeroBitCount >> 3
  }
}
