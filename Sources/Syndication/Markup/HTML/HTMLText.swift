/// Plain text out of HTML.
package enum HTMLText {
  /// The text of `html` as a person reads it: tags, comments, scripts and styles dropped,
  /// references decoded, a line break where a block element or `br` breaks the line, all other white
  /// space folded into one space. Joiners (ZWNJ, ZWJ) and bidi marks are kept, and so is a
  /// no-break space that stands alone; control characters are not.
  package static func plain(_ html: String) -> String {
    var html = html
    return html.withUTF8 { bytes in
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count)
      plain(bytes, into: &output)
      return String(readingUTF8: output)
    }
  }

  /// Appends the plain text of `html` to `output`, which the caller may use again and again.
  package static func plain(_ html: UnsafeBufferPointer<UInt8>, into output: inout [UInt8]) {
    var writer = PlainTextWriter()
    write(html, with: &writer, into: &output)
  }

  static func write(
    _ html: UnsafeBufferPointer<UInt8>, with writer: inout PlainTextWriter,
    into output: inout [UInt8]
  ) {
    var tokenizer = HTMLTokenizer(html)
    var skipped: SkippedElement?
    while let token = tokenizer.next() {
      if skipped != nil {
        if skipped?.ends(with: token) == true { skipped = nil }
        continue
      }
      switch token {
      case .text(let range):
        writer.write(html.part(range), hasReferences: true, into: &output)
      case .rawText(let range):
        writer.write(html.part(range), hasReferences: false, into: &output)
      case .startTag(let element, _, let isSelfClosing):
        if element.isUnread, tokenizer.opensContent(of: element, isSelfClosing: isSelfClosing) {
          skipped = SkippedElement(element)
        } else {
          writer.tag(element, isStart: true)
        }
      case .endTag(let element, _):
        writer.tag(element, isStart: false)
      case .comment, .doctype:
        break
      }
    }
  }

  /// Plain text as HTML that shows it.
  package static func escaped(_ text: String) -> String {
    var output: [UInt8] = []
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "&"): output.append(literal: "&amp;")
      case UInt8(ascii: "<"): output.append(literal: "&lt;")
      default: output.append(byte)
      }
    }
    return String(readingUTF8: output)
  }

  /// `text` with its character references decoded once, and nothing else changed.
  package static func decodeEntities(_ text: String) -> String {
    HTMLEntities.decode(text)
  }
}

/// An element that is passed over with all it holds.
struct SkippedElement {
  private let element: HTMLElement
  /// How often it was opened inside itself.
  private var depth = 1

  init(_ element: HTMLElement) {
    self.element = element
  }

  /// Whether the token is the element's own end tag.
  mutating func ends(with token: HTMLToken) -> Bool {
    switch token {
    case .startTag(element, _, isSelfClosing: false): depth &+= 1
    case .endTag(element, _): depth &-= 1
    default: break
    }
    return depth == 0
  }
}

extension HTMLElement {
  /// Whether a reader never sees what the element holds as text.
  var isUnread: Bool {
    switch self {
    case .script, .style, .template, .noscript, .iframe, .noembed, .noframes, .object, .applet,
      .svg, .math, .title, .textarea, .select, .datalist, .audio, .video, .xml:
      true
    default:
      false
    }
  }

  /// Whether the element begins and ends a line of plain text.
  var breaksLine: Bool {
    switch self {
    case .address, .article, .aside, .blockquote, .body, .br, .caption, .center, .dd, .details,
      .dialog, .dir, .div, .dl, .dt, .fieldset, .figcaption, .figure, .footer, .form, .h1, .h2,
      .h3, .h4, .h5, .h6, .head, .header, .hgroup, .hr, .html, .legend, .li, .listing, .main,
      .menu, .nav, .ol, .option, .p, .plaintext, .pre, .search, .section, .summary, .table,
      .tbody, .tfoot, .thead, .tr, .ul, .xmp:
      true
    default:
      false
    }
  }
}
