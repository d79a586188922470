import Glibc

/// Rule family: markup that was left in a text. Tags of HTML elements go, with what stands in
/// `script` and `style`; other angle brackets are punctuation ("<FNB> raises its prime rate").
/// Character references become their characters where texts commonly hold them, else punctuation.
enum Markup {
  /// Bytes looked at for the end of a tag or of a character reference.
  static let longestTag = 4096
  static let longestReference = 12

  static func mayHold(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    holds(0x3C, utf8) || holds(0x26, utf8)
  }

  private static func holds(_ byte: UInt8, _ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let start = utf8.baseAddress else { return false }
    return memchr(start, Int32(byte), utf8.count) != nil
  }

  /// Whether a text holds any of what `removed(from:)` takes away or puts something else for.
  static func isIn(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    guard mayHold(utf8) else { return false }
    return utf8.indices.contains { index in
      utf8[index] == 0x3C && Tag(utf8, at: index) != nil
        || utf8[index] == 0x26 && Reference(utf8, at: index) != nil
    }
  }

  /// Escaped twice is common, three times is not.
  private static let rounds = 2

  static func removed(from utf8: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var plain = removedOnce(from: utf8)
    for _ in 1..<rounds {
      plain = plain.withUnsafeBufferPointer { mayHold($0) ? removedOnce(from: $0) : Array($0) }
    }
    return plain
  }

  private static func removedOnce(from utf8: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var plain: [UInt8] = []
    plain.reserveCapacity(utf8.count)
    var index = 0
    // What was found to have no end is not looked for again: the time stays linear.
    var endless: Set<String> = []
    while index < utf8.count {
      let byte = utf8[index]
      if byte == 0x3C, let tag = Tag(utf8, at: index) {
        if tag.separates { plain.append(0x0A) }
        index = tag.end
        guard tag.skipsContent, !endless.contains(tag.name) else { continue }
        if let end = contentEnd(of: tag, utf8) { index = end } else { endless.insert(tag.name) }
      } else if byte == 0x26, let reference = Reference(utf8, at: index) {
        plain.append(contentsOf: reference.replacement)
        index = reference.end
      } else {
        plain.append(byte)
        index += 1
      }
    }
    return plain
  }

  private static func contentEnd(of tag: Tag, _ utf8: UnsafeBufferPointer<UInt8>) -> Int? {
    var index = tag.end
    while index < utf8.count {
      if utf8[index] == 0x3C, let next = Tag(utf8, at: index), next.closes, next.name == tag.name {
        return next.end
      }
      index += 1
    }
    return nil
  }
}

extension Markup {
  /// A tag of an HTML element, or a comment up to its first closing bracket.
  struct Tag {
    let name: String
    let closes: Bool
    /// The index after its last byte.
    let end: Int

    var skipsContent: Bool { !closes && (name == "script" || name == "style") }
    /// Elements within a line leave no gap: a word may change its weight in the middle.
    var separates: Bool { !Self.inline.contains(name) }

    init?(_ utf8: UnsafeBufferPointer<UInt8>, at start: Int) {
      var index = start + 1
      guard index < utf8.count else { return nil }
      closes = utf8[index] == 0x2F
      if closes { index += 1 }
      if utf8[index...].starts(with: [0x21, 0x2D, 0x2D]) {
        name = "!--"
      } else {
        let rest = utf8[index...].prefix(Self.longestName + 1)
        let bytes = rest.prefix { Self.isNameByte($0) }.map { $0 | 0x20 }
        name = String(decoding: bytes, as: UTF8.self)
        guard Self.inline.contains(name) || Self.block.contains(name) else { return nil }
      }
      // A bracket that opens before this one closes says that neither is a tag's.
      let rest = utf8[index...].prefix(longestTag)
      guard let close = rest.firstIndex(where: { $0 == 0x3E || $0 == 0x3C }), utf8[close] == 0x3E
      else { return nil }
      end = close + 1
    }

    /// `blockquote` and `figcaption`.
    private static let longestName = 10

    private static func isNameByte(_ byte: UInt8) -> Bool {
      (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
    }

    private static let inline: Set<String> = [
      "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "del", "dfn", "em", "font",
      "i", "ins", "kbd", "mark", "q", "s", "samp", "small", "span", "strike", "strong", "sub",
      "sup", "time", "tt", "u", "var", "wbr",
    ]
    private static let block: Set<String> = [
      "address", "article", "aside", "audio", "blockquote", "body", "br", "button", "canvas",
      "caption", "center", "col", "colgroup", "dd", "details", "div", "dl", "dt", "embed",
      "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
      "head", "header", "hr", "html", "iframe", "img", "input", "label", "li", "link", "main",
      "meta", "nav", "noscript", "object", "ol", "option", "p", "param", "picture", "pre",
      "script", "section", "select", "source", "style", "summary", "svg", "table", "tbody", "td",
      "textarea", "tfoot", "th", "thead", "title", "tr", "ul", "video",
    ]
  }

  /// A character reference. It closes with a semicolon, but for the names that HTML reads without
  /// one and that texts are found to hold so.
  struct Reference {
    let replacement: [UInt8]
    /// The index after its last byte.
    let end: Int

    init?(_ utf8: UnsafeBufferPointer<UInt8>, at start: Int) {
      let rest = utf8[(start + 1)...].prefix(longestReference)
      if let close = rest.firstIndex(of: 0x3B), close > start + 1,
        let replacement = Self.replacement(
          of: UnsafeBufferPointer(rebasing: utf8[(start + 1)..<close]))
      {
        self.replacement = replacement
        end = close + 1
        return
      }
      guard let name = Self.unclosed.first(where: { rest.starts(with: $0.utf8) }) else {
        return nil
      }
      replacement = Array((Self.common[name] ?? " ").utf8)
      end = start + 1 + name.utf8.count
    }

    private static let unclosed = ["nbsp", "quot", "amp", "shy", "lt", "gt"]

    private static func replacement(of name: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
      if name.first == 0x23 {
        let hexadecimal = name.count > 1 && name[1] | 0x20 == 0x78
        let digits = String(decoding: name.dropFirst(hexadecimal ? 2 : 1), as: UTF8.self)
        guard let value = UInt32(digits, radix: hexadecimal ? 16 : 10),
          let scalar = Unicode.Scalar(value)
        else { return nil }
        return Array(String(scalar).utf8)
      }
      let word = String(decoding: name, as: UTF8.self)
      guard word.utf8.allSatisfy({ ($0 | 0x20) &- 0x61 < 26 }) else { return nil }
      return Array((common[word] ?? " ").utf8)
    }

    private static let common = [
      "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": " ",
      "zwnj": "\u{200C}", "zwj": "\u{200D}", "shy": "\u{AD}", "lrm": "\u{200E}",
      "rlm": "\u{200F}", "rsquo": "\u{2019}", "lsquo": "\u{2018}", "ndash": "-", "mdash": "-",
      "hellip": "...",
    ]
  }
}
