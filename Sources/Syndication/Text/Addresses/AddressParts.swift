/// Where the parts of a reference lie in its bytes (RFC 3986 §3 and appendix B). The delimiters
/// belong to no part; a part that is nil is absent, which is not the same as empty.
struct AddressParts {
  typealias Bytes = UnsafeBufferPointer<UInt8>

  var scheme: Range<Int>?
  var authority: Range<Int>?
  var path: Range<Int>
  var query: Range<Int>?
  var fragment: Range<Int>?

  init(_ text: Bytes) {
    var index = 0
    if let colon = Self.endOfScheme(text) {
      scheme = 0..<colon
      index = colon &+ 1
    }
    if index &+ 1 < text.count, text[index] == UInt8(ascii: "/"),
      text[index &+ 1] == UInt8(ascii: "/")
    {
      let first = index &+ 2
      index = Self.firstDelimiter(text, from: first, stopAtSlash: true)
      authority = first..<index
    }
    let pathStart = index
    index = Self.firstDelimiter(text, from: index, stopAtSlash: false)
    path = pathStart..<index
    if index < text.count, text[index] == UInt8(ascii: "?") {
      let first = index &+ 1
      index = first
      while index < text.count, text[index] != UInt8(ascii: "#") { index &+= 1 }
      query = first..<index
    }
    if index < text.count { fragment = (index &+ 1)..<text.count }
  }

  /// The place of the colon that ends a scheme: a letter, then letters, digits, "+", "-", ".".
  private static func endOfScheme(_ text: Bytes) -> Int? {
    guard let first = text.first, AddressBytes.isLetter(first) else { return nil }
    var index = 1
    while index < text.count {
      let byte = text[index]
      if byte == UInt8(ascii: ":") { return index }
      let isScheme =
        AddressBytes.isLetter(byte) || byte &- 0x30 < 10 || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
      guard isScheme else { return nil }
      index &+= 1
    }
    return nil
  }

  private static func firstDelimiter(_ text: Bytes, from start: Int, stopAtSlash: Bool) -> Int {
    var index = start
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "?"), UInt8(ascii: "#"): return index
      case UInt8(ascii: "/") where stopAtSlash: return index
      default: index &+= 1
      }
    }
    return index
  }
}
