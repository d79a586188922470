extension XMLReader {
  /// Reads the start tag at `at`. Nil when it was no tag after all or lies beyond the limit of
  /// depth; `.end` when it closes elements first, and is then read again.
  mutating func startTag() -> Event? {
    let start = at
    var p = at &+ 1
    var hash: UInt32 = 2_166_136_261
    while p < bytes.count, !endsName(bytes[p]) {
      hash = (hash ^ UInt32(bytes[p])) &* 16_777_619
      p &+= 1
    }
    let nameEnd = p
    let outside = bindings.count
    attributes.removeAll(keepingCapacity: true)
    guard let close = readAttributes(from: p) else {
      // The document is cut short inside the tag.
      wellFormed = false
      restore(bindings: outside)
      at = bytes.count
      return nil
    }
    at = close.end
    guard frames.count < limits.depth, beyond == 0 else {
      wellFormed = false
      if !close.isEmpty { beyond &+= 1 }
      restore(bindings: outside)
      return nil
    }
    let meaning = resolve(start &+ 1, nameEnd, hash: Int(hash))
    if !verbatim, meaning.traits.contains(.record) {
      if record > 0 {
        wellFormed = false
        restore(bindings: outside)
        at = start
        closeTo = record &- 1
        pop()
        return .end
      }
      record = frames.count &+ 1
    }
    lastTraits = meaning.traits
    push(start &+ 1, nameEnd, meaning.name, outside)
    if close.isEmpty { closeTo = frames.count &- 1 }
    return .start
  }

  private mutating func push(_ start: Int, _ end: Int, _ name: XMLName, _ outside: Int) {
    let outer = frames.last
    if outer == nil {
      // A document has one root element.
      if hasRoot { wellFormed = false }
      hasRoot = true
    }
    let outerBase = outer?.base ?? (bases.isEmpty ? -1 : 0)
    var frame = Frame(
      nameStart: start, nameEnd: end, name: name, bindings: outside,
      base: outerBase, language: outer?.language ?? -1)
    for attribute in attributes where isXMLAttribute(attribute) {
      let value = self.value(attribute)
      switch attribute.nameEnd &- attribute.nameStart {
      case 8 where byte(attribute.nameStart &+ 4) == UInt8(ascii: "l"):
        guard value.utf8.count <= limits.language, frame.language == outer?.language ?? -1 else {
          continue
        }
        frame.language = languages.count
        languages.append(value)
      case 8:
        guard frame.base == outerBase, baseBytes < limits.bases,
          let base = resolveBase(value, frame.base)
        else { continue }
        baseBytes &+= base.utf8.count
        guard base.utf8.count <= limits.base else { continue }
        frame.base = bases.count
        bases.append(base)
      default: break
      }
    }
    frames.append(frame)
  }

  /// Whether it is `xml:base` or `xml:lang`.
  @inline(__always)
  private func isXMLAttribute(_ attribute: Attribute) -> Bool {
    guard attribute.nameEnd &- attribute.nameStart == 8,
      bytes[attribute.nameStart] | 0x20 == UInt8(ascii: "x")
    else { return false }
    let name = slice(attribute.nameStart, attribute.nameEnd)
    return equals(name, "xml:base") || equals(name, "xml:lang")
  }

  private mutating func restore(bindings count: Int) {
    guard bindings.count > count else { return }
    bindings.removeLast(bindings.count &- count)
    generation &+= 1
  }

  /// Reads the end tag at `at`. True when it closes the innermost open element, after which
  /// `closeTo` may tell to close more.
  mutating func endTag() -> Bool {
    let start = at &+ 2
    var p = start
    while p < bytes.count, !endsName(bytes[p]) { p &+= 1 }
    let end = p
    p = skipSpace(p)
    if byte(p) == UInt8(ascii: ">") {
      at = p &+ 1
    } else {
      wellFormed = false
      at = endOfBrokenTag(p)
    }
    if beyond > 0 {
      beyond &-= 1
      return false
    }
    guard let top = frames.last else {
      wellFormed = false
      return false
    }
    if sameBytes(top.nameStart, top.nameEnd, start, end) { return true }
    return closeOutward(start, end)
  }

  /// An end tag that is not the innermost element's: closes all down to the one it names, or
  /// nothing when none of that name is open.
  private mutating func closeOutward(_ start: Int, _ end: Int) -> Bool {
    wellFormed = false
    for place in frames.indices.reversed() {
      let frame = frames[place]
      guard sameIgnoringCase(frame.nameStart, frame.nameEnd, start, end) else { continue }
      closeTo = place
      return true
    }
    return false
  }

  /// Where reading goes on after a tag with something in it that does not belong there.
  private func endOfBrokenTag(_ place: Int) -> Int {
    var p = place
    while p < bytes.count {
      if bytes[p] == UInt8(ascii: ">") { return p &+ 1 }
      if bytes[p] == UInt8(ascii: "<") { return p }
      p &+= 1
    }
    return p
  }

  @inline(__always)
  func skipSpace(_ place: Int) -> Int {
    var p = place
    while p < bytes.count, isSpace(bytes[p]) { p &+= 1 }
    return p
  }

  @inline(__always)
  func endsName(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/")
      || byte == UInt8(ascii: "=") || byte == UInt8(ascii: "<")
  }

  @inline(__always)
  func sameBytes(_ a: Int, _ aEnd: Int, _ b: Int, _ bEnd: Int) -> Bool {
    guard aEnd &- a == bEnd &- b else { return false }
    for i in 0..<(aEnd &- a) where bytes[a &+ i] != bytes[b &+ i] { return false }
    return true
  }

  func sameIgnoringCase(_ a: Int, _ aEnd: Int, _ b: Int, _ bEnd: Int) -> Bool {
    guard aEnd &- a == bEnd &- b else { return false }
    for i in 0..<(aEnd &- a) where lowercase(bytes[a &+ i]) != lowercase(bytes[b &+ i]) {
      return false
    }
    return true
  }
}

/// Whether the bytes are those of `text`, which is in lower case, but for ASCII case.
@inline(__always)
func equals(_ bytes: UnsafeBufferPointer<UInt8>, _ text: StaticString) -> Bool {
  guard bytes.count == text.utf8CodeUnitCount else { return false }
  let own = text.utf8Start
  for i in 0..<bytes.count where lowercase(bytes[i]) != own[i] { return false }
  return true
}
