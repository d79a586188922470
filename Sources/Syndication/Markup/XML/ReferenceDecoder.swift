internal import Glibc

/// Copies runs of a document into a buffer with references decoded and characters that have no
/// place in XML mended: line ends become one line feed (XML section 2.11), control characters are
/// dropped, and C1 characters, which are windows-1252 read as ISO 8859-1, become what was meant.
struct ReferenceDecoder {
  struct Findings: OptionSet {
    let rawValue: UInt8

    /// Something that is not well-formed XML.
    static let broken = Findings(rawValue: 1)
    /// An entity of HTML that XML does not know by itself.
    static let undeclared = Findings(rawValue: 2)
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// Whether nothing in the document needs mending.
  let plain: Bool

  /// Appends a run with its references decoded. What only looks like a reference is text.
  func append(_ start: Int, _ end: Int, to buffer: inout [UInt8]) -> Findings {
    var findings: Findings = []
    var p = start
    while let mark = find(UInt8(ascii: "&"), p, end) {
      findings.formUnion(appendClean(p, mark, to: &buffer))
      p = reference(mark, end, to: &buffer, &findings)
    }
    findings.formUnion(appendClean(p, end, to: &buffer))
    return findings
  }

  /// Appends a run as it is, but mended.
  func appendClean(_ start: Int, _ end: Int, to buffer: inout [UInt8]) -> Findings {
    guard start < end else { return [] }
    if plain {
      buffer.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<end]))
      return []
    }
    var findings: Findings = []
    var p = start
    while p < end {
      let byte = bytes[p]
      p &+= 1
      if byte >= 0x20, byte != 0xC2 {
        buffer.append(byte)
      } else if byte == 0x0D {
        buffer.append(0x0A)
        if p < end, bytes[p] == 0x0A { p &+= 1 }
      } else if byte == 0x0A || byte == 0x09 {
        buffer.append(byte)
      } else if byte == 0xC2, p < end {
        appendScalar(UInt32(bytes[p]), to: &buffer)
        p &+= 1
      } else {
        findings.insert(.broken)
      }
    }
    return findings
  }

  /// Appends a run as text in markup.
  func appendEscaped(_ start: Int, _ end: Int, to buffer: inout [UInt8]) {
    var clean: [UInt8] = []
    _ = appendClean(start, end, to: &clean)
    for byte in clean {
      switch byte {
      case UInt8(ascii: "<"): buffer.append(contentsOf: "&lt;".utf8)
      case UInt8(ascii: ">"): buffer.append(contentsOf: "&gt;".utf8)
      case UInt8(ascii: "&"): buffer.append(contentsOf: "&amp;".utf8)
      default: buffer.append(byte)
      }
    }
  }

  /// Decodes the reference at `mark`; answers where the text goes on.
  private func reference(
    _ mark: Int, _ end: Int, to buffer: inout [UInt8], _ findings: inout Findings
  ) -> Int {
    let limit = min(end, mark &+ Self.longestReference)
    let semicolon = find(UInt8(ascii: ";"), mark &+ 1, limit)
    if let semicolon, bytes[mark &+ 1] == UInt8(ascii: "#"),
      let scalar = number(mark &+ 2, semicolon)
    {
      if scalar >= 0x20 || scalar == 0x0A || scalar == 0x09 || scalar == 0x0D {
        appendScalar(scalar, to: &buffer)
      } else {
        findings.insert(.broken)
      }
      return semicolon &+ 1
    }
    if let semicolon,
      let character = predefined(UnsafeBufferPointer(rebasing: bytes[(mark &+ 1)..<semicolon]))
    {
      buffer.append(character)
      return semicolon &+ 1
    }
    return named(mark, limit, to: &buffer, &findings)
  }

  /// A named reference of HTML, or nothing but an ampersand.
  private func named(
    _ mark: Int, _ limit: Int, to buffer: inout [UInt8], _ findings: inout Findings
  ) -> Int {
    let text = UnsafeBufferPointer(rebasing: bytes[mark..<limit])
    guard let found = HTMLEntities.reference(in: text, at: 0, place: .attribute) else {
      return literal(mark, to: &buffer, &findings)
    }
    findings.insert(.undeclared)
    found.append(to: &buffer)
    return mark &+ found.length
  }

  /// A `&` that begins no reference.
  private func literal(_ mark: Int, to buffer: inout [UInt8], _ findings: inout Findings) -> Int {
    findings.insert(.broken)
    buffer.append(UInt8(ascii: "&"))
    return mark &+ 1
  }

  /// The five that XML defines (section 4.6).
  private func predefined(_ name: UnsafeBufferPointer<UInt8>) -> UInt8? {
    if equals(name, "amp") { return UInt8(ascii: "&") }
    if equals(name, "lt") { return UInt8(ascii: "<") }
    if equals(name, "gt") { return UInt8(ascii: ">") }
    if equals(name, "quot") { return UInt8(ascii: "\"") }
    if equals(name, "apos") { return UInt8(ascii: "'") }
    return nil
  }

  private func number(_ start: Int, _ end: Int) -> UInt32? {
    var p = start
    let isHexadecimal = p < end && bytes[p] | 0x20 == UInt8(ascii: "x")
    if isHexadecimal { p &+= 1 }
    guard p < end else { return nil }
    var value: UInt32 = 0
    while p < end {
      guard let digit = hexadecimalDigit(bytes[p]), isHexadecimal || digit < 10 else { return nil }
      value = min(value &* (isHexadecimal ? 16 : 10) &+ digit, 0x11_0000)
      p &+= 1
    }
    return value
  }

  private func hexadecimalDigit(_ byte: UInt8) -> UInt32? {
    if byte &- 48 < 10 { return UInt32(byte &- 48) }
    let letter = (byte | 0x20) &- 97
    return letter < 6 ? UInt32(letter) &+ 10 : nil
  }

  /// Appends one character; what is none becomes U+FFFD, a C1 control what windows-1252 has there.
  private func appendScalar(_ value: UInt32, to buffer: inout [UInt8]) {
    var value = value
    if value >= 0x80, value < 0xA0 { value = UInt32(windows1252[Int(value) &- 0x80]) }
    let scalar = Unicode.Scalar(value) ?? "\u{FFFD}"
    buffer.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  private func find(_ byte: UInt8, _ start: Int, _ end: Int) -> Int? {
    guard start < end, let base = bytes.baseAddress,
      let hit = memchr(base + start, Int32(byte), end &- start)
    else { return nil }
    return UnsafeRawPointer(base).distance(to: UnsafeRawPointer(hit))
  }

  /// Bytes from `&` within which its `;` must stand; the longest name of HTML has 32.
  private static let longestReference = 40
}

/// The upper half of windows-1252 from 0x80 to 0x9F; what it leaves undefined stays the control.
let windows1252: [UInt16] = [
  0x20AC, 0x0081, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021,
  0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x008D, 0x017D, 0x008F,
  0x0090, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
  0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x009D, 0x017E, 0x0178,
]
