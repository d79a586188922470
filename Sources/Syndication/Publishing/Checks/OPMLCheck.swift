import Markup

/// OPML 2.0 as `OPMLFormat` writes it.
struct OPMLCheck: DocumentCheck {
  mutating func check(_ document: [UInt8]) throws(PublicationFault) {
    try DecodedText.ours(document).readExport { (reader) throws(PublicationFault) in
      try reader.root(.opml, in: ExportElement.Space.none)
      let list = CheckedItem()
      var hasTitle = false
      var outlines = 0
      while reader.nextChild(of: 1) {
        switch reader.element(in: ExportElement.Space.none) {
        case .head:
          while reader.nextChild(of: 2) {
            guard reader.element(in: ExportElement.Space.none) == .title else { continue }
            let title = reader.text() ?? ""
            hasTitle = !title.isEmpty
            try list.expectPlain(title, of: "the title")
          }
        case .body:
          while reader.nextChild(of: 2) {
            guard reader.element(in: ExportElement.Space.none) == .outline else { continue }
            outlines += 1
            try Self.outline(reader)
          }
        default: break
        }
      }
      try list.expect(.requiredElement, hasTitle, "the list has no title")
      try list.expect(.requiredElement, outlines > 0, "the list has no outline")
    }
  }

  private static func outline(_ reader: borrowing XMLReader) throws(PublicationFault) {
    let item = CheckedItem(name: reader.attribute("xmlurl"))
    let text = reader.attribute("text") ?? ""
    try item.expect(.requiredElement, !text.isEmpty, "an outline has no text")
    for name in ["text", "title", "category"] as [StaticString] {
      try item.expectPlain(reader.attribute(name) ?? "", of: "the \(name)")
    }
    guard reader.attribute("type") == "rss" else { return }
    try item.expectAddress(item.name, of: "a feed")
  }
}
