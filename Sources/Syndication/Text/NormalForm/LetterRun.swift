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
          : Self.copyPairs(text, utf8.count &- index, folds.pairs, to: out + written)
        if letters > 0 {
          written &+= letters
          index &+= letters
          end = index
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

  /// Copies letters of two bytes that become letters of two bytes.
  ///
  /// - Returns: how many bytes.
  @inline(__always)
  private static func copyPairs(
    _ text: UnsafeRawPointer, _ count: Int, _ pairs: UnsafeBufferPointer<UInt16>,
    to out: UnsafeMutablePointer<UInt8>
  ) -> Int {
    var index = 0
    while count &- index >= 2 {
      let pair = UInt16(littleEndian: text.loadUnaligned(fromByteOffset: index, as: UInt16.self))
      guard pair & 0xC0E0 == 0x80C0 else { break }
      let folded = pairs[Int((pair & 0x1F) << 6 | pair >> 8 & 0x3F)]
      guard folded != 0 else { break }
      UnsafeMutableRawPointer(out).storeBytes(of: folded, toByteOffset: index, as: UInt16.self)
      index &+= 2
    }
    return index
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
