import Text

extension XMLReader {
  /// The value of an attribute of the element that was just entered; nil when it has none. A prefix
  /// belongs to the name as it is written (`rdf:about`). ASCII case is ignored.
  ///
  /// - Parameter name: in lower case.
  package func attribute(_ name: StaticString) -> String? {
    for attribute in attributes
    where equals(slice(attribute.nameStart, attribute.nameEnd), name) {
      return value(attribute)
    }
    return nil
  }

  /// The attribute whose name without its prefix is this: for documents that qualify what others
  /// do not (`itunes:href`, `atom:type`).
  package func attribute(local name: StaticString) -> String? {
    for attribute in attributes {
      let start = localStart(attribute.nameStart, attribute.nameEnd)
      if equals(slice(start, attribute.nameEnd), name) { return value(attribute) }
    }
    return nil
  }

  /// All attributes of the element that was just entered, with their raw names.
  package func allAttributes() -> [(name: String, value: String)] {
    attributes.map { (string($0.nameStart, $0.nameEnd), value($0)) }
  }

  /// Reads attributes up to the end of the tag. Nil when the document ends before.
  mutating func readAttributes(from place: Int) -> (end: Int, isEmpty: Bool)? {
    var p = place
    while true {
      p = skipSpace(p)
      guard p < bytes.count else { return nil }
      switch bytes[p] {
      case UInt8(ascii: ">"):
        return (p &+ 1, false)
      case UInt8(ascii: "/"):
        if byte(p &+ 1) == UInt8(ascii: ">") { return (p &+ 2, true) }
        wellFormed = false
        p &+= 1
      case UInt8(ascii: "<"):
        // The tag was never closed; what follows is the next one.
        wellFormed = false
        return (p, false)
      default:
        guard let end = readAttribute(from: p) else { return nil }
        p = end
      }
    }
  }

  /// Reads one attribute and answers where it ends.
  private mutating func readAttribute(from start: Int) -> Int? {
    var p = start
    while p < bytes.count, !endsName(bytes[p]) { p &+= 1 }
    if p == start {
      wellFormed = false
      return p &+ 1
    }
    var attribute = Attribute(nameStart: start, nameEnd: p, valueStart: p, valueEnd: p)
    p = skipSpace(p)
    guard byte(p) == UInt8(ascii: "=") else {
      wellFormed = false
      keep(attribute)
      return p
    }
    p = skipSpace(p &+ 1)
    guard p < bytes.count else { return nil }
    let after: Int
    switch bytes[p] {
    case UInt8(ascii: "\""):
      (attribute.valueStart, attribute.valueEnd, after) = quoted(p, mark: .quote)
    case UInt8(ascii: "'"):
      (attribute.valueStart, attribute.valueEnd, after) = quoted(p, mark: .apostrophe)
    default:
      (attribute.valueStart, attribute.valueEnd, after) = unquoted(p)
    }
    keep(attribute)
    return after
  }

  /// A value in quotation marks. One that is never closed, or that runs over a whole tag, ends
  /// where its own tag does.
  private mutating func quoted(_ open: Int, mark: Missing) -> (Int, Int, Int) {
    let start = open &+ 1
    guard !missing.contains(mark), let end = find(bytes[open], from: start) else {
      missing.insert(mark)
      return unquoted(start)
    }
    if opensNext(end) { return unquoted(start) }
    guard let less = find(UInt8(ascii: "<"), from: start, to: end) else {
      return (start, end, end &+ 1)
    }
    wellFormed = false
    if let greater = find(UInt8(ascii: ">"), from: start, to: less) {
      return (start, greater, greater)
    }
    return (start, end, end &+ 1)
  }

  /// Whether a mark opens the value of the attribute after, so that the one before was left open:
  /// `url="a type="b"`.
  private func opensNext(_ mark: Int) -> Bool {
    guard bytes[mark &- 1] == UInt8(ascii: "=") else { return false }
    let after = byte(mark &+ 1)
    return !isSpace(after) && after != UInt8(ascii: ">") && after != UInt8(ascii: "/")
      && after != UInt8(ascii: "?") && after != bytes[mark]
  }

  private mutating func unquoted(_ start: Int) -> (Int, Int, Int) {
    wellFormed = false
    var p = start
    while p < bytes.count, !isSpace(bytes[p]), bytes[p] != UInt8(ascii: ">"),
      bytes[p] != UInt8(ascii: "<")
    {
      p &+= 1
    }
    let isEmptyTag = p > start && byte(p) == UInt8(ascii: ">") && bytes[p &- 1] == UInt8(ascii: "/")
    let end = isEmptyTag ? p &- 1 : p
    return (start, end, end)
  }

  private mutating func keep(_ attribute: Attribute) {
    if isNamespaceDeclaration(attribute) {
      declare(attribute)
    } else if attributes.count < limits.attributes {
      if repeats(attribute) { wellFormed = false }
      attributes.append(attribute)
    } else {
      wellFormed = false
    }
  }

  /// Whether the tag has had an attribute of that name; the first one counts.
  private func repeats(_ attribute: Attribute) -> Bool {
    var place = 0
    while place < attributes.count {
      let other = attributes[place]
      if sameBytes(other.nameStart, other.nameEnd, attribute.nameStart, attribute.nameEnd) {
        return true
      }
      place &+= 1
    }
    return false
  }

  @inline(__always)
  private func isNamespaceDeclaration(_ attribute: Attribute) -> Bool {
    let length = attribute.nameEnd &- attribute.nameStart
    guard length >= 5, bytes[attribute.nameStart] == UInt8(ascii: "x") else { return false }
    guard equals(slice(attribute.nameStart, attribute.nameStart &+ 5), "xmlns") else {
      return false
    }
    return length == 5 || bytes[attribute.nameStart &+ 5] == UInt8(ascii: ":")
  }

  /// The value of an attribute with its references decoded and its white space trimmed.
  func value(_ attribute: Attribute) -> String {
    var start = attribute.valueStart
    var end = attribute.valueEnd
    while start < end, isSpace(bytes[start]) { start &+= 1 }
    while end > start, isSpace(bytes[end &- 1]) { end &-= 1 }
    if plain, find(UInt8(ascii: "&"), from: start, to: end) == nil { return string(start, end) }
    var buffer: [UInt8] = []
    buffer.reserveCapacity(end &- start)
    _ = ReferenceDecoder(bytes: bytes, plain: plain).append(start, end, to: &buffer)
    return buffer.withUnsafeBufferPointer { String(validUTF8: $0) }
  }

  /// `xml:base` against the base outside; nil when nothing can be resolved against it.
  func resolveBase(_ value: String, _ outside: Int) -> String? {
    guard !value.isEmpty else { return nil }
    let base = WebAddress.resolve(value, against: outside >= 0 ? bases[outside] : nil)
    return base.flatMap { WebAddress.isSafe($0) ? $0 : nil }
  }
}

extension XMLReader {
  /// Takes an address that the document tells of itself as the base for all that follows, where
  /// neither the caller nor the document has given one.
  package mutating func adoptBase(_ base: String) {
    guard bases.isEmpty, base.utf8.count <= limits.base, WebAddress(base)?.isWeb ?? false
    else { return }
    bases.append(base)
    for place in frames.indices where frames[place].base < 0 { frames[place].base = 0 }
  }
}
