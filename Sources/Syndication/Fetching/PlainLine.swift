/// Makes text that came from outside fit for one line of a log or a terminal.
enum PlainLine {
  /// At most `limit` characters of `text`; control, format and separator characters (line breaks,
  /// escapes, bidirectional marks) become spaces, runs of spaces one.
  static func of(_ text: String, limit: Int) -> String {
    var line = String.UnicodeScalarView()
    var count = 0
    var pending = false
    for scalar in text.unicodeScalars {
      if isBlank(scalar) {
        pending = count > 0
        continue
      }
      if count >= limit - 2 {
        line.append("…")
        break
      }
      if pending {
        line.append(" ")
        count += 1
        pending = false
      }
      line.append(scalar)
      count += 1
    }
    return String(line)
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .spaceSeparator, .privateUse,
      .surrogate, .unassigned:
      true
    default: false
    }
  }
}
