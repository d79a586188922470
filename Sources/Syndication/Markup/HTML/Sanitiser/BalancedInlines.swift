extension BalancedWriter {
  /// Opens an inline element; `tag` is its start tag, empty where it is not to be written.
  mutating func open(inline element: HTMLElement, tag: [UInt8]) {
    if element == .a { close(inline: .a) }
    if element.isRubyPart { closeRubyPart() }
    guard inlines.count < Self.maximumInlines else { return }
    let isRepeated =
      element.isFormatting
      && inlines[base...].contains {
        $0.element == element && $0.isWritten
      }
    if inlines.isEmpty { tags.removeAll(keepingCapacity: true) }
    let start = tags.count
    tags.append(contentsOf: tag)
    inlines.append(
      Inline(
        element: element, tag: start..<tags.count, depth: blocks.count,
        isWritten: !tag.isEmpty && !isRepeated))
  }

  /// Closes the innermost inline element of this kind, if there is one; those inside it are opened
  /// again when more text comes.
  mutating func close(inline element: HTMLElement) {
    guard let index = inlines[base...].lastIndex(where: { $0.element == element }) else { return }
    closeInlines(downTo: index)
    inlines.remove(at: index)
    openInlines = min(openInlines, inlines.count)
  }

  /// Writes the start tags that wait for content.
  mutating func openPendingInlines() {
    while openInlines < inlines.count {
      let inline = inlines[openInlines]
      if inline.isWritten, isInPlace(openInlines), isAffordable(inline) {
        output.append(contentsOf: tags[inline.tag])
        inlines[openInlines].wasOpened = true
      } else {
        inlines[openInlines].isWritten = false
      }
      openInlines &+= 1
    }
  }

  /// Whether a ruby annotation stands in its ruby; everything else stands anywhere.
  private func isInPlace(_ index: Int) -> Bool {
    guard inlines[index].element.isRubyPart else { return true }
    return index > base && inlines[index &- 1].element == .ruby && inlines[index &- 1].isWritten
  }

  /// Opening a tag for the first time costs nothing: it stood in the input.
  private mutating func isAffordable(_ inline: Inline) -> Bool {
    guard inline.wasOpened else { return true }
    reopeningBudget &-= inline.tag.count &+ 16
    return reopeningBudget >= 0
  }

  /// Writes the end tags of the inline elements of this block.
  mutating func closeInlines() {
    closeInlines(downTo: base)
  }

  private mutating func closeInlines(downTo index: Int) {
    while openInlines > index {
      openInlines &-= 1
      if inlines[openInlines].isWritten {
        writeEndTag(inlines[openInlines].element)
      }
    }
  }

  /// A part of a ruby annotation ends where the next one begins.
  private mutating func closeRubyPart() {
    guard
      let last = inlines[base...].lastIndex(where: {
        $0.element == .ruby || $0.element.isRubyPart
      }), inlines[last].element.isRubyPart
    else { return }
    close(inline: inlines[last].element)
  }

  /// Forgets what was opened inside blocks that are closed now; formatting lives on, as the
  /// standard has it.
  mutating func forgetInlinesInside() {
    guard inlines.count > base else { return }
    let depth = blocks.count
    for index in (base..<inlines.count).reversed()
    where inlines[index].depth > depth && !inlines[index].element.isFormatting {
      inlines.remove(at: index)
    }
    openInlines = min(openInlines, inlines.count)
  }
}

extension HTMLElement {
  /// The formatting elements (§13.2.4.3): they go on behind the end of a block that they were
  /// opened in.
  var isFormatting: Bool {
    switch self {
    case .a, .b, .code, .em, .i, .s, .small, .strong, .u: true
    default: false
    }
  }

  var isRubyPart: Bool {
    self == .rt || self == .rp
  }
}
