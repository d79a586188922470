import Markup

/// Plain text where readers may look for markup all the same.
enum HarmlessText {
  /// A title of RSS 2.0, which does not say whether titles are text or HTML: readers take them for
  /// HTML, so that what would be a tag or a reference there is escaped as HTML, and nothing else.
  /// To be escaped for XML after this.
  ///
  /// A reader that guesses (`HTMLText.title`) might take what comes out for a text that was escaped
  /// twice. Where it would, the escapes are hexadecimal, as no software writes them by accident.
  static func title(_ text: String) -> String {
    guard mayBeMarkup(text) else { return text }
    let hidesReference = HTMLText.decodeEntities(text) != text
    let title = escaped(text, less: "&lt;", ampersand: hidesReference ? "&amp;" : "&")
    guard title != text, HTMLText.title(title) != text else { return title }
    return escaped(text, less: "&#x3C;", ampersand: hidesReference ? "&#x26;" : "&")
  }

  private static func escaped(_ text: String, less: String, ampersand: String) -> String {
    var bytes: [UInt8] = []
    let utf8 = Array(text.utf8)
    for (index, byte) in utf8.enumerated() {
      let next = index + 1 < utf8.count ? utf8[index + 1] : 0x20
      switch byte {
      case UInt8(ascii: "&"): bytes.append(contentsOf: ampersand.utf8)
      case UInt8(ascii: "<") where opensTag(next): bytes.append(contentsOf: less.utf8)
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A name, which nobody reads as HTML, but where a tag is an attack or an accident: its brackets
  /// become quotation marks that look alike. Bytes are looked at and not characters: a mark before or
  /// behind a bracket makes one character of both.
  static func name(_ text: String) -> String {
    guard mayHoldTag(text) else { return text }
    var bytes: [UInt8] = []
    let utf8 = Array(text.utf8)
    var isInTag = false
    for (index, byte) in utf8.enumerated() {
      if byte == UInt8(ascii: "<"), index + 1 < utf8.count, opensTag(utf8[index + 1]) {
        isInTag = true
        bytes.append(contentsOf: "‹".utf8)
      } else if byte == UInt8(ascii: ">"), isInTag {
        isInTag = false
        bytes.append(contentsOf: "›".utf8)
      } else {
        bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// A name in OPML, where texts are HTML (OPML 2.0, "text"): `AT&T` is `AT&amp;T` there.
  static func outline(_ text: String) -> String {
    let name = name(text)
    guard name.utf8.contains(UInt8(ascii: "&")) else { return name }
    let utf8 = Array(name.utf8)
    var bytes: [UInt8] = []
    for (index, byte) in utf8.enumerated() {
      bytes.append(byte)
      guard byte == UInt8(ascii: "&"), index + 1 < utf8.count else { continue }
      let next = utf8[index + 1]
      if next > 0x20, next != byte { bytes.append(contentsOf: "amp;".utf8) }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Whether a reader of HTML would see anything but this text.
  static func mayBeMarkup(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "&") { return true }
      if previous == UInt8(ascii: "<"), opensTag(byte) { return true }
      previous = byte
    }
    return false
  }

  /// Whether a reader of HTML would see a tag, a comment or the like.
  static func mayHoldTag(_ text: String) -> Bool {
    var previous: UInt8 = 0
    for byte in text.utf8 {
      if previous == UInt8(ascii: "<"), opensTag(byte) { return true }
      previous = byte
    }
    return false
  }

  /// Whether a tag, a comment or the like begins where this byte follows `<` (HTML standard,
  /// section 13.2.5.6).
  private static func opensTag(_ next: UInt8) -> Bool {
    (next | 0x20) &- 0x61 < 26 || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
      || next == UInt8(ascii: "?")
  }
}

extension [UInt8] {
  /// An element with a title that is harmless read as HTML.
  mutating func appendHarmlessElement(_ name: StaticString, _ text: String?) {
    appendElement(name, text.map { HarmlessText.title($0) })
  }
}
