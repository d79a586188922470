extension XMLReader {
  /// Reads the whole text of the innermost open element and closes it: references decoded, white
  /// space trimmed. Elements in it, which should have been escaped, are written out as markup.
  /// Nil when there is no text.
  package mutating func text() -> String? {
    textMayHoldMarkup = false
    let level = frames.count
    guard level > 0 else { return nil }
    if closeTo < level {
      _ = advance()
      return nil
    }
    if let end = simpleText(level) {
      return end.isEmpty ? nil : end
    }
    scratch.removeAll(keepingCapacity: true)
    collect(level)
    return takeScratch()
  }

  /// Reads the whole content of the innermost open element as markup and closes it: elements are
  /// written out without prefixes, text stays escaped. Nil when there is none.
  package mutating func markup() -> String? {
    let level = frames.count
    guard level > 0 else { return nil }
    scratch.removeAll(keepingCapacity: true)
    let outer = verbatim
    verbatim = true
    collect(level)
    verbatim = outer
    textMayHoldMarkup = true
    return takeScratch()
  }

  /// The most common case, one run of text or one CDATA section; nil when it is not that case.
  private mutating func simpleText(_ level: Int) -> String? {
    let start = skipSpace(at)
    guard let less = find(UInt8(ascii: "<"), from: start) else { return nil }
    if less == start, startsSection(less) { return simpleSection(less) }
    guard less &- start <= limits.field, let after = ownEndTag(less) else { return nil }
    at = after
    let hasReference = find(UInt8(ascii: "&"), from: start, to: less) != nil
    pop()
    return taken(start, less, hasReference: hasReference)
  }

  private mutating func simpleSection(_ place: Int) -> String? {
    let before = wellFormed
    let (start, end, after) = section(place)
    guard end &- start <= limits.field, let after = ownEndTag(skipSpace(after)) else {
      wellFormed = before
      return nil
    }
    at = after
    pop()
    guard plain else {
      scratch.removeAll(keepingCapacity: true)
      note(ReferenceDecoder(bytes: bytes, plain: false).appendClean(start, end, to: &scratch))
      return takeScratch() ?? ""
    }
    textMayHoldMarkup =
      find(UInt8(ascii: "<"), from: start, to: end) != nil
      || find(UInt8(ascii: "&"), from: start, to: end) != nil
    return trimmed(start, end)
  }

  private mutating func taken(_ start: Int, _ end: Int, hasReference: Bool) -> String {
    if plain, !hasReference { return trimmed(start, end) }
    scratch.removeAll(keepingCapacity: true)
    note(ReferenceDecoder(bytes: bytes, plain: plain).append(start, end, to: &scratch))
    return takeScratch() ?? ""
  }

  private func trimmed(_ from: Int, _ to: Int) -> String {
    var start = from
    var end = to
    while start < end, isSpace(bytes[start]) { start &+= 1 }
    while end > start, isSpace(bytes[end &- 1]) { end &-= 1 }
    return string(start, end)
  }

  /// Where reading goes on when the end tag of the innermost element stands here.
  @inline(__always)
  private func ownEndTag(_ place: Int) -> Int? {
    guard let top = frames.last, byte(place &+ 1) == UInt8(ascii: "/") else { return nil }
    let length = top.nameEnd &- top.nameStart
    let end = place &+ 2 &+ length
    guard end < bytes.count, bytes[end] == UInt8(ascii: ">"),
      sameBytes(top.nameStart, top.nameEnd, place &+ 2, end)
    else { return nil }
    return end &+ 1
  }

  mutating func note(_ findings: ReferenceDecoder.Findings) {
    if findings.contains(.broken) { wellFormed = false }
    if findings.contains(.undeclared), !hasExternalDefinition { wellFormed = false }
  }

  private mutating func takeScratch() -> String? {
    var start = 0
    var end = scratch.count
    while start < end, isSpace(scratch[start]) { start &+= 1 }
    while end > start, isSpace(scratch[end &- 1]) { end &-= 1 }
    guard start < end else { return nil }
    let (text, holds) = scratch.withUnsafeBufferPointer { buffer in
      let bytes = UnsafeBufferPointer(rebasing: buffer[start..<end])
      let holds = bytes.contains { $0 == UInt8(ascii: "<") || $0 == UInt8(ascii: "&") }
      return (String(validUTF8: bytes), holds)
    }
    textMayHoldMarkup = holds
    return text
  }

  /// Puts all that is in the element at `level` into the buffer, and closes the element.
  private mutating func collect(_ level: Int) {
    collecting = true
    let base = frames.last?.base ?? -1
    while true {
      let top = frames.last
      switch advance() {
      case .text:
        appendText()
      case .start:
        if !verbatim, !lastTraits.isEmpty {
          unread(level)
        } else {
          appendStartTag(contentBase: base)
        }
      case .end:
        if frames.count < level {
          collecting = false
          return
        }
        if let top { appendEndTag(top) }
      case .finished:
        collecting = false
        return
      }
    }
  }

  /// A field of ours starts inside the text of another, which therefore was never closed: goes back
  /// to before its tag and closes the element at `level`.
  private mutating func unread(_ level: Int) {
    guard let top = frames.last else { return }
    wellFormed = false
    at = top.nameStart &- 1
    closeTo = .max
    pop()
    closeTo = level &- 1
  }

  private mutating func appendText() {
    let isFull = scratch.count > limits.field
    if startsSection(at) {
      let (start, end, after) = section(at)
      at = after
      if !isFull { appendSection(start, end) }
      return
    }
    // A `<` that begins no tag is text.
    let start = at
    let end = find(UInt8(ascii: "<"), from: at &+ 1) ?? bytes.count
    at = end
    if isFull { return }
    let decoder = ReferenceDecoder(bytes: bytes, plain: plain)
    if !verbatim {
      note(decoder.append(start, end, to: &scratch))
    } else if bytes[start] == UInt8(ascii: "<") {
      decoder.appendEscaped(start, end, to: &scratch)
    } else {
      note(decoder.appendClean(start, end, to: &scratch))
    }
  }

  private mutating func appendSection(_ start: Int, _ end: Int) {
    let decoder = ReferenceDecoder(bytes: bytes, plain: plain)
    if verbatim {
      decoder.appendEscaped(start, end, to: &scratch)
    } else {
      note(decoder.appendClean(start, end, to: &scratch))
    }
  }
}
