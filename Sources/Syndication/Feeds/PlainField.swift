import Markup

/// Makes plain text of a field in which HTML has no place but is often found.
enum PlainField {
  /// A text in which HTML can be told from text that only holds `<` or `&`: tags of elements that
  /// HTML has are dropped, references decoded, and line breaks folded.
  ///
  /// - Parameter isPlain: whether the format says that the field is plain text. Then references,
  ///   which have been decoded once as XML, are text; elsewhere they are likelier to be escaped
  ///   twice.
  static func plain(_ text: String, isPlain: Bool = false) -> String {
    if holdsTag(text) { return folded(HTMLText.plain(text)) }
    return folded(isPlain ? text : HTMLText.decodeEntities(text))
  }

  static func line(_ text: String, mayHoldMarkup: Bool, isPlain: Bool = false) -> String {
    if mayHoldMarkup { return plain(text, isPlain: isPlain) }
    let isOneLine = !text.utf8.contains { $0 == 0x0A || $0 == 0x09 }
    return isOneLine ? text : folded(text)
  }

  /// A text that is said to be HTML.
  static func html(_ text: String) -> String {
    folded(HTMLText.plain(text))
  }

  /// Whether there is a tag or a comment of HTML in it.
  static func holdsTag(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var p = 0
      while p < bytes.count {
        if bytes[p] == UInt8(ascii: "<"), startsTag(bytes, p &+ 1) { return true }
        p &+= 1
      }
      return false
    }
  }

  private static func startsTag(_ bytes: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    var start = place
    if start < bytes.count, bytes[start] == UInt8(ascii: "/") { start &+= 1 }
    var end = start
    while end < bytes.count, end &- start <= longestName, isNameByte(bytes[end]) { end &+= 1 }
    guard end > start, end < bytes.count, endsName(bytes[end]) else {
      return bytes[place...].starts(with: "!--".utf8)
    }
    return HTMLElement.named(UnsafeBufferPointer(rebasing: bytes[start..<end])) != .unknown
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 97 < 26 || byte &- 48 < 10
  }

  private static func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
  }

  /// The longest name of an HTML element is `blockquote`'s or `figcaption`'s.
  private static let longestName = 12

  /// White space made one space each; joiners and no-break spaces stay.
  private static func folded(_ text: String) -> String {
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
    return String(decoding: output, as: UTF8.self)
  }
}

extension PlainField {
  static func trimmed(_ text: String) -> String {
    var text = text[...]
    while let first = text.first, first.isWhitespace { text.removeFirst() }
    while let last = text.last, last.isWhitespace { text.removeLast() }
    return String(text)
  }

  /// Whether a text has a character that only markup needs.
  static func mayHoldMarkup(_ text: String) -> Bool {
    text.utf8.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }
  }
}
