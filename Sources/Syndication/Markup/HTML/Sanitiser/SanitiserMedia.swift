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
    writer.writeEndTag(media)
    self.media = nil
  }

  /// A source without a usable address is left out.
  mutating func sourceTag() -> [UInt8]? {
    collectAttributes(of: .source)
    if media == .picture {
      guard present.contains(.srcset) || present.contains(.lazySourceSet) else { return nil }
      present.remove(.src)
    } else {
      present.formIntersection([.src, .type])
      guard present.contains(.src) else { return nil }
    }
    let needed = media == .picture ? SanitiserAttribute.srcset : .src
    if needed == .srcset, present.contains(.lazySourceSet) {
      values[Int(SanitiserAttribute.srcset.rawValue)] =
        values[Int(SanitiserAttribute.lazySourceSet.rawValue)]
      present.insert(.srcset)
    }
    tag.removeAll(keepingCapacity: true)
    tag.append(literal: "<source")
    guard write(needed, of: .source) else { return nil }
    present.remove(needed.set)
    writeAttributes(of: .source)
    tag.append(UInt8(ascii: ">"))
    return tag
  }
}
