/// One line of plain text: what titles, names and cells are made of.
enum PlainLine {
  /// White space folded to single spaces, control characters and what is no character removed;
  /// U+FFFD, the mark of broken bytes, as a question mark. Nil when nothing is left.
  static func of(_ text: String?) -> String? {
    guard let text, !text.isEmpty else { return nil }
    if isPlain(text) { return text }
    var line = String.UnicodeScalarView()
    var isSpaceDue = false
    for scalar in text.unicodeScalars {
      if scalar.properties.isWhitespace {
        isSpaceDue = !line.isEmpty
        continue
      }
      guard let kept = kept(scalar) else { continue }
      if isSpaceDue { line.append(" ") }
      isSpaceDue = false
      line.append(kept)
    }
    return line.isEmpty ? nil : String(line)
  }

  /// Cut at a word to at most `count` characters, with an ellipsis when something is left out.
  static func beginning(of text: String, count: Int) -> String {
    guard let end = text.index(text.startIndex, offsetBy: count, limitedBy: text.endIndex),
      end < text.endIndex
    else { return text }
    let part = text[..<end]
    let words = part.lastIndex(of: " ").map { part[..<$0] } ?? part
    return words + "…"
  }

  /// Text without `<` and without characters to remove or fold, told from its bytes alone.
  private static func isPlain(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { utf8 in
      var previous = UInt8(ascii: " ")
      for byte in utf8 {
        switch byte {
        case 0x20 where previous == 0x20: return false
        case 0x00..<0x20, 0x7F, 0xC2, 0xE1, 0xE3, 0xEF: return false
        // General punctuation (U+2000 to U+207F) holds white space; its joiners are E2 80 8C and 8D.
        case 0x80...0x8A where previous == 0x80,
          0x9F...0xAF where previous == 0x80 || previous == 0x81:
          return false
        default: previous = byte
        }
      }
      return previous != 0x20
    }
  }

  private static func kept(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0xFFFD: "?"
    case 0xFEFF, 0xFFFE, 0xFFFF: nil
    default: scalar.properties.generalCategory == .control ? nil : scalar
    }
  }
}
