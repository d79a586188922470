extension Sanitiser {
  /// How a text is fitted into a page of ours: nothing is loaded from elsewhere, images and media
  /// become links, headings stand below the page's own without gaps between their levels, and what
  /// would be a landmark of the page becomes a box.
  package struct Embedding: Sendable {
    /// What a link says to an image without a description, and to sound or film.
    package var imageWord: String
    package var mediaWord: String
    /// The level that the first heading may have at most.
    package var topLevel = 2
    /// The level of the last heading that was written.
    var lastLevel: Int?
    /// Whether the open `video` or `audio` has its link.
    var isMediaLinked = false

    package init(imageWord: String, mediaWord: String) {
      self.imageWord = imageWord
      self.mediaWord = mediaWord
    }
  }
}

extension SanitiserPolicy {
  /// Attributes whose values come from sources and that checkers of pages hold against lists.
  static let leftOutInPages: SanitiserAttribute.Set = [
    .hreflang, .datetime, .cite, .value, .lang, .colspan, .rowspan,
  ]

  /// What would be a landmark, a widget or a list with rules of its own inside a page of ours.
  static func replacementInPages(for element: HTMLElement) -> HTMLElement {
    switch element {
    case .article, .aside, .details, .dd, .dl, .dt, .figcaption, .figure, .footer, .header, .nav,
      .section, .summary, .address:
      .div
    // A ruby without its parts in their order is a fault: a note stands raised behind its word, and
    // the brackets for readers without ruby are what they look like.
    case .ruby, .rp, .time: .span
    case .rt: .sup
    default: element
    }
  }
}

extension SanitiserPass {
  /// What an element is written as.
  mutating func replacement(for element: HTMLElement) -> HTMLElement {
    let written = SanitiserPolicy.replacement(for: element)
    return embedding == nil ? written : SanitiserPolicy.replacementInPages(for: written)
  }

  /// Writes what is another thing in a page than by itself; false for all else.
  mutating func embed(_ element: HTMLElement, _ treatment: SanitiserPolicy.Treatment) -> Bool {
    switch treatment {
    case .image:
      if media == nil { linkImage() }
      return true
    case .media:
      guard element != .picture else { return true }
      guard media == nil else { return true }
      embedding?.isMediaLinked = false
      linkMedia(element)
      if tokenizer.opensContent(of: element, isSelfClosing: false) { media = element }
      return true
    case .source:
      if media != nil { linkMedia(.source) }
      return true
    case .block where element.isHeading:
      guard media == nil else { return true }
      let heading = fitted(element)
      writer.open(block: heading, tag: startTag(heading))
      return true
    default:
      return false
    }
  }

  /// A level at most one below the last heading's.
  private mutating func fitted(_ heading: HTMLElement) -> HTMLElement {
    guard var embedding else { return heading }
    let wanted = Int(heading.rawValue &- HTMLElement.h1.rawValue) &+ 1
    let level = max(
      embedding.topLevel, min(wanted, (embedding.lastLevel ?? embedding.topLevel &- 1) &+ 1, 6))
    embedding.lastLevel = level
    self.embedding = embedding
    return Self.headings[level &- 1]
  }

  private static let headings: [HTMLElement] = [.h1, .h2, .h3, .h4, .h5, .h6]

  private mutating func linkImage() {
    collectAttributes(of: .img)
    guard let embedding, !isTrackingPixel(), let source = imageSource() else { return }
    value.removeAll(keepingCapacity: true)
    if present.contains(.alt) { decode(.alt) }
    let words = value.contains { $0 > 0x20 } ? value : Array(embedding.imageWord.utf8)
    link(to: source, words)
  }

  private mutating func linkMedia(_ element: HTMLElement) {
    collectAttributes(of: element)
    guard let embedding, !embedding.isMediaLinked, present.contains(.src) else { return }
    decode(.src)
    guard let source = addresses.web(value) else { return }
    link(to: source, Array(embedding.mediaWord.utf8))
    self.embedding?.isMediaLinked = true
  }

  /// Inside of a link, which may not hold another, the words alone.
  private mutating func link(to address: [UInt8], _ words: [UInt8]) {
    let isInside = writer.inlines[writer.base...].contains { $0.element == .a && $0.isWritten }
    if !isInside {
      tag.removeAll(keepingCapacity: true)
      tag.append(literal: "<a")
      write(.href, address)
      tag.append(UInt8(ascii: ">"))
      writer.open(inline: .a, tag: tag)
    }
    words.withUnsafeBufferPointer { writer.text($0, hasReferences: false) }
    if !isInside { writer.close(inline: .a) }
  }
}
