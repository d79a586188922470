import Markup

/// Makes plain text of a field in which HTML has no place but is often found.
enum PlainField {
  /// One line of text.
  ///
  /// - Parameter mayHoldMarkup: whether there is a `<` or a `&` in it.
  static func line(_ text: String, mayHoldMarkup: Bool) -> String {
    mayHoldMarkup && HTMLText.looksLikeMarkup(text) ? HTMLText.line(text) : folded(text)
  }

  /// A title, which is escaped twice more often than other fields are.
  ///
  /// - Parameter isPlain: whether the format says that titles are plain text. Then references,
  ///   which have been decoded once as XML, are text.
  static func title(_ text: String, mayHoldMarkup: Bool, isPlain: Bool) -> String {
    guard mayHoldMarkup else { return folded(text) }
    guard isPlain else { return folded(HTMLText.title(text)) }
    return holdsTag(text) ? HTMLText.line(text) : folded(text)
  }

  /// A whole number in the digits of any script.
  static func integer(_ text: String) -> Int? {
    if let number = Int(text) { return number }
    var ascii = ""
    for scalar in text.unicodeScalars {
      let properties = scalar.properties
      guard properties.numericType == .decimal, let value = properties.numericValue,
        ascii.utf8.count < longestNumber
      else { return nil }
      ascii += String(Int(value))
    }
    return Int(ascii)
  }

  /// Digits that fit into 64 bits whatever they are.
  private static let longestNumber = 18

  /// Whether a text of no declared kind has a tag of HTML in it.
  static func holdsTag(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: "<")) && HTMLText.looksLikeMarkup(text)
  }

  /// Whether a text has a character that only markup needs.
  static func mayHoldMarkup(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      bytes.contains(UInt8(ascii: "<")) || bytes.contains(UInt8(ascii: "&"))
    }
  }

  /// Without the control characters that no text has, which XML forbids but JSON can write; line
  /// breaks and tabs stay.
  static func withoutControls(_ text: String) -> String {
    var text = text
    guard text.withUTF8({ holdsControl($0) }) else { return text }
    return String(decoding: text.utf8.filter { isControl($0) == 0 }, as: UTF8.self)
  }

  /// Looks at all bytes without a branch, so that many are looked at at once: nearly no text has one.
  private static func holdsControl(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var found: UInt8 = 0
    for byte in bytes { found |= isControl(byte) }
    return found != 0
  }

  /// 1 for a control character, 0 for any other byte.
  @inline(__always)
  private static func isControl(_ byte: UInt8) -> UInt8 {
    let isLow: UInt8 = byte < 0x20 ? 1 : 0
    let isSpace: UInt8 = (byte == 0x0A ? 1 : 0) | (byte == 0x0D ? 1 : 0) | (byte == 0x09 ? 1 : 0)
    return isLow & ~isSpace | (byte == 0x7F ? 1 : 0)
  }

  static func trimmed(_ text: String) -> String {
    let inside = trimmed(text[...])
    return inside.utf8.count == text.utf8.count ? text : String(inside)
  }

  /// Without the white space at either end, that of Unicode included.
  static func trimmed(_ text: Substring) -> Substring {
    var scalars = text.unicodeScalars
    while let first = scalars.first, isWhitespace(first) { scalars.removeFirst() }
    while let last = scalars.last, isWhitespace(last) { scalars.removeLast() }
    return Substring(scalars)
  }

  /// Most letters are told by their value alone.
  private static func isWhitespace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20, 0x09...0x0D: true
    case 0x85, 0xA0, 0x1680, 0x2000...0x3000: scalar.properties.isWhitespace
    default: false
    }
  }

  /// Runs of line breaks, tabs and spaces made one space each, if any of them breaks the line;
  /// joiners and no-break spaces stay.
  private static func folded(_ text: String) -> String {
    guard breaksLine(text) else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
        if let last = output.last, last != 0x20 { output.append(0x20) }
      } else {
        output.append(byte)
      }
    }
    if output.last == 0x20 { output.removeLast() }
    return String(readingUTF8: output)
  }

  private static func breaksLine(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in bytes.contains { $0 == 0x0A || $0 == 0x0D || $0 == 0x09 } }
  }
}
