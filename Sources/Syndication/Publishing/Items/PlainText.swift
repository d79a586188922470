import Text

/// Text of several lines without the characters that no text has.
enum PlainText {
  /// Control characters but tab and line feed removed; CR LF and CR as LF. The same rules as in XML
  /// (`XMLText`), for formats that could carry them.
  static func of(_ text: String) -> String {
    var text = text
    guard text.withUTF8(TextScan.needsCleaning) else { return text }
    var clean = String.UnicodeScalarView()
    var previous: Unicode.Scalar = " "
    for scalar in text.unicodeScalars {
      if scalar == "\r" || scalar == "\n" && previous != "\r" {
        clean.append("\n")
      } else if scalar != "\n", !isForbidden(scalar) {
        clean.append(scalar)
      }
      previous = scalar
    }
    return String(clean)
  }

  private static func isForbidden(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0: true
    default: Noncharacter.contains(scalar)
    }
  }
}
