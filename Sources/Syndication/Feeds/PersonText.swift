import News

/// Reads the one-line forms in which feeds name a person: `me@example.com (Name)` (RSS 2.0),
/// `Name <me@example.com>`, `Name (me@example.com)`, or either alone.
enum PersonText {
  static func read(_ text: String) -> Author {
    let text = PlainField.trimmed(text[...])
    if let (outside, inside) = split(text, "(", ")") ?? split(text, "<", ">") {
      if isEmail(inside) { return Author(name: name(outside), email: email(inside)) }
      if isEmail(outside) { return Author(name: name(inside), email: email(outside)) }
      return Author(name: String(text))
    }
    guard text.utf8.contains(at) else { return Author(name: name(text)) }
    if isEmail(text) { return Author(email: email(text)) }
    return withEmailWord(text) ?? Author(name: name(text))
  }

  /// `Name me@example.com` or the other way round.
  private static func withEmailWord(_ text: Substring) -> Author? {
    let words = text.split(separator: " ")
    guard words.count > 1 else { return nil }
    for place in [words.count - 1, 0] where isEmail(words[place]) {
      var rest = words
      let address = rest.remove(at: place)
      return Author(name: name(rest.joined(separator: " ")[...]), email: email(address))
    }
    return nil
  }

  private static func split(
    _ text: Substring, _ open: Unicode.Scalar, _ close: Unicode.Scalar
  ) -> (outside: Substring, inside: Substring)? {
    let bytes = text.utf8
    guard let start = bytes.firstIndex(of: UInt8(ascii: open)),
      let end = bytes.lastIndex(of: UInt8(ascii: close)), start < end
    else { return nil }
    let inside = text[bytes.index(after: start)..<end]
    let before = PlainField.trimmed(text[..<start])
    let after = PlainField.trimmed(text[bytes.index(after: end)...])
    return (before.isEmpty ? after : before, PlainField.trimmed(inside))
  }

  private static func isEmail(_ text: Substring) -> Bool {
    let address = bare(text).utf8
    guard let sign = address.firstIndex(of: at), sign != address.startIndex else { return false }
    let host = address[address.index(after: sign)...]
    guard !host.isEmpty, !host.contains(at) else { return false }
    return !address.contains { $0 <= 0x20 || $0 == UInt8(ascii: "<") }
  }

  private static func email(_ text: Substring) -> String {
    String(bare(text))
  }

  private static func bare(_ text: Substring) -> Substring {
    text.utf8.starts(with: "mailto:".utf8) ? text.dropFirst(7) : text
  }

  private static func name(_ text: Substring) -> String? {
    let text = PlainField.trimmed(text)
    return text.isEmpty ? nil : String(text)
  }

  private static let at = UInt8(ascii: "@")
}
