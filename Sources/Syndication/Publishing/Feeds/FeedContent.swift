import News

extension [UInt8] {
  /// An element with an article's body as escaped HTML; a plain text becomes paragraphs. Nothing
  /// when there is no body.
  mutating func appendContent(
    _ name: StaticString, attributes: StaticString = "", _ content: Content
  ) {
    guard !content.isEmpty else { return }
    append("<")
    append(name)
    append(attributes)
    append(">")
    switch content {
    case .none: break
    case .html(let html): appendXML(html, as: .markup)
    case .text(let text): appendParagraphs(text)
    }
    append("</")
    append(name)
    append(">\n")
  }

  private mutating func appendParagraphs(_ text: String) {
    var text = text
    text.withUTF8 { utf8 in
      for line in utf8.split(whereSeparator: { $0 == 0x0A || $0 == 0x0D }) {
        append("&lt;p&gt;")
        appendXML(UnsafeBufferPointer(rebasing: line), as: .textInMarkup)
        append("&lt;/p&gt;")
      }
    }
  }
}
