extension XMLReader {
  /// Whether a CDATA section begins here.
  @inline(__always)
  func startsSection(_ place: Int) -> Bool {
    guard place &+ 9 <= bytes.count, bytes[place &+ 2] == UInt8(ascii: "[") else { return false }
    return equals(slice(place, place &+ 9), "<![cdata[")
  }

  /// Passes over a comment, a CDATA section or a document type.
  mutating func declaration() {
    if startsSection(at) {
      at = section(at).after
    } else if byte(at &+ 2) == UInt8(ascii: "-"), byte(at &+ 3) == UInt8(ascii: "-") {
      comment()
    } else if at &+ 9 <= bytes.count, equals(slice(at, at &+ 9), "<!doctype") {
      documentType()
    } else {
      wellFormed = false
      at = (find(UInt8(ascii: ">"), from: at) ?? bytes.count &- 1) &+ 1
    }
  }

  /// The text of the CDATA section at `place`, and where reading goes on. One that is never closed
  /// goes to the end of the document: it was cut short there.
  mutating func section(_ place: Int) -> (start: Int, end: Int, after: Int) {
    let start = place &+ 9
    if !missing.contains(.section) {
      var p = start
      while let bracket = find(UInt8(ascii: "]"), from: p) {
        if byte(bracket &+ 1) == UInt8(ascii: "]"), byte(bracket &+ 2) == UInt8(ascii: ">") {
          return (start, bracket, bracket &+ 3)
        }
        p = bracket &+ 1
      }
      missing.insert(.section)
    }
    wellFormed = false
    return (start, bytes.count, bytes.count)
  }

  /// Passes over a comment; one that is never closed ends at the next `>`.
  private mutating func comment() {
    var p = at &+ 4
    if !missing.contains(.comment) {
      while let dash = find(UInt8(ascii: "-"), from: p) {
        if byte(dash &+ 1) == UInt8(ascii: "-"), byte(dash &+ 2) == UInt8(ascii: ">") {
          at = dash &+ 3
          return
        }
        p = dash &+ 1
      }
      missing.insert(.comment)
    }
    wellFormed = false
    at = (find(UInt8(ascii: ">"), from: at &+ 4) ?? bytes.count &- 1) &+ 1
  }

  /// Passes over a processing instruction; an XML declaration that is not the first thing in the
  /// document is an error that many feeds make.
  mutating func instruction() {
    if at > 0, at &+ 5 < bytes.count, equals(slice(at, at &+ 5), "<?xml"),
      isSpace(bytes[at &+ 5])
    {
      wellFormed = false
    }
    guard !missing.contains(.instruction), let end = instructionEnd() else {
      missing.insert(.instruction)
      wellFormed = false
      at = (find(UInt8(ascii: ">"), from: at) ?? bytes.count &- 1) &+ 1
      return
    }
    at = end
  }

  private func instructionEnd() -> Int? {
    var p = at &+ 2
    while let mark = find(UInt8(ascii: "?"), from: p) {
      if byte(mark &+ 1) == UInt8(ascii: ">") { return mark &+ 2 }
      p = mark &+ 1
    }
    return nil
  }

  /// Passes over a document type and notes whether it defines entities.
  private mutating func documentType() {
    var p = at &+ 9
    var inSubset = false
    while p < bytes.count {
      switch bytes[p] {
      case UInt8(ascii: "["):
        inSubset = true
      case UInt8(ascii: "]"):
        inSubset = false
      case UInt8(ascii: "\""), UInt8(ascii: "'"):
        hasExternalDefinition = hasExternalDefinition || !inSubset
        p = find(bytes[p], from: p &+ 1) ?? bytes.count
      case UInt8(ascii: "<"):
        p = subsetDeclaration(p)
        if p < 0 {
          at = bytes.count
          return
        }
        continue
      case UInt8(ascii: ">") where !inSubset:
        at = p &+ 1
        return
      default: break
      }
      p &+= 1
    }
    wellFormed = false
    at = bytes.count
  }

  /// One declaration of an internal subset; answers where the next begins.
  private mutating func subsetDeclaration(_ place: Int) -> Int {
    if place &+ 8 <= bytes.count, equals(slice(place, place &+ 8), "<!entity") {
      definesEntities = true
    }
    if byte(place &+ 1) == UInt8(ascii: "?") {
      at = place
      instruction()
      return at
    }
    if byte(place &+ 1) == UInt8(ascii: "!"), byte(place &+ 2) == UInt8(ascii: "-"),
      byte(place &+ 3) == UInt8(ascii: "-")
    {
      at = place
      comment()
      return at
    }
    return place &+ 1
  }
}
