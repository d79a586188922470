/// Text as labels are compared: white space, joiners, marks and kashida gone; Arabic and Persian
/// letters of one shape; digits ASCII; Latin letters lower case.
struct LabelFolding {
  private(set) var bytes: [UInt8] = []
  /// Where each byte comes from.
  private(set) var origins: [Int32] = []
  /// Whether a word begins at each byte.
  private(set) var startsWord: [Bool] = []

  static func fold(_ text: String) -> [UInt8] {
    var folding = LabelFolding()
    var text = text
    text.withUTF8 { folding.fold($0) }
    return folding.bytes
  }

  mutating func fold(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.removeAll(keepingCapacity: true)
    origins.removeAll(keepingCapacity: true)
    startsWord.removeAll(keepingCapacity: true)
    var isStart = true
    var index = 0
    while index < text.count {
      let byte = text[index]
      let width = Self.width(byte)
      guard width > 1 else {
        if byte <= 0x20 {
          isStart = true
        } else {
          let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
          append(folded, index, &isStart)
          if !Self.isWord(folded) { isStart = true }
        }
        index += 1
        continue
      }
      let end = min(index + width, text.count)
      foldLong(text, index..<end, &isStart)
      index = end
    }
  }

  private mutating func append(_ byte: UInt8, _ origin: Int, _ isStart: inout Bool) {
    bytes.append(byte)
    origins.append(Int32(truncatingIfNeeded: origin))
    startsWord.append(isStart)
    isStart = false
  }

  private mutating func foldLong(
    _ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, _ isStart: inout Bool
  ) {
    let first = text[range.lowerBound]
    let second = range.count > 1 ? text[range.lowerBound + 1] : 0
    if range.count == 2 {
      if let folded = Self.letter(first, second) {
        for byte in folded { append(byte, range.lowerBound, &isStart) }
      }
      if first == 0xC2 && second == 0xA0 { isStart = true }
      return
    }
    if first == 0xE2 && second == 0x80 {
      // ZWNJ, ZWJ and bidi marks vanish; other general punctuation parts words.
      let third = range.count > 2 ? text[range.lowerBound + 2] : 0
      if third < 0x8B || third > 0x8F { isStart = true }
      return
    }
    for index in range { append(text[index], range.lowerBound, &isStart) }
  }

  /// A letter of two bytes; empty for what vanishes.
  private static func letter(_ first: UInt8, _ second: UInt8) -> [UInt8]? {
    switch (first, second) {
    case (0xC2, 0xA0), (0xC2, 0xAD), (0xD9, 0x80): []
    case (0xD9, 0x8B...0x95), (0xD9, 0xB0): []
    case (0xD9, 0x8A), (0xD9, 0x89), (0xD8, 0xA6): [0xDB, 0x8C]
    case (0xD9, 0x83): [0xDA, 0xA9]
    case (0xD8, 0xA9), (0xDB, 0x80), (0xDB, 0x81), (0xDB, 0x95): [0xD9, 0x87]
    case (0xD8, 0xA2), (0xD8, 0xA3), (0xD8, 0xA5): [0xD8, 0xA7]
    case (0xD9, 0xA0...0xA9): [0x30 + second - 0xA0]
    case (0xDB, 0xB0...0xB9): [0x30 + second - 0xB0]
    default: [first, second]
    }
  }

  /// Bytes of the character that begins with this byte.
  static func width(_ byte: UInt8) -> Int {
    byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
  }

  /// Whether the byte belongs to a word: an ASCII letter or digit, or part of another letter.
  static func isWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || (byte >= 0x30 && byte <= 0x39) || (byte >= 0x61 && byte <= 0x7A)
  }
}
