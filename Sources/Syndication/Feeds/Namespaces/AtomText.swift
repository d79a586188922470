import Markup

/// Text constructs and content of Atom (RFC 4287 sections 3.1 and 4.1.3) and of Atom 0.3 with its
/// `mode`.
enum AtomText {
  private enum Kind {
    case text
    /// No type is given, so it is text; but many mean HTML.
    case untyped
    case html
    case markup
    case base64(isHTML: Bool)
  }

  /// A construct of which only the text matters (`title`, `rights`).
  static func plain(_ reader: inout XMLReader) -> String? {
    switch kind(reader) {
    case .text, .untyped:
      return reader.text().map { PlainField.line($0, mayHoldMarkup: false) }
    case .html, .markup, .base64:
      guard let body = body(&reader) else { return nil }
      return body.isHTML ? HTMLText.line(body.text) : body.text
    }
  }

  /// A construct whose markup matters.
  static func body(_ reader: inout XMLReader) -> Record.Body? {
    switch kind(reader) {
    case .text:
      return reader.text().map { Record.Body(text: $0, isHTML: false) }
    case .untyped:
      guard let text = reader.text() else { return nil }
      let isHTML = reader.textMayHoldMarkup && PlainField.holdsTag(text)
      return Record.Body(text: text, isHTML: isHTML)
    case .html:
      return reader.text().map { Record.Body(text: $0, isHTML: true) }
    case .markup:
      return reader.markup().map { Record.Body(text: $0, isHTML: true) }
    case .base64(let isHTML):
      guard let text = reader.text(), let decoded = Base64.decode(text) else { return nil }
      return Record.Body(text: decoded, isHTML: isHTML)
    }
  }

  /// A body where only markup has a place: text that could be taken for it is escaped.
  static func markup(_ body: Record.Body) -> String {
    guard !body.isHTML, body.text.utf8.contains(UInt8(ascii: "<")) else { return body.text }
    return HTMLText.escaped(body.text)
  }

  private static func kind(_ reader: borrowing XMLReader) -> Kind {
    let type = reader.attribute("type")?.lowercased()
    let mode = reader.attribute("mode")?.lowercased()
    if mode == "base64" { return .base64(isHTML: type.map(isHTML) ?? false) }
    if reader.space == .atom03 || mode != nil { return kind03(type, mode, reader) }
    switch type {
    case nil: return reader.beginsWithElement ? .markup : .untyped
    case "text", "text/plain": return .text
    case "html", "text/html": return .html
    case "xhtml": return .markup
    case let type?:
      if isXML(type) { return .markup }
      return type.hasPrefix("text/") ? .text : .base64(isHTML: false)
    }
  }

  /// Atom 0.3: the type is a media type, the mode `xml` where none is given.
  private static func kind03(
    _ type: String?, _ mode: String?, _ reader: borrowing XMLReader
  ) -> Kind {
    if mode == "escaped" { return type.map(isHTML) ?? false ? .html : .untyped }
    if reader.beginsWithElement || type.map(isXML) ?? false { return .markup }
    return type.map(isHTML) ?? false ? .html : .untyped
  }

  private static func isHTML(_ type: String) -> Bool {
    type == "html" || type == "xhtml" || type.hasPrefix("text/html")
      || type.hasPrefix("application/xhtml")
  }

  private static func isXML(_ type: String) -> Bool {
    type.hasSuffix("+xml") || type.hasSuffix("/xml")
  }
}
