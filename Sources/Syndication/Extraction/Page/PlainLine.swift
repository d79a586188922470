import Glibc
import Markup

/// Text in one line: runs of white space are one space, none at the ends; soft hyphens and control
/// characters are gone.
enum PlainLine {
  /// Bytes of an element's text that are looked at; no field is longer.
  static let longest = 65_536

  static func of(_ node: Int, in document: HTMLDocument) -> String {
    let start = Int(document.nodes[node].textStart)
    let end = min(Int(document.nodes[node].textEnd), start + longest)
    return document.text.withUnsafeBufferPointer {
      fold(UnsafeBufferPointer(rebasing: $0[start..<end]))
    }
  }

  /// The texts of a range of nodes, as one line.
  static func of(_ nodes: Range<Int>, in document: HTMLDocument) -> String {
    guard let first = nodes.first, let last = nodes.last else { return "" }
    let start = Int(document.nodes[first].textStart)
    let end = min(max(Int(document.nodes[last].textEnd), start), start + longest)
    return document.text.withUnsafeBufferPointer {
      fold(UnsafeBufferPointer(rebasing: $0[start..<end]))
    }
  }

  static func fold(_ text: String) -> String {
    var text = text
    return text.withUTF8 { fold($0) }
  }

  static func fold(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var folded: [UInt8] = []
    folded.reserveCapacity(bytes.count)
    append(bytes, to: &folded)
    return String(decoding: folded, as: UTF8.self)
  }

  /// Appends the folded bytes; what was there before stays as it is.
  static func append(_ bytes: UnsafeBufferPointer<UInt8>, to folded: inout [UInt8]) {
    let start = folded.count
    var needsSpace = false
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      let next = index + 1 < bytes.count ? bytes[index + 1] : 0
      if byte <= 0x20 {
        needsSpace = true
        index += 1
      } else if byte == 0xC2 && (next == 0xA0 || next == 0xAD) {
        // No-break space and soft hyphen.
        if next == 0xA0 { needsSpace = true }
        index += 2
      } else if let length = controlLength(byte, next) {
        index += length
      } else if byte == 0xE2 && next == 0x80 && index + 2 < bytes.count && bytes[index + 2] == 0x8B
      {
        // Zero-width space.
        index += 3
      } else {
        if needsSpace && folded.count > start { folded.append(0x20) }
        needsSpace = false
        folded.append(byte)
        index += 1
      }
    }
  }

  /// The bytes of DEL or of a C1 control character that begins with these two; nil for others.
  @inline(__always)
  static func controlLength(_ byte: UInt8, _ next: UInt8) -> Int? {
    if byte == 0x7F { return 1 }
    return byte == 0xC2 && next >= 0x80 && next < 0xA0 ? 2 : nil
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether the bytes of a text stand in it one after another.
  func holds(_ text: StaticString) -> Bool {
    let length = text.utf8CodeUnitCount
    guard let base = baseAddress, length > 0 else { return false }
    var start = 0
    while start + length <= count {
      let rest = count - length + 1 - start
      guard let found = memchr(base + start, Int32(text.utf8Start.pointee), rest) else {
        return false
      }
      start = UnsafeRawPointer(found) - UnsafeRawPointer(base)
      if memcmp(found, text.utf8Start, length) == 0 { return true }
      start += 1
    }
    return false
  }
}

extension StringProtocol {
  /// Without white space and the given characters at either end.
  func trimmed(_ extra: String = "") -> String {
    let isEdge: (Unicode.Scalar) -> Bool = {
      $0.properties.isWhitespace || $0 == "\u{200E}" || $0 == "\u{200F}" || $0 == "\u{FEFF}"
        || extra.unicodeScalars.contains($0)
    }
    var scalars = Substring(self).unicodeScalars
    while let first = scalars.first, isEdge(first) { scalars.removeFirst() }
    while let last = scalars.last, isEdge(last) { scalars.removeLast() }
    return String(scalars)
  }

  /// Nil when nothing is left without white space.
  var nonEmpty: String? {
    let text = trimmed()
    return text.isEmpty ? nil : text
  }
}
