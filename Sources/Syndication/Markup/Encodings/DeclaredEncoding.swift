/// Finds the encoding that a header or a document names. Only the beginning of a document is looked
/// at, as ASCII.
enum DeclaredEncoding {
  /// The `charset` parameter of a Content-Type header (RFC 9110 section 8.3).
  static func inContentType(_ header: String) -> String? {
    value(of: "charset", in: Array(header.utf8)[...])
  }

  /// The pseudo-attribute `encoding` of the XML declaration.
  static func inXML(_ bytes: [UInt8]) -> String? {
    let head = bytes.prefix(lookedAt)
    guard let start = find("<?xml", in: head) else { return nil }
    let rest = head[start...]
    guard let end = find("?>", in: rest) else { return nil }
    return value(of: "encoding", in: rest[..<end])
  }

  /// `charset=…` in a `meta` element, or an XML declaration (XHTML).
  static func inHTML(_ bytes: [UInt8]) -> String? {
    var head = bytes.prefix(lookedAt)
    while let start = find("<meta", in: head) {
      let rest = head[start...]
      guard let end = find(">", in: rest) else { return nil }
      if let label = value(of: "charset", in: rest[..<end]) { return label }
      head = head[end...]
    }
    return inXML(bytes)
  }

  /// How far into a document its declaration may stand; the HTML standard says 1,024.
  private static let lookedAt = 2048

  private static func find(_ text: StaticString, in bytes: ArraySlice<UInt8>) -> Int? {
    let length = text.utf8CodeUnitCount
    guard bytes.count >= length else { return nil }
    return (bytes.startIndex...(bytes.endIndex &- length)).first { start in
      (0..<length).allSatisfy { lowercase(bytes[start &+ $0]) == text.utf8Start[$0] }
    }
  }

  private static func value(of name: StaticString, in bytes: ArraySlice<UInt8>) -> String? {
    guard let place = find(name, in: bytes) else { return nil }
    let isEdge: (UInt8) -> Bool = {
      $0 <= 0x20 || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'")
    }
    var rest = bytes[(place &+ name.utf8CodeUnitCount)...].drop { $0 <= 0x20 }
    guard rest.first == UInt8(ascii: "=") else { return nil }
    rest = rest.dropFirst().drop(while: isEdge)
    let label = rest.prefix { !isEdge($0) && $0 != UInt8(ascii: ";") && $0 != UInt8(ascii: ",") }
    return label.isEmpty || label.count > 64 ? nil : String(decoding: label, as: UTF8.self)
  }
}
