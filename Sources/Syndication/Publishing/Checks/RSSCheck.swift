import Markup

/// RSS 2.0 as `RSSFormat` writes it.
struct RSSCheck: DocumentCheck {
  let selfURL: String?
  private var ids = DistinctWords()

  init(_ publication: Publication) {
    selfURL = FeedHead(publication, suffix: RSSFormat.suffix).url
  }

  mutating func check(_ document: [UInt8]) throws(PublicationFault) {
    try DecodedText.ours(document).readExport { (reader) throws(PublicationFault) in
      try reader.root(.rss, in: ExportElement.Space.none)
      guard reader.nextChild(of: 1), reader.element(in: ExportElement.Space.none) == .channel
      else { throw PublicationFault(.requiredElement, "there is no channel") }
      try self.channel(&reader)
    }
  }

  private mutating func channel(_ reader: inout XMLReader) throws(PublicationFault) {
    let feed = CheckedItem()
    var missing: ExportElements = [.title, .link, .description]
    var isSelfLinked = selfURL == nil
    while reader.nextChild(of: 2) {
      if reader.element(in: ExportElement.Space.atom) == .link {
        isSelfLinked = try feed.isSelf(reader, selfURL) || isSelfLinked
      }
      guard let element = reader.element(in: ExportElement.Space.none) else { continue }
      switch element {
      case .title, .description:
        guard let text = reader.text() else { continue }
        missing.remove(element)
        try feed.expectPlain(text, of: "the feed's \(element)")
      case .link:
        // A feed without a page of its own leads to its name.
        let url = reader.text() ?? ""
        missing.remove(.link)
        if !url.hasPrefix("tag:") { try feed.expectAddress(url, of: "the feed's link") }
      case .lastBuildDate:
        try feed.expectRFC822(reader.text())
      case .item:
        try item(&reader)
      default: break
      }
    }
    if let element = missing.first {
      throw feed.fault(.requiredElement, "the feed has no \(element)")
    }
    try feed.expect(.selfLink, isSelfLinked, "the feed does not name its own address")
  }

  private mutating func item(_ reader: inout XMLReader) throws(PublicationFault) {
    var item = CheckedItem()
    var found: ExportElements = []
    var faults: [PublicationFault] = []
    while reader.nextChild(of: 3) {
      do throws(PublicationFault) {
        if let element = try child(&reader, of: &item, after: found) { found.insert(element) }
      } catch {
        faults.append(error)
      }
    }
    if let fault = faults.first {
      throw PublicationFault(fault.rule, item: item.name, fault.reason)
    }
    try item.expect(.requiredElement, found.contains(.guid), "there is no guid")
    try item.expect(
      .requiredElement, found.contains(.title) || found.contains(.description),
      "there is neither a title nor a description")
  }

  /// Holds one element of an item against the rules; returns which it is.
  private mutating func child(
    _ reader: inout XMLReader, of item: inout CheckedItem, after found: ExportElements
  ) throws(PublicationFault) -> ExportElement? {
    switch reader.name.space {
    case ExportElement.Space.content:
      try item.expect(
        .descriptionFirst, found.contains(.description),
        "the content stands before the description")
      try item.expectSanitised(reader.text() ?? "")
      return nil
    case ExportElement.Space.atom where reader.element(in: ExportElement.Space.atom) == .link:
      try item.expectAddress(reader.attribute("href"), of: "a link")
      return nil
    case ExportElement.Space.media:
      try item.expectAddress(reader.attribute("url"), of: "a thumbnail")
      return nil
    case ExportElement.Space.dublinCore:
      try item.expectPlain(reader.text() ?? "", of: "a name")
      return nil
    case ExportElement.Space.none:
      return try ownChild(&reader, of: &item)
    default: return nil
    }
  }

  private mutating func ownChild(
    _ reader: inout XMLReader, of item: inout CheckedItem
  ) throws(PublicationFault) -> ExportElement? {
    guard let element = reader.element(in: ExportElement.Space.none) else { return nil }
    switch element {
    case .title:
      try item.expectPlain(reader.text() ?? "", of: "the title")
    case .link:
      let url = reader.text()
      item.name = item.name ?? url
      try item.expectAddress(url, of: "the link")
    case .guid:
      let id = reader.text() ?? ""
      item.name = id
      try item.expect(.requiredElement, !id.isEmpty, "the guid is empty")
      try item.expect(.uniqueID, ids.insert(id), "another item has the same guid")
    case .description:
      try item.expectSanitised(reader.text() ?? "")
    case .pubDate:
      try item.expectRFC822(reader.text())
    case .category:
      try item.expectPlain(reader.text() ?? "", of: "a category")
    case .source:
      try item.expectAddress(reader.attribute("url"), of: "the source")
      try item.expectPlain(reader.text() ?? "", of: "the source")
    case .enclosure:
      try item.expectAddress(reader.attribute("url"), of: "the enclosure")
    default: break
    }
    return element
  }
}
