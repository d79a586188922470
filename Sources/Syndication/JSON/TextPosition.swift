/// A place in a text as an editor shows it.
package struct TextPosition: Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  package let line: Int
  /// From 1, in Unicode scalars.
  package let column: Int

  package init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The place of a byte; an offset behind the text is the place behind its last character. Lines
  /// end with LF, CR LF or CR. A byte-order mark takes no column.
  package init(of offset: Int, in bytes: [UInt8]) {
    let end = min(max(offset, 0), bytes.count)
    var line = 1
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, end) : 0
    for index in 0..<end {
      let isBreak =
        bytes[index] == 0x0A
        || bytes[index] == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A)
      if isBreak {
        line += 1
        start = index + 1
      }
    }
    self.line = line
    column = 1 + bytes[start..<end].count { $0 & 0xC0 != 0x80 }
  }

  /// `line:column`.
  package var description: String { "\(line):\(column)" }
}
