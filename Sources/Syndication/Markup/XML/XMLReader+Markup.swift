import Text

extension XMLReader {
  /// Writes the tag that was just read, as HTML has it: no prefix, no namespace.
  mutating func appendStartTag(contentBase: Int) {
    guard let frame = frames.last, scratch.count <= limits.field else { return }
    let name = localStart(frame.nameStart, frame.nameEnd)
    scratch.append(UInt8(ascii: "<"))
    scratch.append(contentsOf: slice(name, frame.nameEnd))
    for attribute in attributes {
      appendAttribute(attribute, base: frame.base == contentBase ? -1 : frame.base)
    }
    scratch.append(UInt8(ascii: ">"))
  }

  mutating func appendEndTag(_ frame: Frame) {
    guard scratch.count <= limits.field else { return }
    let name = slice(localStart(frame.nameStart, frame.nameEnd), frame.nameEnd)
    if isVoid(name) { return }
    scratch.append(UInt8(ascii: "<"))
    scratch.append(UInt8(ascii: "/"))
    scratch.append(contentsOf: name)
    scratch.append(UInt8(ascii: ">"))
  }

  /// - Parameter base: the place of a base that holds here but not for the content as a whole, so
  ///   that addresses are resolved now; -1 for none.
  private mutating func appendAttribute(_ attribute: Attribute, base: Int) {
    let name = slice(attribute.nameStart, attribute.nameEnd)
    if isXMLName(name) { return }
    scratch.append(UInt8(ascii: " "))
    scratch.append(contentsOf: name)
    guard attribute.valueStart > attribute.nameEnd else { return }
    scratch.append(UInt8(ascii: "="))
    scratch.append(UInt8(ascii: "\""))
    if base >= 0, isAddress(name),
      let url = WebAddress.resolve(value(attribute), against: bases[base])
    {
      appendQuoted(url)
    } else {
      for byte in slice(attribute.valueStart, attribute.valueEnd) {
        if byte == UInt8(ascii: "\"") {
          scratch.append(contentsOf: "&quot;".utf8)
        } else {
          scratch.append(byte)
        }
      }
    }
    scratch.append(UInt8(ascii: "\""))
  }

  private mutating func appendQuoted(_ value: String) {
    for byte in value.utf8 {
      switch byte {
      case UInt8(ascii: "\""): scratch.append(contentsOf: "&quot;".utf8)
      case UInt8(ascii: "&"): scratch.append(contentsOf: "&amp;".utf8)
      default: scratch.append(byte)
      }
    }
  }

  private func isXMLName(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    name.count > 4 && equals(UnsafeBufferPointer(rebasing: name[..<4]), "xml:")
  }

  private func isAddress(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    equals(name, "href") || equals(name, "src") || equals(name, "cite")
      || equals(name, "longdesc") || equals(name, "poster") || equals(name, "data")
  }

  /// Elements that HTML has no end tag for.
  private func isVoid(_ name: UnsafeBufferPointer<UInt8>) -> Bool {
    equals(name, "br") || equals(name, "img") || equals(name, "hr") || equals(name, "input")
      || equals(name, "col") || equals(name, "area") || equals(name, "wbr")
      || equals(name, "source") || equals(name, "embed") || equals(name, "track")
      || equals(name, "link") || equals(name, "meta") || equals(name, "base")
      || equals(name, "param")
  }
}
