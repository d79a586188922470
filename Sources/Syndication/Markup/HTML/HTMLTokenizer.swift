/// An attribute of a tag, as ranges of the input. Its value may hold character references.
package struct HTMLAttribute: Equatable, Sendable {
  package var name: Range<Int>
  package var value: Range<Int>
}

/// One token, as ranges of the input. The attributes of a start tag lie in the tokenizer until the
/// next token is asked for.
package enum HTMLToken: Equatable, Sendable {
  /// Character data in which references count.
  case text(Range<Int>)
  /// Character data in which nothing counts: the inside of script, style and their like.
  case rawText(Range<Int>)
  case startTag(HTMLElement, name: Range<Int>, isSelfClosing: Bool)
  case endTag(HTMLElement, name: Range<Int>)
  /// A comment, a bogus one (`<!…>`, `<?…>`, `</ …>`) included: from its opening to its end.
  case comment(Range<Int>)
  case doctype(Range<Int>)
}

/// Splits UTF-8 bytes into tokens by the rules of the HTML standard (§13.2.5), in linear time and
/// without copying. It never fails: every byte sequence has tokens.
///
/// It departs from the standard where only text would be lost (decision 0081): a raw text element
/// other than script and style that is self-closed or has no end tag is read as an empty one, and
/// the marks of a CDATA section are left out wherever they stand.
///
/// The buffer must outlive the tokenizer.
package struct HTMLTokenizer {
  /// Attributes of one tag beyond this many are read over.
  package static let maximumAttributes = 64
  /// An attribute with a longer name or value, in bytes, is read over: a `data:` image mostly.
  package static let maximumAttributeLength = 65_536

  package let bytes: UnsafeBufferPointer<UInt8>
  package internal(set) var position = 0
  /// The attributes of the last start tag, in their order; repeated names are all there.
  package internal(set) var attributes: [HTMLAttribute] = []
  /// Where the raw text that comes next ends, and how it is to be read.
  var raw: RawText?
  /// How many CDATA marks were left out whose `]]>` is still to come.
  var openSections = 0
  var ends = EndTagIndex()
  /// Whether a `>` was looked for and is nowhere in the rest: it is not looked for again, so that
  /// time stays linear.
  var lacksClose = false

  struct RawText {
    var end: Int
    var hasReferences: Bool
  }

  package init(_ bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
    attributes.reserveCapacity(16)
  }

  /// The next token; nil at the end.
  package mutating func next() -> HTMLToken? {
    if let raw {
      self.raw = nil
      let start = position
      position = raw.end
      if start < raw.end {
        return raw.hasReferences ? .text(start..<raw.end) : .rawText(start..<raw.end)
      }
    }
    while position < bytes.count {
      let start = position
      let isMarkup = bytes[start] == UInt8(ascii: "<")
      if let token = isMarkup ? markup(at: start) : text(from: start) { return token }
    }
    return nil
  }

  /// Text up to the next `<` at `search` or after it; nil when it was but the end of a CDATA
  /// section.
  mutating func text(from start: Int, search: Int? = nil) -> HTMLToken? {
    let end = bytes.position(of: UInt8(ascii: "<"), from: search ?? start) ?? bytes.count
    guard openSections > 0, let close = cdataEnd(from: start, to: end) else {
      position = end
      return .text(start..<end)
    }
    openSections &-= 1
    position = close &+ 3
    return start < close ? .text(start..<close) : nil
  }

  private func cdataEnd(from start: Int, to end: Int) -> Int? {
    var index = start
    while let found = bytes.position(of: UInt8(ascii: "]"), from: index), found &+ 2 < end {
      if bytes[found &+ 1] == UInt8(ascii: "]"), bytes[found &+ 2] == UInt8(ascii: ">") {
        return found
      }
      index = found &+ 1
    }
    return nil
  }

  /// What begins with the `<` at `start`; nil when it leaves no token.
  private mutating func markup(at start: Int) -> HTMLToken? {
    guard start &+ 1 < bytes.count else { return text(from: start, search: start &+ 1) }
    let second = bytes[start &+ 1]
    if second.isASCIILetter { return startTag(at: start) }
    switch second {
    case UInt8(ascii: "/"): return endTag(at: start)
    case UInt8(ascii: "!"): return declaration(at: start)
    case UInt8(ascii: "?"): return bogusComment(at: start)
    default: return text(from: start, search: start &+ 1)
    }
  }

  private mutating func startTag(at start: Int) -> HTMLToken? {
    let name = tagName(from: start &+ 1)
    guard let isSelfClosing = readAttributes(from: name.upperBound) else { return nil }
    let element = HTMLElement.named(bytes.part(name))
    if element.holdsRawText { beginRawText(of: element, isSelfClosing: isSelfClosing) }
    return .startTag(element, name: name, isSelfClosing: isSelfClosing)
  }

  private mutating func endTag(at start: Int) -> HTMLToken? {
    guard start &+ 2 < bytes.count else { return text(from: start, search: start &+ 1) }
    let first = bytes[start &+ 2]
    if first == UInt8(ascii: ">") {
      position = start &+ 3
      return nil
    }
    guard first.isASCIILetter else { return bogusComment(at: start) }
    let name = tagName(from: start &+ 2)
    guard readAttributes(from: name.upperBound) != nil else { return nil }
    attributes.removeAll(keepingCapacity: true)
    return .endTag(HTMLElement.named(bytes.part(name)), name: name)
  }

  private func tagName(from start: Int) -> Range<Int> {
    var end = start
    while end < bytes.count {
      let byte = bytes[end]
      if byte == UInt8(ascii: ">") || byte == UInt8(ascii: "/") || byte.isHTMLSpace { break }
      end &+= 1
    }
    return start..<end
  }
}
