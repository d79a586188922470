import Markup

/// Finds the ends of a line in the document's text, where its white space is not folded yet.
struct LineEnds {
  let document: HTMLDocument

  /// The ranges of the first bytes of a line, and of the white space after them.
  func opening(of line: BodyLine, _ count: Int) -> [Range<Int>] {
    var rest = Self.inked(line.text.utf8.prefix(count))
    var ranges: [Range<Int>] = []
    for source in line.sources {
      let end = source.first { !skips($0, &rest) } ?? source.upperBound
      if end > source.lowerBound { ranges.append(source.lowerBound..<end) }
      if end < source.upperBound { break }
    }
    return ranges
  }

  /// The ranges of the last bytes of a line, and of the white space before them.
  func closing(of line: BodyLine, _ count: Int) -> [Range<Int>] {
    var rest = Self.inked(line.text.utf8.suffix(count))
    var ranges: [Range<Int>] = []
    for source in line.sources.reversed() {
      let start = source.last { !skips($0, &rest) }.map { $0 + 1 } ?? source.lowerBound
      if start < source.upperBound { ranges.append(start..<source.upperBound) }
      if start > source.lowerBound { break }
    }
    return ranges.reversed()
  }

  /// Whether the byte at an index is white space, or one of the bytes that are looked for still.
  private func skips(_ index: Int, _ rest: inout Int) -> Bool {
    if isSpace(index) { return true }
    guard rest > 0 else { return false }
    rest -= 1
    return true
  }

  /// Whether a byte is white space, or belongs to a no-break space.
  private func isSpace(_ index: Int) -> Bool {
    let text = document.text
    switch text[index] {
    case 0...0x20: return true
    case 0xC2: return index + 1 < text.count && text[index + 1] == 0xA0
    case 0xA0: return index > 0 && text[index - 1] == 0xC2
    default: return false
    }
  }

  /// Bytes that are not the space between words.
  private static func inked(_ text: some Sequence<UInt8>) -> Int {
    text.reduce(0) { $1 == 0x20 ? $0 : $0 + 1 }
  }
}
