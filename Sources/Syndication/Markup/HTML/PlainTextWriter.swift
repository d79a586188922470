/// Writes the text of a document with its white space folded.
struct PlainTextWriter {
  /// White space that was read and not yet written: it is dropped at the ends of lines.
  private enum Gap {
    case none
    case space
    /// A no-break space with no other white space beside it.
    case noBreakSpace
    case line
  }

  /// Whether nothing breaks a line: spaces stand in the place of line breaks.
  private let isOneLine: Bool
  private var gap = Gap.none
  private var hasWritten = false
  /// How many `pre` elements are open: their line feeds break lines.
  private var preformatted = 0

  init(isOneLine: Bool = false) {
    self.isOneLine = isOneLine
  }

  mutating func tag(_ element: HTMLElement, isStart: Bool) {
    if element.breaksLine {
      breakLine()
    } else if element == .td || element == .th {
      addSpace()
    }
    guard element == .pre || element == .listing || element == .xmp else { return }
    preformatted = max(0, preformatted &+ (isStart ? 1 : -1))
  }

  mutating func write(
    _ text: UnsafeBufferPointer<UInt8>, hasReferences: Bool, into output: inout [UInt8]
  ) {
    var index = 0
    while index < text.count {
      let start = index
      index = ordinary(text, from: start)
      if index > start { write(text.part(start..<index), into: &output) }
      guard index < text.count else { return }
      if text[index] == UInt8(ascii: "&") {
        if hasReferences, let reference = HTMLEntities.reference(in: text, at: index) {
          index &+= reference.length
          write(reference.scalar, into: &output)
          if let second = reference.second { write(second, into: &output) }
        } else {
          write(text.part(index..<index &+ 1), into: &output)
          index &+= 1
        }
      } else {
        index &+= special(text, at: index, into: &output)
      }
    }
  }

  /// The end of the run from `start` that can be copied as it is: letters with single spaces
  /// between them.
  @inline(__always)
  private func ordinary(_ text: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < text.count {
      let byte = text[index]
      if byte > 0x20, byte != UInt8(ascii: "&"), byte != 0x7F, byte != 0xC2, byte != 0xE2 {
        index &+= 1
      } else if byte == 0xE2, !isLineSeparator(text, at: index) {
        index &+= 1
      } else if byte == 0x20, index > start, isLetter(text, at: index &+ 1) {
        index &+= 2
      } else {
        break
      }
    }
    return index
  }

  /// Whether a byte stands there that `ordinary` need not look at twice.
  @inline(__always)
  private func isLetter(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    guard index < text.count else { return false }
    let byte = text[index]
    return byte > 0x20 && byte != UInt8(ascii: "&") && byte != 0x7F && byte != 0xC2 && byte != 0xE2
  }

  /// U+2028 and U+2029, in UTF-8 E2 80 A8 and E2 80 A9.
  private func isLineSeparator(_ text: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    index &+ 2 < text.count && text[index &+ 1] == 0x80 && text[index &+ 2] & 0xFE == 0xA8
  }

  /// White space or a control character; gives its length.
  private mutating func special(
    _ text: UnsafeBufferPointer<UInt8>, at index: Int, into output: inout [UInt8]
  ) -> Int {
    let byte = text[index]
    if byte < 0x80 {
      write(Unicode.Scalar(byte), into: &output)
      return 1
    }
    if byte == 0xE2 {
      write("\u{2028}", into: &output)
      return 3
    }
    guard index &+ 1 < text.count, text[index &+ 1] & 0xC0 == 0x80 else {
      write(text.part(index..<index &+ 1), into: &output)
      return 1
    }
    let low = UInt32(text[index &+ 1])
    if low <= 0xA0 {
      write(Unicode.Scalar(UInt8(low)), into: &output)
    } else {
      write(text.part(index..<index &+ 2), into: &output)
    }
    return 2
  }

  private mutating func write(_ scalar: Unicode.Scalar, into output: inout [UInt8]) {
    switch scalar.value {
    case 0x0A:
      if preformatted > 0 { breakLine() } else { addSpace() }
    case 0x09, 0x0B, 0x0C, 0x0D, 0x20, 0x85:
      addSpace()
    case 0x2028, 0x2029:
      breakLine()
    case 0xA0:
      gap = gap == .none ? .noBreakSpace : gap == .noBreakSpace ? .space : gap
    case 0..<0x20, 0x7F..<0xA0:
      break
    default:
      closeGap(into: &output)
      output.append(scalar: scalar)
      hasWritten = true
    }
  }

  @inline(__always)
  private mutating func write(
    _ ordinary: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]
  ) {
    closeGap(into: &output)
    output.append(contentsOf: ordinary)
    hasWritten = true
  }

  private mutating func breakLine() {
    gap = isOneLine ? .space : .line
  }

  private mutating func addSpace() {
    if gap != .line { gap = .space }
  }

  private mutating func closeGap(into output: inout [UInt8]) {
    if hasWritten {
      switch gap {
      case .none: break
      case .space: output.append(0x20)
      case .line: output.append(0x0A)
      case .noBreakSpace: output.append(scalar: "\u{A0}")
      }
    }
    gap = .none
  }
}
