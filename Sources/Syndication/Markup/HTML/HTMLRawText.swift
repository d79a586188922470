extension HTMLElement {
  /// Whether what follows the start tag is text up to the matching end tag (§13.2.6.2). `noscript`
  /// is one of them as in a browser that runs scripts.
  var holdsRawText: Bool {
    switch self {
    case .script, .style, .textarea, .title, .xmp, .iframe, .noembed, .noframes, .noscript,
      .plaintext:
      true
    default:
      false
    }
  }
}

extension HTMLTokenizer {
  /// Sets where the raw text ends that begins at the position.
  mutating func beginRawText(of element: HTMLElement, isSelfClosing: Bool) {
    let isCode = element == .script || element == .style
    if element == .plaintext {
      raw = RawText(end: bytes.count, hasReferences: false)
    } else if isSelfClosing, !isCode {
      raw = nil
    } else if let end = endTag(of: element) {
      raw = RawText(end: end, hasReferences: element == .textarea || element == .title)
    } else if isCode, !isSelfClosing {
      raw = RawText(end: bytes.count, hasReferences: false)
    }
  }

  /// Whether the start tag of `element` that was just read begins something that can be skipped
  /// whole: raw text, or content with an end tag.
  mutating func opensContent(of element: HTMLElement, isSelfClosing: Bool) -> Bool {
    raw != nil || (!isSelfClosing && endTag(of: element) != nil)
  }

  /// Where the next `</name` of `element` stands, at the position or after it.
  mutating func endTag(of element: HTMLElement) -> Int? {
    ends.next(of: element, in: bytes, from: position)
  }
}

/// Finds end tags ahead and remembers the answers, so that all searches together pass over the
/// input once for each element.
struct EndTagIndex {
  /// By element: the last answer, and from where it was asked.
  private var answers: [(element: HTMLElement, from: Int, end: Int?)] = []

  mutating func next(
    of element: HTMLElement, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    let known = answers.firstIndex { $0.element == element }
    if let known, start >= answers[known].from {
      guard let end = answers[known].end else { return nil }
      if end >= start { return end }
    }
    let end = Self.search(element, in: bytes, from: start)
    if let known {
      answers[known] = (element, start, end)
    } else {
      answers.append((element, start, end))
    }
    return end
  }

  private static func search(
    _ element: HTMLElement, in bytes: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> Int? {
    var index = start
    while let open = bytes.position(of: UInt8(ascii: "<"), from: index) {
      index = open &+ 1
      guard index < bytes.count, bytes[index] == UInt8(ascii: "/") else { continue }
      var end = index &+ 1
      while end < bytes.count, !bytes[end].endsTagName, end &- index < 16 { end &+= 1 }
      let name = bytes.part(index &+ 1..<end)
      if !name.isEmpty, HTMLElement.named(name) == element { return open }
    }
    return nil
  }
}

extension UInt8 {
  var endsTagName: Bool {
    self == UInt8(ascii: ">") || self == UInt8(ascii: "/") || isHTMLSpace
  }
}
