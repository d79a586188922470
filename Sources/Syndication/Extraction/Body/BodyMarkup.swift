import Markup

/// Writes the clean HTML of a body: paragraphs, headings, lists, quotes, tables, figures with
/// captions and links, without classes, with absolute addresses. Not sanitised yet.
struct BodyMarkupWriter {
  let page: Page
  private var output: [UInt8] = []
  private var ends: [(node: Int, name: String)] = []

  init(_ page: Page) {
    self.page = page
  }

  mutating func html(of body: ArticleBody) -> String {
    let document = page.document
    let end = document.end(of: body.root)
    var index = body.root
    while index < end {
      closeElements(before: index)
      let node = document.nodes[index]
      if body.isDropped[index] || isLeftOut(node.tag) {
        index = Int(node.end)
        continue
      }
      if node.tag == .text {
        escape(Int(node.textStart)..<Int(node.textEnd))
      } else if node.tag == .img || node.tag == .ampImg {
        writeImage(index)
      } else if let name = Self.name(node.tag), index != body.root {
        open(name, index, node)
      }
      index += 1
    }
    closeElements(before: end)
    return String(decoding: output, as: UTF8.self)
  }

  private func isLeftOut(_ tag: HTMLDocument.Tag) -> Bool {
    tag.isSilent && tag != .video && tag != .audio
  }

  /// The name under which an element is kept; nil for one whose content alone is.
  private static func name(_ tag: HTMLDocument.Tag) -> String? {
    switch tag {
    case .p, .h2, .h3, .h4, .h5, .h6, .ul, .ol, .li, .dl, .dt, .dd, .blockquote, .pre, .table,
      .caption, .thead, .tbody, .tfoot, .tr, .th, .td, .figure, .figcaption, .a, .b, .strong,
      .i, .em, .u, .s, .sub, .sup, .code, .q, .cite, .br, .hr, .mark, .small, .del, .ins, .time,
      .abbr, .kbd, .samp, .div:
      tag.name
    case .h1: "h2"
    case .section, .article, .main, .center, .header, .footer, .aside: "div"
    default: nil
    }
  }

  private mutating func open(_ name: String, _ index: Int, _ node: HTMLDocument.Node) {
    output.append(0x3C)
    output.append(contentsOf: name.utf8)
    if node.tag == .a, let address = page.address(page.document.attribute(.href, of: index)) {
      write("href", address)
    }
    for (tag, attribute) in [
      (HTMLDocument.Tag.td, HTMLDocument.Attribute.colspan), (.td, .rowspan), (.th, .colspan),
      (.th, .rowspan), (.ol, .start), (.time, .datetime),
    ] where tag == node.tag {
      if let value = page.document.attribute(attribute, of: index) {
        write(attribute.rawValue, value)
      }
    }
    output.append(0x3E)
    if !node.tag.isVoid { ends.append((Int(node.end), name)) }
  }

  private mutating func writeImage(_ index: Int) {
    guard let address = page.address(LazyImage.source(of: index, in: page.document)) else { return }
    output.append(contentsOf: "<img".utf8)
    write("src", address)
    if let text = page.document.attribute(.alt, of: index), !text.isEmpty { write("alt", text) }
    output.append(0x3E)
  }

  private mutating func closeElements(before index: Int) {
    while let last = ends.last, last.node <= index {
      ends.removeLast()
      let opening = Array("<\(last.name)>".utf8)
      if output.suffix(opening.count).elementsEqual(opening) && last.name != "td" {
        output.removeLast(opening.count)
      } else {
        output.append(contentsOf: "</\(last.name)>".utf8)
      }
    }
  }

  private mutating func write(_ name: String, _ value: String) {
    output.append(0x20)
    output.append(contentsOf: name.utf8)
    output.append(contentsOf: "=\"".utf8)
    for byte in value.utf8 { escape(byte) }
    output.append(0x22)
  }

  private mutating func escape(_ range: Range<Int>) {
    for byte in page.document.text[range] { escape(byte) }
  }

  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x26: output.append(contentsOf: "&amp;".utf8)
    case 0x3C: output.append(contentsOf: "&lt;".utf8)
    case 0x3E: output.append(contentsOf: "&gt;".utf8)
    case 0x22: output.append(contentsOf: "&quot;".utf8)
    default: output.append(byte)
    }
  }
}
