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
      return String(decoding: output, as: UTF8.self)
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
    var skipped: (element: HTMLElement, depth: Int)?
    while let token = tokenizer.next() {
      switch token {
      case .text(let range):
        if skipped == nil { writer.write(html.part(range), hasReferences: true, into: &output) }
      case .rawText(let range):
        if skipped == nil { writer.write(html.part(range), hasReferences: false, into: &output) }
      case .startTag(let element, _, let isSelfClosing):
        if let (outer, depth) = skipped {
          if outer == element, !isSelfClosing { skipped = (outer, depth &+ 1) }
        } else if element.isUnread,
          tokenizer.opensContent(of: element, isSelfClosing: isSelfClosing)
        {
          skipped = (element, 1)
        } else {
          writer.tag(element, isStart: true)
        }
      case .endTag(let element, _):
        if let (outer, depth) = skipped {
          if outer == element { skipped = depth > 1 ? (outer, depth &- 1) : nil }
        } else {
          writer.tag(element, isStart: false)
        }
      case .comment, .doctype:
        break
      }
    }
  }

  /// `text` with its character references decoded once, and nothing else changed.
  package static func decodeEntities(_ text: String) -> String {
    HTMLEntities.decode(text)
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
