import Glibc

/// A position in a page, and the searches that move it on.
struct ByteScanner {
  let bytes: UnsafeBufferPointer<UInt8>
  private(set) var position = 0

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  var isAtEnd: Bool { position >= bytes.count }

  /// The byte so far ahead; 0 beyond the end.
  func peek(_ ahead: Int) -> UInt8 {
    let index = position + ahead
    return index < bytes.count ? bytes[index] : 0
  }

  mutating func advance(_ count: Int) {
    position = min(position + count, bytes.count)
  }

  /// Moves to the next such byte, or to the end.
  mutating func skip(to byte: UInt8) {
    guard position < bytes.count, let base = bytes.baseAddress else { return }
    let found = memchr(base + position, Int32(byte), bytes.count - position)
    position = found.map { UnsafeRawPointer($0) - UnsafeRawPointer(base) } ?? bytes.count
  }

  /// Moves behind the next such byte, or to the end.
  mutating func skip(past byte: UInt8) {
    skip(to: byte)
    advance(1)
  }

  mutating func skipWhile(_ holds: (UInt8) -> Bool) {
    while position < bytes.count && holds(bytes[position]) { position += 1 }
  }

  /// Reads the name of an element; empty when there is none.
  mutating func name() -> UnsafeBufferPointer<UInt8> {
    let start = position
    guard peek(0).beginsTagName else { return .init(rebasing: bytes[start..<start]) }
    skipWhile { !$0.isMarkupSpace && $0 != 0x2F && $0 != 0x3E && $0 != 0 && $0 != 0x3C }
    return .init(rebasing: bytes[start..<position])
  }

  /// Moves behind the next `-->`; where there is none behind the next `>`.
  /// - Parameter known: that there is none is known.
  /// - Returns: whether there was one.
  mutating func skip(pastCommentEnd known: Bool) -> Bool {
    let start = position
    while !known && !isAtEnd {
      skip(to: 0x3E)
      let isEnd =
        position >= start + 2 && bytes[position - 1] == 0x2D && bytes[position - 2] == 0x2D
      advance(1)
      if isEnd { return true }
    }
    position = start
    skip(past: 0x3E)
    return false
  }

  /// Moves behind the next end tag of this name; stays where there is none.
  /// - Returns: where the end tag begins.
  mutating func skip(pastEndTag name: String) -> Int? {
    let start = position
    while true {
      skip(to: 0x3C)
      guard !isAtEnd else { break }
      let found = position
      if peek(1) == 0x2F && matches(name, at: found + 2) {
        advance(2)
        skip(past: 0x3E)
        return found
      }
      advance(1)
    }
    position = start
    return nil
  }

  /// Whether the name stands here in either case, and does not go on.
  private func matches(_ name: String, at index: Int) -> Bool {
    var index = index
    for byte in name.utf8 {
      guard index < bytes.count, bytes[index] | 0x20 == byte else { return false }
      index += 1
    }
    return index >= bytes.count || !bytes[index].beginsTagName
  }
}

extension UInt8 {
  var beginsTagName: Bool { (self | 0x20) >= 0x61 && (self | 0x20) <= 0x7A }

  /// Space, tab, line feed, form feed, carriage return.
  var isMarkupSpace: Bool {
    self == 0x20 || self == 0x0A || self == 0x09 || self == 0x0D || self == 0x0C
  }
}
