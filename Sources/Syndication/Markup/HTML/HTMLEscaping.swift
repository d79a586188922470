import Text

/// Writes text into markup so that every parser of HTML and XML reads the same text back.
enum HTMLEscaping {
  /// Appends character data. Characters that XML does not have, the controls U+0080–9F and
  /// noncharacters are left out; a carriage return becomes a line feed.
  static func appendText(
    _ text: UnsafeBufferPointer<UInt8>, hasReferences: Bool, to output: inout [UInt8]
  ) {
    var index = 0
    while index < text.count {
      let start = index
      index = endOfOrdinary(text, from: start)
      if index > start { output.append(contentsOf: text.part(start..<index)) }
      guard index < text.count else { return }
      if hasReferences, text[index] == UInt8(ascii: "&"),
        let reference = HTMLEntities.reference(in: text, at: index)
      {
        index &+= reference.length
        appendText(reference.scalar, to: &output)
        if let second = reference.second { appendText(second, to: &output) }
      } else {
        index &+= appendSpecial(text, at: index, to: &output)
      }
    }
  }

  /// Appends the inside of a double-quoted attribute. All that could end a value in a parser that
  /// is wrong about quotes, and all that could begin a tag, is escaped; white space is a space.
  static func appendValue(_ value: [UInt8], to output: inout [UInt8]) {
    value.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let start = index
        while index < bytes.count, isOrdinary(bytes[index]), !isQuote(bytes[index]) { index &+= 1 }
        if index > start { output.append(contentsOf: bytes.part(start..<index)) }
        guard index < bytes.count else { return }
        switch bytes[index] {
        case UInt8(ascii: "\""): output.append(literal: "&quot;")
        case UInt8(ascii: "'"): output.append(literal: "&#39;")
        case UInt8(ascii: "`"): output.append(literal: "&#96;")
        case 0x09, 0x0A, 0x0D: output.append(0x20)
        default:
          index &+= appendSpecial(bytes, at: index, to: &output)
          continue
        }
        index &+= 1
      }
    }
  }

  /// Whether the byte may be copied into text: the bytes of U+0080–BF and of what lies from U+F000 on
  /// are looked at more closely.
  @inline(__always)
  private static func isOrdinary(_ byte: UInt8) -> Bool {
    if byte < 0x20 { return byte == 0x0A || byte == 0x09 }
    return byte != UInt8(ascii: "&") && byte != UInt8(ascii: "<") && byte != UInt8(ascii: ">")
      && byte != 0x7F && byte != 0xC2 && byte < 0xEF
  }

  /// Where the next byte stands that is not ordinary: sixteen at a time while there are as many.
  private static func endOfOrdinary(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    let bytes = UnsafeRawBufferPointer(text)
    var index = start
    while index &+ 16 <= bytes.count {
      let block = bytes.loadUnaligned(fromByteOffset: index, as: SIMD16<UInt8>.self)
      guard !any(areSpecial(block)) else { break }
      index &+= 16
    }
    while index < text.count, isOrdinary(text[index]) { index &+= 1 }
    return index
  }

  @inline(__always)
  private static func areSpecial(_ block: SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>> {
    let controls =
      (block .< all(0x20)) .& (block .!= all(0x0A)) .& (block .!= all(0x09))
    let marks =
      (block .== all(UInt8(ascii: "&"))) .| (block .== all(UInt8(ascii: "<")))
      .| (block .== all(UInt8(ascii: ">")))
    let leads = (block .== all(0x7F)) .| (block .== all(0xC2)) .| (block .>= all(0xEF))
    return controls .| marks .| leads
  }

  @inline(__always)
  private static func all(_ byte: UInt8) -> SIMD16<UInt8> { SIMD16(repeating: byte) }

  @inline(__always)
  private static func isQuote(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") || byte == UInt8(ascii: "`")
      || byte == 0x0A || byte == 0x09
  }

  /// Appends what stands at `index` and is not ordinary; gives its length.
  private static func appendSpecial(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, to output: inout [UInt8]
  ) -> Int {
    let byte = text[index]
    if byte == 0xC2, index &+ 1 < text.count, text[index &+ 1] & 0xE0 == 0x80 { return 2 }
    if let length = Noncharacter.length(in: text, at: index) { return length }
    if byte == 0x0D, index &+ 1 < text.count, text[index &+ 1] == 0x0A { return 1 }
    if byte < 0x80 {
      appendText(Unicode.Scalar(byte), to: &output)
    } else {
      output.append(byte)
    }
    return 1
  }

  private static func appendText(_ scalar: Unicode.Scalar, to output: inout [UInt8]) {
    switch scalar.value {
    case 0x26: output.append(literal: "&amp;")
    case 0x3C: output.append(literal: "&lt;")
    case 0x3E: output.append(literal: "&gt;")
    case 0x0D: output.append(0x0A)
    case 0x0C: output.append(0x20)
    case 0x09, 0x0A, 0x20..<0x7F: output.append(UInt8(truncatingIfNeeded: scalar.value))
    case 0..<0x20, 0x7F..<0xA0: break
    case 0xFDD0... where Noncharacter.contains(scalar): break
    default: output.append(scalar: scalar)
    }
  }
}
