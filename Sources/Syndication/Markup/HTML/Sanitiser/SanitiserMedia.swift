extension SanitiserPass {
  /// Opens `picture`, `video` or `audio`. One that has no end tag holds nothing.
  mutating func startMedia(_ element: HTMLElement, isSelfClosing: Bool) {
    let hasEnd = tokenizer.opensContent(of: element, isSelfClosing: isSelfClosing)
    guard hasEnd || element != .picture else { return }
    var tag = startTag(element)
    if element != .picture {
      tag.removeLast()
      tag.append(literal: " controls=\"controls\">")
    }
    writer.void(tag)
    media = element
    if !hasEnd { endMedia() }
  }

  mutating func endMedia() {
    guard let media else { return }
    if embedding == nil { writer.writeEndTag(media) }
    self.media = nil
  }

  /// A source without a usable address is left out. In a picture the address is in `srcset`, in
  /// video and audio in `src`.
  mutating func sourceTag() -> [UInt8]? {
    collectAttributes(of: .source)
    let address = media == .picture ? SanitiserAttribute.srcset : .src
    if media == .picture, present.contains(.lazySourceSet) {
      values[Int(SanitiserAttribute.srcset.rawValue)] =
        values[Int(SanitiserAttribute.lazySourceSet.rawValue)]
      present.insert(.srcset)
    }
    guard present.contains(address.set) else { return nil }
    tag.removeAll(keepingCapacity: true)
    tag.append(literal: "<source")
    guard write(address, of: .source) else { return nil }
    present.subtract(
      media == .picture
        ? [.src, .srcset, .lazySourceSet] : [.src, .srcset, .lazySourceSet, .sizes, .media])
    writeAttributes(of: .source)
    tag.append(UInt8(ascii: ">"))
    return tag
  }
}
