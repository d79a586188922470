import Markup

/// Writes the clean HTML of a body: paragraphs, headings, lists, quotes, tables, figures with
/// captions and links, without classes, with absolute addresses. Not sanitised yet.
struct BodyMarkupWriter {
  let page: Page
  private var output: [UInt8] = []
  private var opened: [OpenElement] = []
  private var cuts: ArraySlice<Range<Int>> = []

  private struct OpenElement {
    let tag: HTMLDocument.Tag
    let name: String
    /// The node after its subtree.
    let end: Int
    /// Where its tag begins in the output.
    let start: Int
    /// Where its content begins in the output.
    let content: Int
  }

  init(_ page: Page) {
    self.page = page
  }

  mutating func html(of body: ArticleBody) -> String {
    let document = page.document
    let end = document.end(of: body.root)
    cuts = body.cuts[...]
    var index = body.root
    while index < end {
      closeElements(before: index)
      let node = document.nodes[index]
      if body.isDropped[index] || isLeftOut(node.tag) {
        index = Int(node.end)
        continue
      }
      if node.tag == .text {
        write(Int(node.textStart)..<Int(node.textEnd))
      } else if node.tag == .img || node.tag == .ampImg {
        writeImage(index)
      } else if node.tag == .br {
        writeBreak()
      } else if let name = Self.name(node.tag), index != body.root {
        open(name, index, node)
      }
      index += 1
    }
    closeElements(before: end)
    dropBreaks(from: 0)
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
      .i, .em, .u, .s, .sub, .sup, .code, .q, .cite, .hr, .mark, .small, .del, .ins, .time,
      .abbr, .kbd, .samp, .div:
      tag.name
    case .h1: "h2"
    case .section, .article, .main, .center, .header, .footer, .aside: "div"
    default: nil
    }
  }

  private mutating func open(_ name: String, _ index: Int, _ node: HTMLDocument.Node) {
    let start = output.count
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
    guard !node.tag.isVoid else { return }
    opened.append(
      OpenElement(
        tag: node.tag, name: name, end: Int(node.end), start: start, content: output.count))
  }

  private mutating func writeImage(_ index: Int) {
    guard let address = page.address(LazyImage.source(of: index, in: page.document)) else { return }
    output.append(contentsOf: "<img".utf8)
    write("src", address)
    if let text = page.document.attribute(.alt, of: index), !text.isEmpty { write("alt", text) }
    output.append(0x3E)
  }

  private mutating func closeElements(before index: Int) {
    while let last = opened.last, last.end <= index {
      opened.removeLast()
      if last.tag.isBlock { dropBreaks(from: last.content) }
      if !hasContent(from: last.content) && last.tag != .td && last.tag != .th {
        output.removeSubrange(last.start..<last.content)
      } else {
        output.append(contentsOf: "</\(last.name)>".utf8)
      }
    }
  }

  private static let lineBreak = Array("<br>".utf8)

  /// A break at the start of a block parts nothing and is not written.
  private mutating func writeBreak() {
    let content = opened.last { $0.tag.isBlock }?.content ?? 0
    if hasContent(from: content) {
      output.append(contentsOf: Self.lineBreak)
    } else {
      dropBreaks(from: content)
    }
  }

  /// Takes white space and breaks off the end of a block.
  private mutating func dropBreaks(from content: Int) {
    while output.count > content {
      if let last = output.last, last <= 0x20 {
        output.removeLast()
      } else if output[content...].suffix(Self.lineBreak.count).elementsEqual(Self.lineBreak) {
        output.removeLast(Self.lineBreak.count)
      } else {
        return
      }
    }
  }

  /// Whether there is more than white space and breaks from there on.
  private func hasContent(from content: Int) -> Bool {
    var rest = output[content...]
    while let first = rest.first {
      if first <= 0x20 {
        rest.removeFirst()
      } else if rest.starts(with: Self.lineBreak) {
        rest.removeFirst(Self.lineBreak.count)
      } else {
        return true
      }
    }
    return false
  }

  /// Writes a range of the document's text without what is cut out of it.
  private mutating func write(_ range: Range<Int>) {
    var start = range.lowerBound
    while let cut = cuts.first, cut.lowerBound < range.upperBound {
      if cut.lowerBound > start { escape(start..<cut.lowerBound) }
      start = max(start, cut.upperBound)
      guard cut.upperBound <= range.upperBound else { return }
      cuts.removeFirst()
    }
    if start < range.upperBound { escape(start..<range.upperBound) }
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
