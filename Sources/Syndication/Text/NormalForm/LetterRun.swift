/// Letters one after the other that the table folds, written where there is room for as many bytes
/// as the text still has and for `WordScanner.slack` more: no letter of the table grows.
struct LetterRun {
  /// The index after the last letter; not after `start` when there is none.
  private(set) var end: Int
  /// The index after joiners that follow it.
  private(set) var next: Int
  /// Bytes written.
  private(set) var written = 0

  @inline(__always)
  init(
    _ utf8: UnsafeBufferPointer<UInt8>, from start: Int, _ folds: FoldTables,
    into out: UnsafeMutablePointer<UInt8>
  ) {
    end = start
    next = start
    var index = start
    var written = 0
    while index < utf8.count {
      if utf8.count &- index >= 8 {
        let text = UnsafeRawPointer(utf8.baseAddress.unsafelyUnwrapped + index)
        let first = text.load(as: UInt8.self)
        let letters =
          first < 0x80
          ? Self.copyASCII(text, to: out + written)
          : Self.copyPairs(text, folds.pairs, to: out + written)
        if letters > 0 {
          written &+= letters
          index &+= letters
          end = index
          // Spaces, digits and most marks: after nearly every word.
          if index < utf8.count, utf8[index] <= 0x40 { break }
          continue
        }
        // A ZWNJ in a word.
        if first == 0xE2, written > 0, utf8[index &+ 1] == 0x80, utf8[index &+ 2] == 0x8C {
          index &+= 3
          continue
        }
      }
      guard let letter = Self.letter(utf8, at: index, folds.scalars) else { break }
      written &+= letter.copy(to: out + written)
      index &+= letter.width
      end = index
    }
    next = index
    self.written = written
  }

  /// Copies the ASCII letters that eight bytes begin with, in lower case; writes eight bytes.
  ///
  /// - Returns: how many.
  @inline(__always)
  private static func copyASCII(_ text: UnsafeRawPointer, to out: UnsafeMutablePointer<UInt8>)
    -> Int
  {
    let eight = UInt64(littleEndian: text.loadUnaligned(as: UInt64.self))
    let lower = eight | 0x2020_2020_2020_2020
    let low = lower & 0x7F7F_7F7F_7F7F_7F7F
    // The highest bit of each byte: from "a" on, and beyond "z".
    let fromA = low &+ 0x1F1F_1F1F_1F1F_1F1F
    let beyondZ = low &+ 0x0505_0505_0505_0505
    let isLetter = fromA & ~beyondZ & ~eight & 0x8080_8080_8080_8080
    UnsafeMutableRawPointer(out).storeBytes(of: lower.littleEndian, as: UInt64.self)
    return (isLetter ^ 0x8080_8080_8080_8080).trailingZeroBitCount >> 3
  }

  /// Copies the letters of two bytes that become letters of two bytes, with which eight bytes begin;
  /// writes eight bytes. No step depends on where the letters end.
  ///
  /// - Returns: how many bytes.
  @inline(__always)
  private static func copyPairs(
    _ text: UnsafeRawPointer, _ pairs: UnsafeBufferPointer<UInt16>,
    to out: UnsafeMutablePointer<UInt8>
  ) -> Int {
    let eight = UInt64(littleEndian: text.loadUnaligned(as: UInt64.self))
    let folded =
      fold(eight, at: 0, pairs) | fold(eight, at: 16, pairs) | fold(eight, at: 32, pairs)
      | fold(eight, at: 48, pairs)
    UnsafeMutableRawPointer(out).storeBytes(of: folded.littleEndian, as: UInt64.self)
    // The highest bit of the first two bytes that are nothing; what is above it may err.
    let ends = (folded &- 0x0001_0001_0001_0001) & ~folded & 0x8000_8000_8000_8000
    return (ends.trailingZeroBitCount >> 4) << 1
  }

  @inline(__always)
  private static func fold(
    _ eight: UInt64, at shift: UInt64, _ pairs: UnsafeBufferPointer<UInt16>
  ) -> UInt64 {
    UInt64(pairs[Int(UInt16(truncatingIfNeeded: eight >> shift))]) << shift
  }

  private struct Letter {
    let fold: Fold
    let width: Int

    /// - Returns: the bytes written.
    @inline(__always)
    func copy(to out: UnsafeMutablePointer<UInt8>) -> Int {
      guard fold.packed >= 0x80 else {
        out[0] = fold.low
        return 1
      }
      out[0] = 0xC0 | UInt8(truncatingIfNeeded: fold.packed >> 6)
      out[1] = 0x80 | fold.low & 0x3F
      return 2
    }
  }

  /// One letter of one or two bytes.
  @inline(__always)
  private static func letter(
    _ utf8: UnsafeBufferPointer<UInt8>, at index: Int, _ table: UnsafeBufferPointer<Fold>
  ) -> Letter? {
    let lead = utf8[index]
    if lead < 0x80 {
      let fold = table[Int(lead)]
      return fold.isLetter ? Letter(fold: fold, width: 1) : nil
    }
    guard lead >= 0xC2, lead < 0xE0, index &+ 1 < utf8.count, utf8[index &+ 1] & 0xC0 == 0x80
    else { return nil }
    let fold = table[Int(lead & 0x1F) << 6 | Int(utf8[index &+ 1] & 0x3F)]
    return fold.isLetter ? Letter(fold: fold, width: 2) : nil
  }
}
