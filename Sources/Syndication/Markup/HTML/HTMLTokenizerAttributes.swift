extension HTMLTokenizer {
  /// Reads the attributes of a tag up to and over its `>`. Gives whether it is self-closing; nil
  /// when the input ends inside the tag, which is then no tag.
  mutating func readAttributes(from start: Int) -> Bool? {
    attributes.removeAll(keepingCapacity: true)
    var index = start
    while true {
      while index < bytes.count, bytes[index].isHTMLSpace { index &+= 1 }
      guard index < bytes.count else {
        position = bytes.count
        return nil
      }
      switch bytes[index] {
      case UInt8(ascii: ">"):
        position = index &+ 1
        return false
      case UInt8(ascii: "/"):
        index &+= 1
        if index < bytes.count, bytes[index] == UInt8(ascii: ">") {
          position = index &+ 1
          return true
        }
      default:
        index = readAttribute(at: index)
      }
    }
  }

  /// Reads one attribute; gives where it ends.
  private mutating func readAttribute(at start: Int) -> Int {
    // A leading `=` is part of the name (§13.2.5.32).
    var index = start &+ 1
    while index < bytes.count, !endsAttributeName(bytes[index]) { index &+= 1 }
    let name = start..<index
    var equals = index
    while equals < bytes.count, bytes[equals].isHTMLSpace { equals &+= 1 }
    guard equals < bytes.count, bytes[equals] == UInt8(ascii: "=") else {
      record(name, index..<index)
      return index
    }
    return readValue(of: name, from: equals &+ 1)
  }

  @inline(__always)
  private func endsAttributeName(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "=") || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
      || byte.isHTMLSpace
  }

  private mutating func readValue(of name: Range<Int>, from start: Int) -> Int {
    var index = start
    while index < bytes.count, bytes[index].isHTMLSpace { index &+= 1 }
    guard index < bytes.count else { return index }
    let quote = bytes[index]
    if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
      guard let end = bytes.position(of: quote, from: index &+ 1) else { return bytes.count }
      record(name, index &+ 1..<end)
      return end &+ 1
    }
    let value = index
    while index < bytes.count, bytes[index] != UInt8(ascii: ">"), !bytes[index].isHTMLSpace {
      index &+= 1
    }
    record(name, value..<index)
    return index
  }

  private mutating func record(_ name: Range<Int>, _ value: Range<Int>) {
    guard attributes.count < Self.maximumAttributes,
      name.count <= Self.maximumAttributeLength, value.count <= Self.maximumAttributeLength
    else { return }
    attributes.append(HTMLAttribute(name: name, value: value))
  }
}
