/// One line of plain text: what titles, names and cells are made of.
enum PlainLine {
  /// White space folded to single spaces, control characters and what is no character removed;
  /// U+FFFD, the mark of broken bytes, as a question mark. Nil when nothing is left.
  static func of(_ text: String?) -> String? {
    guard var text, !text.isEmpty else { return nil }
    let line = text.withUTF8 { utf8 in
      TextScan.isPlainLine(utf8) ? nil : folded(utf8)
    }
    guard let line else { return text }
    return line.isEmpty ? nil : String(decoding: line, as: UTF8.self)
  }

  /// Cut at a word to at most `count` characters, with an ellipsis when something is left out.
  static func beginning(of text: String, count: Int) -> String {
    guard let end = text.index(text.startIndex, offsetBy: count, limitedBy: text.endIndex),
      end < text.endIndex
    else { return text }
    let part = text[..<end]
    let words = part.lastIndex(of: " ").map { part[..<$0] } ?? part
    return words + "…"
  }

  private static func folded(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt8] {
    var line: [UInt8] = []
    line.reserveCapacity(utf8.count)
    var isSpaceDue = false
    var index = 0
    while index < utf8.count {
      let (kind, count) = TextScan.character(utf8, at: index)
      switch kind {
      case .space: isSpaceDue = !line.isEmpty
      case .forbidden: break
      case .replacement, .other:
        if isSpaceDue { line.append(UInt8(ascii: " ")) }
        isSpaceDue = false
        if kind == .replacement {
          line.append(UInt8(ascii: "?"))
        } else {
          line.append(contentsOf: UnsafeBufferPointer(rebasing: utf8[index..<index + count]))
        }
      }
      index += count
    }
    return line
  }
}
