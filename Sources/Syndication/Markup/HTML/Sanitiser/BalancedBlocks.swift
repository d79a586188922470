extension BalancedWriter {
  private var innermost: HTMLElement { blocks.last?.element ?? .unknown }

  /// Opens a block; `tag` is its start tag.
  mutating func open(block element: HTMLElement, tag: [UInt8]) {
    if element.isBox, innermost.holdsBoxesUnwrapped {
      blocks[blocks.count &- 1].unwrapped &+= 1
      separate()
      return
    }
    if element.isTablePart {
      guard let table = blocks.lastIndex(where: { $0.element == .table }) else {
        output.append(0x20)
        return
      }
      closeInlines()
      makeRoom(forTablePart: element, inTableAt: table)
    } else {
      closeInlines()
      closeWhatEnds(before: element)
    }
    if !element.isProperChild(of: innermost) {
      prepareForContent()
      guard blocks.count < Self.maximumDepth else {
        if !element.hasImpliedEnd { ignoredBlocks &+= 1 }
        return
      }
    }
    push(element, tag: tag)
  }

  /// Closes a block, with all that is open inside it; an end tag without its start tag is nothing.
  mutating func close(block element: HTMLElement) {
    if ignoredBlocks > 0, !element.hasImpliedEnd {
      ignoredBlocks &-= 1
      return
    }
    for index in blocks.indices.reversed() {
      let candidate = blocks[index].element
      if element.isBox, blocks[index].unwrapped > 0 {
        blocks[index].unwrapped &-= 1
        separate()
        return
      }
      if candidate == element || (candidate.isHeading && element.isHeading) {
        closeInlines()
        popBlocks(downTo: index)
        return
      }
      if element.isShut(inside: candidate) { return }
    }
  }

  /// Writes a thematic break.
  mutating func rule() {
    closeInlines()
    closeWhatEnds(before: .hr)
    prepareForContent()
    output.append(literal: "<hr>")
  }

  /// Opens the cell or item that text needs where only rows, cells or items may stand.
  mutating func prepareForContent() {
    while let child = innermost.impliedChild {
      push(child, tag: [])
    }
  }

  /// Keeps words apart where the tag of a box is left out.
  private mutating func separate() {
    guard output.count != startOfWords, let last = output.last, !last.isHTMLSpace else {
      return
    }
    output.append(innermost == .pre ? 0x0A : 0x20)
  }

  private mutating func push(_ element: HTMLElement, tag: [UInt8]) {
    let written = element.isMisplaced(in: innermost) ? .div : element
    blocks.append(Block(element: element, written: written, outerBase: base))
    if tag.isEmpty || written != element {
      output.append(UInt8(ascii: "<"))
      output.append(contentsOf: written.nameBytes)
      output.append(UInt8(ascii: ">"))
    } else {
      output.append(contentsOf: tag)
    }
    if element.holdsBoxesUnwrapped { startOfWords = output.count }
    if element.shutsInlinesOut {
      base = inlines.count
      openInlines = base
    }
  }

  /// Closes the innermost block, whose inline elements are closed already.
  mutating func popBlock() {
    guard let block = blocks.popLast() else { return }
    if dropsEmptyHeadings, block.written.isHeading, isWithoutWords(from: startOfWords) {
      dropStartTag()
    } else {
      writeEndTag(block.written)
    }
    if block.element.shutsInlinesOut {
      inlines.removeSubrange(base...)
      base = block.outerBase
      openInlines = base
    }
    forgetInlinesInside()
  }

  /// Whether nothing but tags and white space was written since.
  private func isWithoutWords(from start: Int) -> Bool {
    guard start >= 0, start <= output.count else { return false }
    var isInTag = false
    for byte in output[start...] {
      switch byte {
      case UInt8(ascii: "<"): isInTag = true
      case UInt8(ascii: ">"): isInTag = false
      default: if !isInTag, !byte.isHTMLSpace { return false }
      }
    }
    return true
  }

  /// Takes the start tag that ends at `startOfWords` back, with what came after it. No attribute holds
  /// its bracket.
  private mutating func dropStartTag() {
    guard let start = output[..<startOfWords].lastIndex(of: UInt8(ascii: "<")) else { return }
    output.removeSubrange(start...)
    startOfWords = -1
  }

  private mutating func popBlocks(downTo index: Int) {
    while blocks.count > index { popBlock() }
  }

  /// Closes the blocks whose end the start of `element` implies.
  private mutating func closeWhatEnds(before element: HTMLElement) {
    if innermost.holdsNoBlocks { popBlock() }
    switch element {
    case .li: closeItem { $0 == .li }
    case .dt, .dd: closeItem { $0 == .dt || $0 == .dd }
    case .table where innermost.isTableStructure:
      if let table = blocks.lastIndex(where: { $0.element == .table }) {
        popBlocks(downTo: table)
      }
    default: break
    }
  }

  private mutating func closeItem(_ isItem: (HTMLElement) -> Bool) {
    for index in blocks.indices.reversed() {
      let element = blocks[index].element
      if isItem(element) {
        popBlocks(downTo: index)
        return
      }
      guard element == .div || element == .p || element == .address else { return }
    }
  }

  /// Closes and opens what must be so that the innermost block may hold the part.
  private mutating func makeRoom(forTablePart element: HTMLElement, inTableAt table: Int) {
    switch element {
    case .td, .th:
      while blocks.count > table &+ 1, innermost != .tr, !innermost.isTableSection { popBlock() }
      if innermost == .table { push(.tbody, tag: []) }
      if innermost.isTableSection { push(.tr, tag: []) }
    case .tr:
      while blocks.count > table &+ 1, !innermost.isTableSection { popBlock() }
      if innermost == .table { push(.tbody, tag: []) }
    default:
      popBlocks(downTo: table &+ 1)
    }
  }
}

extension HTMLElement {
  var isHeading: Bool { rawValue >= HTMLElement.h1.rawValue && rawValue <= HTMLElement.h6.rawValue }

  /// Whether the start of a block ends this one.
  var holdsNoBlocks: Bool { self == .p || holdsBoxesUnwrapped }

  /// What holds words only, but is often written around boxes that hold them.
  var holdsBoxesUnwrapped: Bool { isHeading || self == .pre || self == .summary }

  /// A block that says no more than that it stands apart.
  var isBox: Bool {
    switch self {
    case .address, .article, .aside, .div, .footer, .header, .nav, .p, .section: true
    default: false
    }
  }

  var isTableSection: Bool { self == .tbody || self == .thead || self == .tfoot }

  /// What may hold no text of its own.
  var isTableStructure: Bool { self == .table || self == .tr || isTableSection }

  var isTablePart: Bool {
    self == .tr || self == .td || self == .th || self == .caption || isTableSection
  }

  /// Inline elements do not reach into a cell, nor out of it (§13.2.4.3, markers).
  var shutsInlinesOut: Bool { self == .td || self == .th || self == .caption }

  /// Whether the end tag is often left out, so that ignored ones cannot be counted.
  var hasImpliedEnd: Bool {
    self == .p || self == .li || self == .dt || self == .dd || isTablePart
  }

  /// The child that must stand between this element and text.
  var impliedChild: HTMLElement? {
    switch self {
    case .ul, .ol: .li
    case .dl: .dd
    case .table: .tbody
    case .tbody, .thead, .tfoot: .tr
    case .tr: .td
    default: nil
    }
  }

  /// Whether the element is one of those that `parent` is made of.
  func isProperChild(of parent: HTMLElement) -> Bool {
    switch parent {
    case .ul, .ol: self == .li
    case .dl: self == .dt || self == .dd
    case .table: self == .caption || isTableSection
    case .tbody, .thead, .tfoot: self == .tr
    case .tr: self == .td || self == .th
    default: false
    }
  }

  /// Whether the element means nothing inside `parent`.
  func isMisplaced(in parent: HTMLElement) -> Bool {
    switch self {
    case .li, .dt, .dd: !isProperChild(of: parent)
    case .figcaption: parent != .figure
    case .summary: parent != .details
    default: false
    }
  }

  /// Whether an end tag of this element does not reach out of `ancestor` (§13.2.4.2, scopes).
  func isShut(inside ancestor: HTMLElement) -> Bool {
    if ancestor == .table { return true }
    if isTablePart || self == .table { return false }
    switch ancestor {
    case .td, .th, .caption: return true
    case .ul, .ol: return self == .li
    case .dl: return self == .dt || self == .dd
    default: return self == .p
    }
  }
}
