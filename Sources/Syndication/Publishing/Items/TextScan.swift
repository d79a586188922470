import Text

/// What the characters of a text are, told from their bytes in UTF-8.
enum TextScan {
  enum Kind {
    /// White space by the Unicode property of that name.
    case space
    /// Controls, the byte-order mark, noncharacters.
    case forbidden
    /// U+FFFD.
    case replacement
    case other
  }

  /// The kind of what begins at `index`, and its bytes; of what is `other`, one byte is enough.
  static func character(
    _ utf8: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (kind: Kind, count: Int) {
    switch utf8[index] {
    case 0x20, 0x09...0x0D: (.space, 1)
    case 0..<0x20, 0x7F: (.forbidden, 1)
    case 0xC2: latin(utf8, at: index)
    case 0xE1, 0xE2, 0xE3: space(utf8, at: index)
    case 0xEF...: last(utf8, at: index)
    default: (.other, 1)
    }
  }

  /// U+0080 to U+00BF.
  private static func latin(
    _ utf8: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (kind: Kind, count: Int) {
    guard index + 1 < utf8.count else { return (.other, 1) }
    switch utf8[index + 1] {
    case 0x85, 0xA0: return (.space, 2)
    case 0x80..<0xA0: return (.forbidden, 2)
    default: return (.other, 2)
    }
  }

  private static func space(
    _ utf8: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (kind: Kind, count: Int) {
    guard index + 2 < utf8.count else { return (.other, 1) }
    switch (utf8[index], utf8[index + 1], utf8[index + 2]) {
    // U+1680, U+2000 to U+200A, U+2028, U+2029, U+202F, U+205F, U+3000.
    case (0xE1, 0x9A, 0x80), (0xE2, 0x80, 0x80...0x8A), (0xE2, 0x80, 0xA8...0xA9),
      (0xE2, 0x80, 0xAF), (0xE2, 0x81, 0x9F), (0xE3, 0x80, 0x80):
      return (.space, 3)
    default: return (.other, 3)
    }
  }

  /// From U+F000 on.
  private static func last(
    _ utf8: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (kind: Kind, count: Int) {
    if let count = Noncharacter.length(in: utf8, at: index) { return (.forbidden, count) }
    if isReplacement(utf8, at: index) { return (.replacement, 3) }
    let isMark =
      index + 2 < utf8.count && utf8[index] == 0xEF && utf8[index + 1] == 0xBB
      && utf8[index + 2] == 0xBF
    return isMark ? (.forbidden, 3) : (.other, 1)
  }

  /// Whether U+FFFD stands there.
  static func isReplacement(_ utf8: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index + 2 < utf8.count && utf8[index] == 0xEF && utf8[index + 1] == 0xBF
      && utf8[index + 2] == 0xBD
  }

  /// Whether the text is one line as `PlainLine` makes it.
  static func isPlainLine(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var previous = UInt8(ascii: " ")
    var index = 0
    while index < utf8.count {
      let byte = utf8[index]
      // Most characters need no closer look; a single space inside the line is one of them.
      if byte == 0x20 {
        if previous == 0x20 { return false }
      } else if byte < 0x20 || byte == 0x7F || byte == 0xC2 || byte >= 0xE1,
        character(utf8, at: index).kind != .other
      {
        return false
      }
      previous = byte
      index += 1
    }
    return previous != 0x20
  }

  /// Whether a text of several lines has characters that none should have: all that is forbidden
  /// but the byte-order mark, and carriage returns.
  static func needsCleaning(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    var index = 0
    while true {
      index = TextBlock.find(in: utf8, from: index, { $0.suspects }) { isSuspect($0) }
      guard index < utf8.count else { return false }
      switch utf8[index] {
      case 0xC2:
        if index + 1 < utf8.count, utf8[index + 1] < 0xA0 { return true }
      case 0xEF...:
        if Noncharacter.length(in: utf8, at: index) != nil { return true }
      default: return true
      }
      index += 1
    }
  }

  /// Whether a byte is a control character but tab and line feed, or may begin one of C1 (C2), U+FFFD
  /// or a noncharacter.
  @inline(__always)
  static func isSuspect(_ byte: UInt8) -> Bool {
    byte < 0x20 ? byte != 0x0A && byte != 0x09 : byte == 0x7F || byte == 0xC2 || byte >= 0xEF
  }
}
