extension HTMLTokenizer {
  /// `<!…`: a comment, a doctype, the mark of a CDATA section or a bogus comment.
  mutating func declaration(at start: Int) -> HTMLToken? {
    let inside = start &+ 2
    if inside &+ 1 < bytes.count, bytes[inside] == UInt8(ascii: "-"),
      bytes[inside &+ 1] == UInt8(ascii: "-")
    {
      return comment(at: start)
    }
    if bytes.hasASCII("[cdata[", at: inside) {
      position = inside &+ 7
      openSections &+= 1
      return nil
    }
    let isDoctype = bytes.hasASCII("doctype", at: inside)
    let token = bogusComment(at: start)
    guard isDoctype, case .comment(let range)? = token else { return token }
    return .doctype(range)
  }

  /// Ends at the next `>`, whatever stands before it. What has no end was meant as text.
  mutating func bogusComment(at start: Int) -> HTMLToken? {
    guard !lacksClose, let close = bytes.position(of: UInt8(ascii: ">"), from: start &+ 1) else {
      lacksClose = true
      return text(from: start, search: start &+ 1)
    }
    position = close &+ 1
    return .comment(start..<position)
  }

  /// Ends at `-->` or `--!>`, and at once at `<!-->` and `<!--->`.
  private mutating func comment(at start: Int) -> HTMLToken? {
    let inside = start &+ 4
    position = inside
    while let close = bytes.position(of: UInt8(ascii: ">"), from: position) {
      position = close &+ 1
      if closesComment(close, inside: inside) { return .comment(start..<position) }
    }
    position = bytes.count
    return .comment(start..<position)
  }

  private func closesComment(_ close: Int, inside: Int) -> Bool {
    let dash = UInt8(ascii: "-")
    let length = close &- inside
    if length == 0 { return true }
    if length == 1 { return bytes[inside] == dash }
    if bytes[close &- 1] == dash, bytes[close &- 2] == dash { return true }
    return length >= 3 && bytes[close &- 1] == UInt8(ascii: "!") && bytes[close &- 2] == dash
      && bytes[close &- 3] == dash
  }
}
