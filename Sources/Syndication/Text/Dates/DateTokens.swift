/// A folded date cut into numbers, words and marks.
struct DateTokens {
  struct Token {
    enum Kind { case number, word, mark }

    let kind: Kind
    /// The bytes in the folded text; the space before it belongs to none.
    let range: Range<Int>
    /// Of a number of up to 14 digits; -1 for longer ones.
    var value = 0
    /// Of a mark.
    var mark: UInt8 = 0
    /// Whether it stands directly after the token before it.
    let isJoined: Bool

    /// The digits of a number, leading zeros included.
    var digits: Int { range.count }
  }

  /// The most that a date can have; a longer text is none.
  static let limit = 64

  let bytes: [UInt8]
  private(set) var tokens: [Token] = []

  /// Nil for more than `limit` tokens.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    tokens.reserveCapacity(20)
    var index = 0
    var previousEnd = 0
    while index < bytes.count {
      let start = index
      let byte = bytes[index]
      if byte == 0x20 {
        index &+= 1
        continue
      }
      guard tokens.count < Self.limit else { return nil }
      let isJoined = start == previousEnd && start > 0
      if Self.isDigit(byte) {
        while index < bytes.count, Self.isDigit(bytes[index]) { index &+= 1 }
        tokens.append(
          Token(
            kind: .number, range: start..<index, value: Self.value(bytes[start..<index]),
            isJoined: isJoined))
      } else if Self.isLetter(byte) {
        while index < bytes.count, Self.isLetter(bytes[index]) { index &+= 1 }
        tokens.append(Token(kind: .word, range: start..<index, isJoined: isJoined))
      } else {
        index &+= 1
        tokens.append(Token(kind: .mark, range: start..<index, mark: byte, isJoined: isJoined))
      }
      previousEnd = index
    }
  }

  var count: Int { tokens.count }

  subscript(index: Int) -> Token? {
    tokens.indices.contains(index) ? tokens[index] : nil
  }

  func number(_ index: Int) -> Token? {
    guard let token = self[index], token.kind == .number else { return nil }
    return token
  }

  func isMark(_ index: Int, _ mark: Unicode.Scalar) -> Bool {
    guard let token = self[index], token.kind == .mark else { return false }
    return token.mark == UInt8(ascii: mark)
  }

  func isJoined(_ index: Int) -> Bool { self[index]?.isJoined ?? false }

  /// The word at `index`, empty when there is none.
  func word(_ index: Int) -> String {
    guard let token = self[index], token.kind == .word else { return "" }
    return String(decoding: bytes[token.range], as: UTF8.self)
  }

  /// The bytes of the word at `index`, none when there is no word.
  func wordBytes(_ index: Int) -> ArraySlice<UInt8> {
    guard let token = self[index], token.kind == .word else { return [] }
    return bytes[token.range]
  }

  private static func value(_ digits: ArraySlice<UInt8>) -> Int {
    guard digits.count <= 14 else { return -1 }
    return digits.reduce(0) { $0 &* 10 &+ Int($1 &- 0x30) }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte | 0x20) &- 0x61 < 26
  }
}
