/// Rebuilds HTML from an allow-list (`SanitiserPolicy`), in one pass over its bytes.
///
/// What comes out holds none of the input's markup: every tag is written anew, every attribute
/// double-quoted and escaped, every address absolute and of a harmless scheme, every element
/// closed and in a place where any parser leaves it. Sanitising it again changes nothing.
package enum Sanitiser {
  /// `html` made harmless. Addresses are resolved against `base`; without one, relative ones are
  /// left out and the text of their links stays.
  package static func sanitise(_ html: String, base: String?) -> String {
    var html = html
    return html.withUTF8 { bytes in
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count &+ bytes.count / 8)
      sanitise(bytes, base: base, into: &output)
      return String(readingUTF8: output)
    }
  }

  /// `html` made harmless, and fit to stand in a page of ours (`Embedding`). Relative addresses are
  /// left out.
  package static func embed(_ html: String, _ embedding: Embedding) -> [UInt8] {
    var html = html
    return html.withUTF8 { bytes in
      var pass = SanitiserPass(bytes, base: nil, output: [])
      pass.embedding = embedding
      pass.writer.dropsEmptyHeadings = true
      return pass.run()
    }
  }

  /// Appends `html`, which is UTF-8, made harmless to `output`.
  package static func sanitise(
    _ html: UnsafeBufferPointer<UInt8>, base: String?, into output: inout [UInt8]
  ) {
    let start = output
    output = []
    var pass = SanitiserPass(html, base: base, output: start)
    output = pass.run()
  }
}

/// One pass over a document.
struct SanitiserPass {
  let bytes: UnsafeBufferPointer<UInt8>
  var addresses: SanitiserAddresses
  var tokenizer: HTMLTokenizer
  var writer: BalancedWriter
  /// An element that is dropped with all it holds.
  private var dropped: SkippedElement?
  /// The open `picture`, `video` or `audio`.
  var media: HTMLElement?
  /// How the text is fitted into a page; nil where it stands by itself.
  var embedding: Sanitiser.Embedding?
  /// The start tag in the making.
  var tag: [UInt8] = []
  /// An attribute's value with its references decoded.
  var value: [UInt8] = []
  /// Where the values of the tag's attributes lie, by attribute; `present` tells which count.
  var values = [Range<Int>](repeating: 0..<0, count: SanitiserAttribute.allCases.count)
  var present: SanitiserAttribute.Set = []

  init(_ bytes: UnsafeBufferPointer<UInt8>, base: String?, output: consuming [UInt8]) {
    self.bytes = bytes
    addresses = SanitiserAddresses(base: base, inputLength: bytes.count)
    tokenizer = HTMLTokenizer(bytes)
    writer = BalancedWriter(output: output, inputLength: bytes.count)
  }

  mutating func run() -> [UInt8] {
    while let token = tokenizer.next() {
      if dropped != nil {
        if dropped?.ends(with: token) == true { dropped = nil }
        continue
      }
      switch token {
      case .text(let range):
        if media == nil { writer.text(bytes.part(range), hasReferences: true) }
      case .rawText(let range):
        if media == nil { writer.text(bytes.part(range), hasReferences: false) }
      case .startTag(let element, _, let isSelfClosing):
        start(element, isSelfClosing: isSelfClosing)
      case .endTag(let element, _):
        end(element)
      case .comment, .doctype:
        break
      }
    }
    endMedia()
    return writer.finish()
  }

  private mutating func start(_ element: HTMLElement, isSelfClosing: Bool) {
    let treatment = SanitiserPolicy.treatment(of: element)
    if embedding != nil, embed(element, treatment) { return }
    if treatment == .dropped {
      if tokenizer.opensContent(of: element, isSelfClosing: isSelfClosing) {
        dropped = SkippedElement(element)
      }
      return
    }
    if let media, treatment != .source, treatment != .image || media != .picture { return }
    let written = replacement(for: element)
    switch treatment {
    case .block:
      writer.open(block: written, tag: startTag(written))
    case .inline:
      writer.open(inline: written, tag: startTag(written))
    case .lineBreak:
      writer.void(written == .br ? Self.lineBreak : Self.wordBreak)
    case .rule:
      writer.rule()
    case .image:
      if let tag = imageTag() { writer.void(tag) }
    case .media:
      startMedia(element, isSelfClosing: isSelfClosing)
    case .source:
      if media != nil, let tag = sourceTag() { writer.output.append(contentsOf: tag) }
    case .unwrapped, .dropped:
      break
    }
  }

  private mutating func end(_ element: HTMLElement) {
    if media != nil {
      if element == media { endMedia() }
      return
    }
    let written = replacement(for: element)
    switch SanitiserPolicy.treatment(of: element) {
    case .block: writer.close(block: written)
    case .inline: writer.close(inline: written)
    case .lineBreak where element == .br: writer.void(Self.lineBreak)
    default: break
    }
  }

  private static let lineBreak = Array("<br>".utf8)
  private static let wordBreak = Array("<wbr>".utf8)
}
