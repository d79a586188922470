/// Texts of strangers on a terminal.
package enum TerminalText {
  /// One line without control characters and without the marks that change the direction of what
  /// follows; letters, joiners and marks stay.
  package static func safe(_ text: String) -> String {
    guard let line = PlainLine.of(text) else { return "" }
    guard line.unicodeScalars.contains(where: isDirectional) else { return line }
    return String(String.UnicodeScalarView(line.unicodeScalars.filter { !isDirectional($0) }))
  }

  /// In isolates (FSI and PDI, Unicode Standard Annex 9) where letters outside ASCII stand in it, so
  /// that a text from right to left neither moves its neighbours nor turns the line.
  package static func isolated(_ text: String) -> String {
    text.utf8.allSatisfy { $0 < 0x80 } ? text : "\u{2068}" + text + "\u{2069}"
  }

  /// Filled up with spaces behind it.
  static func left(_ text: String, _ width: Int) -> String {
    text + spaces(width - DisplayWidth.of(text))
  }

  /// Filled up with spaces before it.
  static func right(_ text: String, _ width: Int) -> String {
    spaces(width - DisplayWidth.of(text)) + text
  }

  private static func spaces(_ count: Int) -> String {
    String(repeating: " ", count: max(0, count))
  }

  private static func isDirectional(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}

extension [UInt8] {
  mutating func appendLine(_ text: String) {
    append(contentsOf: text.utf8)
    append(UInt8(ascii: "\n"))
  }
}
