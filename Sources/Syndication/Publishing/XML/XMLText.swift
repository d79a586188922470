import Text

/// Text on its way into XML 1.0. Characters that XML does not have or discourages (section 2.2) and
/// that only accidents put into news are left out: controls but tab and line feed, noncharacters.
/// U+FFFD, the mark of such an accident, becomes a question mark: validators warn of it.
extension [UInt8] {
  /// Where the text stands, and who reads it after the XML parser.
  enum XMLContext {
    /// Plain text. The hexadecimal forms tell readers that guess that it is no markup (RSS Best
    /// Practices Profile, "Character Data").
    case text
    /// Plain text between double quotes.
    case attribute
    /// HTML, its own escapes being kept.
    case markup
    /// Plain text where HTML is read: escaped for HTML, then for XML.
    case textInMarkup
  }

  /// Appends escaped character data.
  mutating func appendXML(_ text: String, as context: XMLContext = .text) {
    var text = text
    text.withUTF8 { appendXML($0, as: context) }
  }

  mutating func appendXML(_ utf8: UnsafeBufferPointer<UInt8>, as context: XMLContext) {
    reserveRoom(utf8.count)
    var plain = 0
    var index = 0
    while true {
      index = XMLBytes.skipOrdinary(utf8, from: index)
      guard index < utf8.count else { break }
      guard let special = XMLBytes.special(utf8, at: index) else {
        index += 1
        continue
      }
      append(contentsOf: UnsafeBufferPointer(rebasing: utf8[plain..<index]))
      append(special.character, as: context)
      index += special.count
      plain = index
    }
    append(contentsOf: UnsafeBufferPointer(rebasing: utf8[plain...]))
  }

  private mutating func append(_ character: XMLBytes.Character, as context: XMLContext) {
    switch (character, context) {
    case (.less, .text), (.less, .attribute): append("&#x3C;")
    case (.less, .markup): append("&lt;")
    case (.less, .textInMarkup): append("&amp;lt;")
    case (.ampersand, .text), (.ampersand, .attribute): append("&#x26;")
    case (.ampersand, .markup): append("&amp;")
    case (.ampersand, .textInMarkup): append("&amp;amp;")
    case (.greater, _): append("&gt;")
    case (.quote, .attribute): append("&quot;")
    case (.quote, _): append("\"")
    case (.lineFeed, _): append("\n")
    case (.replacement, _): append("?")
    case (.forbidden, _): break
    }
  }

  mutating func append(_ literal: StaticString) {
    append(
      contentsOf: UnsafeBufferPointer(
        start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  /// `<name>text</name>` and a line feed; nothing when there is no text.
  mutating func appendElement(
    _ name: StaticString, _ text: String?, as context: XMLContext = .text
  ) {
    guard let text, !text.isEmpty else { return }
    append("<")
    append(name)
    append(">")
    appendXML(text, as: context)
    append("</")
    append(name)
    append(">\n")
  }

  /// ` name="text"`; nothing when there is no text.
  mutating func appendAttribute(_ name: StaticString, _ text: String?) {
    guard let text else { return }
    append(" ")
    append(name)
    append("=\"")
    appendXML(text, as: .attribute)
    append("\"")
  }

  /// Room for this many bytes more, growing by doubling as `append` does.
  private mutating func reserveRoom(_ room: Int) {
    if capacity - count < room { reserveCapacity(Swift.max(count + room, 2 * capacity)) }
  }
}

/// The bytes that cannot stand in XML as they are.
private enum XMLBytes {
  enum Character {
    case less, ampersand, greater, quote, lineFeed, replacement, forbidden
  }

  /// Where the next byte stands that is or may begin such a character.
  @inline(__always)
  static func skipOrdinary(_ utf8: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    TextBlock.find(in: utf8, from: start) {
      $0.suspects .| $0.places(of: 0x22) .| $0.places(of: 0x26) .| $0.places(of: 0x3C)
        .| $0.places(of: 0x3E)
    } _: {
      TextScan.isSuspect($0) || $0 == 0x22 || $0 == 0x26 || $0 == 0x3C || $0 == 0x3E
    }
  }

  static func special(
    _ utf8: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (character: Character, count: Int)? {
    switch utf8[index] {
    case 0x22: (.quote, 1)
    case 0x26: (.ampersand, 1)
    case 0x3C: (.less, 1)
    case 0x3E: (.greater, 1)
    case 0x0D:
      index + 1 < utf8.count && utf8[index + 1] == 0x0A ? (.lineFeed, 2) : (.lineFeed, 1)
    case 0xC2:
      index + 1 < utf8.count && utf8[index + 1] < 0xA0 ? (.forbidden, 2) : nil
    case 0xEF...:
      noncharacter(utf8, at: index)
    default: (.forbidden, 1)
    }
  }

  private static func noncharacter(
    _ utf8: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (character: Character, count: Int)? {
    if TextScan.isReplacement(utf8, at: index) { return (.replacement, 3) }
    return Noncharacter.length(in: utf8, at: index).map { (.forbidden, $0) }
  }
}
