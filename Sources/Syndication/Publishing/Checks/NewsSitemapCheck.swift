import Markup

/// A news sitemap as `NewsSitemapFormat` writes it.
struct NewsSitemapCheck: DocumentCheck {
  private var pages = DistinctWords()
  private var count = 0

  mutating func check(_ document: [UInt8]) throws(PublicationFault) {
    try DecodedText.ours(document).readExport { (reader) throws(PublicationFault) in
      try reader.root(.urlset, in: ExportElement.Space.sitemap)
      while reader.nextChild(of: 1) { try self.page(&reader) }
    }
  }

  private mutating func page(_ reader: inout XMLReader) throws(PublicationFault) {
    var item = CheckedItem()
    count += 1
    try item.expect(
      .bounds, count <= NewsSitemapFormat.maximumPages,
      "there are more than \(NewsSitemapFormat.maximumPages) pages")
    var hasNews = false
    while reader.nextChild(of: 2) {
      if reader.element(in: ExportElement.Space.sitemap) == .loc {
        let address = reader.text() ?? ""
        item.name = address
        try item.expectAddress(address, of: "a page")
        try item.expect(
          .bounds,
          NewsSitemapFormat.minimumAddress..<NewsSitemapFormat.maximumAddress
            ~= address.utf8.count, "an address is too short or too long")
        try item.expect(.uniqueID, pages.insert(address), "a page stands twice")
      } else if reader.element(in: ExportElement.Space.news) == .news {
        hasNews = true
        try news(&reader, of: item)
      }
    }
    try item.expect(.requiredElement, item.name != nil && hasNews, "there is no loc or no news")
  }

  private func news(_ reader: inout XMLReader, of item: CheckedItem) throws(PublicationFault) {
    var missing: ExportElements = [.name, .language, .publicationDate, .title]
    while reader.nextChild(of: 3) {
      guard let element = reader.element(in: ExportElement.Space.news) else { continue }
      if element == .publication {
        while reader.nextChild(of: 4) {
          guard let part = reader.element(in: ExportElement.Space.news), reader.text() != nil
          else { continue }
          missing.remove(part)
        }
        continue
      }
      guard let text = reader.text() else { continue }
      missing.remove(element)
      if element == .publicationDate { try item.expectRFC3339(text) }
    }
    if let element = missing.first {
      throw item.fault(.requiredElement, "there is no \(element)")
    }
  }
}
