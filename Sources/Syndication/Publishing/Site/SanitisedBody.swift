import Markup
import News

/// The body of an article as a page of ours may hold it: nothing is loaded from elsewhere, images and
/// media are links, and its headings stand below the page's own.
struct SanitisedBody: Sendable {
  fileprivate(set) var html: [UInt8] = []

  init(_ content: Content, _ embedding: Sanitiser.Embedding) {
    switch content {
    case .none: break
    case .text(let text): appendParagraphs(text)
    case .html(let markup): html = Sanitiser.embed(markup, embedding)
    }
  }

  private mutating func appendParagraphs(_ text: String) {
    for line in text.split(whereSeparator: \.isNewline) {
      guard let line = PlainLine.of(String(line)) else { continue }
      html.append("<p>")
      html.appendXML(line, as: .attribute)
      html.append("</p>\n")
    }
  }
}
