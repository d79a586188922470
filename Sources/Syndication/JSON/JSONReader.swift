/// A pull reader for one JSON document in UTF-8 (RFC 8259). Hands out tokens that point into the
/// bytes and makes no `String` by itself; the cost is one pass over the bytes and no allocation.
///
/// The bytes must stay in place while the reader is used: make it inside
/// `withUnsafeBufferPointer`. After an error the reader's state is of no use until `restart`.
package struct JSONReader {
  var base: UnsafeBufferPointer<UInt8>
  let options: JSONOptions
  /// Where the reader stands: behind the last token. Bytes from the start of the document.
  package internal(set) var offset = 0
  /// Where the last token began.
  package private(set) var tokenOffset = 0
  private var nesting = NestingStack()
  private var expectation = Expectation.document

  private enum Expectation {
    case document
    case value
    case valueOrEnd
    case keyOrEnd
    case separatorOrEnd
  }

  package init(_ bytes: UnsafeBufferPointer<UInt8>, options: JSONOptions = .default) {
    base = bytes
    self.options = options
  }

  /// Begins with another document, so that one reader serves many lines.
  package mutating func restart(with bytes: UnsafeBufferPointer<UInt8>) {
    base = bytes
    offset = 0
    tokenOffset = 0
    nesting.removeAll()
    expectation = .document
  }

  /// How many arrays and objects are open.
  package var depth: Int { nesting.depth }

  package mutating func next() throws(JSONError) -> JSONToken {
    if expectation == .document { try beginDocument() }
    skipWhiteSpace()
    tokenOffset = offset
    switch expectation {
    case .document, .value:
      return try value()
    case .valueOrEnd:
      return peek == UInt8(ascii: "]") ? close(.endArray) : try value()
    case .keyOrEnd:
      return peek == UInt8(ascii: "}") ? close(.endObject) : try key()
    case .separatorOrEnd:
      return try separatorOrEnd()
    }
  }

  /// Passes the value that comes next, however deep it is. To be called where a value is due: after
  /// a key, or where `next` would give an array's element.
  package mutating func skipValue() throws(JSONError) {
    let level = nesting.depth
    repeat {
      switch try next() {
      case .endArray, .endObject, .end:
        if nesting.depth < level { return }
      default: break
      }
    } while nesting.depth > level
  }

  // The byte at `offset`; 0, which begins no token, behind the last.
  private var peek: UInt8 { offset < base.count ? base[offset] : 0 }

  private mutating func skipWhiteSpace() {
    while offset < base.count {
      switch base[offset] {
      case 0x20, 0x0A, 0x0D, 0x09: offset += 1
      case UInt8(ascii: "/") where options.forgiving:
        guard let end = endOfComment else { return }
        offset = end
      default: return
      }
    }
  }

  /// Where the comment ends that begins at `offset`; nil when none does. One that is never closed
  /// goes to the end.
  private var endOfComment: Int? {
    guard offset + 1 < base.count else { return nil }
    var index = offset + 2
    switch base[offset + 1] {
    case UInt8(ascii: "/"):
      while index < base.count, base[index] != 0x0A { index += 1 }
      return index
    case UInt8(ascii: "*"):
      while index < base.count {
        if base[index] == UInt8(ascii: "/"), index > offset + 2,
          base[index - 1] == UInt8(ascii: "*")
        {
          return index + 1
        }
        index += 1
      }
      return index
    default: return nil
    }
  }

  private mutating func beginDocument() throws(JSONError) {
    guard base.count <= options.maximumBytes else {
      throw JSONError(.tooLarge, at: options.maximumBytes)
    }
    try skipByteOrderMark()
    skipWhiteSpace()
    guard offset < base.count else { throw JSONError(.empty, at: offset) }
    expectation = .value
  }

  private mutating func skipByteOrderMark() throws(JSONError) {
    guard base.count >= 2 else { return }
    switch (base[0], base[1]) {
    case (0xFE, 0xFF), (0xFF, 0xFE), (0, _), (_, 0): throw JSONError(.otherEncoding, at: 0)
    case (0xEF, 0xBB): if base.count > 2, base[2] == 0xBF { offset = 3 }
    default: break
    }
  }

  private mutating func value() throws(JSONError) -> JSONToken {
    guard offset < base.count else { throw JSONError(.endInside, at: offset) }
    expectation = .separatorOrEnd
    switch base[offset] {
    case UInt8(ascii: "\""): return .string(try scanString())
    case UInt8(ascii: "{"): return try open(isObject: true)
    case UInt8(ascii: "["): return try open(isObject: false)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      return .number(try scanNumber())
    case UInt8(ascii: "t"): return try literal("true", .bool(true))
    case UInt8(ascii: "f"): return try literal("false", .bool(false))
    case UInt8(ascii: "n"): return try literal("null", .null)
    default: throw JSONError(.expectedValue, at: offset)
    }
  }

  private mutating func key() throws(JSONError) -> JSONToken {
    guard offset < base.count else { throw JSONError(.endInside, at: offset) }
    guard base[offset] == UInt8(ascii: "\"") else { throw JSONError(.expectedKey, at: offset) }
    let text = try scanString()
    skipWhiteSpace()
    guard offset < base.count else { throw JSONError(.endInside, at: offset) }
    guard base[offset] == UInt8(ascii: ":") else { throw JSONError(.expectedColon, at: offset) }
    offset += 1
    expectation = .value
    return .key(text)
  }

  private mutating func open(isObject: Bool) throws(JSONError) -> JSONToken {
    guard nesting.depth < options.maximumDepth else { throw JSONError(.tooDeep, at: offset) }
    nesting.push(isObject: isObject)
    offset += 1
    expectation = isObject ? .keyOrEnd : .valueOrEnd
    return isObject ? .beginObject : .beginArray
  }

  private mutating func close(_ token: JSONToken) -> JSONToken {
    nesting.pop()
    offset += 1
    expectation = .separatorOrEnd
    return token
  }

  private mutating func separatorOrEnd() throws(JSONError) -> JSONToken {
    let isObject = nesting.innermostIsObject
    guard nesting.depth > 0 else {
      guard offset == base.count else { throw JSONError(.trailingContent, at: offset) }
      return .end
    }
    guard offset < base.count else { throw JSONError(.endInside, at: offset) }
    switch (base[offset], isObject) {
    case (UInt8(ascii: "}"), true): return close(.endObject)
    case (UInt8(ascii: "]"), false): return close(.endArray)
    case (UInt8(ascii: ","), _): offset += 1
    case (_, true): throw JSONError(.expectedCommaOrBrace, at: offset)
    case (_, false): throw JSONError(.expectedCommaOrBracket, at: offset)
    }
    skipWhiteSpace()
    tokenOffset = offset
    if options.forgiving, peek == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
      return close(isObject ? .endObject : .endArray)
    }
    return isObject ? try key() : try value()
  }

  private mutating func literal(
    _ word: StaticString, _ token: JSONToken
  ) throws(JSONError) -> JSONToken {
    let count = word.utf8CodeUnitCount
    for index in 0..<count where offset + index >= base.count {
      throw JSONError(.endInside, at: offset + index)
    }
    for index in 0..<count where base[offset + index] != word.utf8Start[index] {
      throw JSONError(.expectedValue, at: offset)
    }
    offset += count
    return token
  }
}
