/// What is said of arguments that cannot be understood.
enum Misuse {
  static let maximumLines = 5
  static let maximumLength = 400

  /// The parser's message in a few bounded lines without control characters, whatever was typed.
  static func lines(of message: String) -> [String] {
    message.split(separator: "\n").prefix(maximumLines).map { line in
      let clean = String(
        line.unicodeScalars.prefix(maximumLength).map { scalar -> Character in
          scalar.value < 0x20 || scalar.value == 0x7F ? " " : Character(scalar)
        })
      return clean.unicodeScalars.count < line.unicodeScalars.count ? clean + "…" : clean
    }
  }
}
