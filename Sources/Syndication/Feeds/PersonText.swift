import News

/// Reads the one-line forms in which feeds name a person: `me@example.com (Name)` (RSS 2.0),
/// `Name <me@example.com>`, `Name (me@example.com)`, or either alone.
enum PersonText {
  static func read(_ text: String) -> Author {
    let text = trimmed(text[...])
    if let (outside, inside) = split(text, "(", ")") ?? split(text, "<", ">") {
      if isEmail(inside) { return Author(name: name(outside), email: email(inside)) }
      if isEmail(outside) { return Author(name: name(inside), email: email(outside)) }
      return Author(name: String(text))
    }
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
    _ text: Substring, _ open: Character, _ close: Character
  ) -> (outside: Substring, inside: Substring)? {
    guard let start = text.firstIndex(of: open), let end = text.lastIndex(of: close), start < end
    else { return nil }
    let inside = text[text.index(after: start)..<end]
    let before = trimmed(text[..<start])
    let after = trimmed(text[text.index(after: end)...])
    return (before.isEmpty ? after : before, trimmed(inside))
  }

  private static func isEmail(_ text: Substring) -> Bool {
    let address = text.hasPrefix("mailto:") ? text.dropFirst(7) : text
    let parts = address.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return false }
    return !address.utf8.contains { $0 <= 0x20 || $0 == UInt8(ascii: "<") }
  }

  private static func email(_ text: Substring) -> String {
    String(text.hasPrefix("mailto:") ? text.dropFirst(7) : text)
  }

  private static func name(_ text: Substring) -> String? {
    let text = trimmed(text)
    return text.isEmpty ? nil : String(text)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return text
  }
}
