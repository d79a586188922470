import Markup

/// Atom 1.0 as `AtomFormat` writes it.
struct AtomCheck: DocumentCheck {
  let selfURL: String?
  private var ids = DistinctWords()
  private var moments = DistinctWords()

  init(_ publication: Publication) {
    selfURL = FeedHead(publication, suffix: AtomFormat.suffix).url
  }

  mutating func check(_ document: [UInt8]) throws(PublicationFault) {
    try DecodedText.ours(document).readExport { (reader) throws(PublicationFault) in
      try reader.root(.feed, in: ExportElement.Space.atom)
      try self.feed(&reader)
    }
  }

  private mutating func feed(_ reader: inout XMLReader) throws(PublicationFault) {
    let feed = CheckedItem()
    var missing: ExportElements = [.id, .title, .updated]
    var isSelfLinked = selfURL == nil
    while reader.nextChild(of: 1) {
      guard let element = reader.element(in: ExportElement.Space.atom) else { continue }
      missing.remove(element)
      switch element {
      case .title: try title(&reader, of: feed)
      case .updated: try feed.expectRFC3339(reader.text())
      case .link:
        try feed.expectAddress(reader.attribute("href"), of: "the feed's link")
        isSelfLinked = try feed.isSelf(reader, selfURL) || isSelfLinked
      case .entry: try entry(&reader)
      default: break
      }
    }
    if let element = missing.first {
      throw feed.fault(.requiredElement, "the feed has no \(element)")
    }
    try feed.expect(.selfLink, isSelfLinked, "the feed does not name its own address")
  }

  private mutating func entry(_ reader: inout XMLReader) throws(PublicationFault) {
    var item = CheckedItem()
    var found: ExportElements = []
    var hasPage = false
    var faults: [PublicationFault] = []
    while reader.nextChild(of: 2) {
      if reader.name.space == ExportElement.Space.dublinCore {
        faults.append(contentsOf: name(&reader, of: item))
      }
      guard let element = reader.element(in: ExportElement.Space.atom) else { continue }
      found.insert(element)
      do throws(PublicationFault) {
        if element == .link { hasPage = hasPage || reader.attribute("rel") == "alternate" }
        try child(element, &reader, of: &item)
      } catch {
        faults.append(error)
      }
    }
    if let fault = faults.first {
      throw PublicationFault(fault.rule, item: item.name, fault.reason)
    }
    for element in [ExportElement.id, .title, .updated, .author] {
      try item.expect(.requiredElement, found.contains(element), "there is no \(element)")
    }
    try item.expect(
      .requiredElement, hasPage || found.contains(.content), "there is neither a page nor a text")
  }

  private mutating func child(
    _ element: ExportElement, _ reader: inout XMLReader, of item: inout CheckedItem
  ) throws(PublicationFault) {
    switch element {
    case .id:
      let id = reader.text() ?? ""
      item.name = id
      try item.expect(.requiredElement, !id.isEmpty, "the id is empty")
      try item.expect(.uniqueID, ids.insert(id), "another entry has the same id")
    case .title: try title(&reader, of: item)
    case .updated:
      let updated = reader.text()
      try item.expectRFC3339(updated)
      try item.expect(
        .distinctUpdated, moments.insert(updated ?? ""),
        "another entry was updated at the same time")
    case .published: try item.expectRFC3339(reader.text())
    case .link:
      try item.expectAddress(reader.attribute("href"), of: "a link")
      try item.expectPlain(reader.attribute("title") ?? "", of: "a link's title")
    case .category: try item.expectPlain(reader.attribute("term") ?? "", of: "a category")
    case .content, .summary:
      let isHTML = reader.attribute("type") == "html"
      guard let text = reader.text() else { return }
      isHTML ? try item.expectSanitised(text) : try item.expectPlain(text, of: "the \(element)")
    case .author, .contributor: try author(&reader, of: item)
    case .source: try source(&reader, of: item)
    default: break
    }
  }

  private func name(_ reader: inout XMLReader, of item: CheckedItem) -> [PublicationFault] {
    do throws(PublicationFault) {
      try item.expectPlain(reader.text() ?? "", of: "a name")
      return []
    } catch {
      return [error]
    }
  }

  private func author(
    _ reader: inout XMLReader, of item: CheckedItem
  ) throws(PublicationFault) {
    var isNamed = false
    while reader.nextChild(of: 3) {
      switch reader.element(in: ExportElement.Space.atom) {
      case .name:
        let name = reader.text()
        isNamed = name != nil
        try item.expectPlain(name ?? "", of: "a name")
      case .uri: try item.expectAddress(reader.text(), of: "an author's page")
      default: break
      }
    }
    try item.expect(.requiredElement, isNamed, "an author has no name")
  }

  private func source(
    _ reader: inout XMLReader, of item: CheckedItem
  ) throws(PublicationFault) {
    while reader.nextChild(of: 3) {
      switch reader.element(in: ExportElement.Space.atom) {
      case .title: try title(&reader, of: item)
      case .link: try item.expectAddress(reader.attribute("href"), of: "a source's link")
      default: break
      }
    }
  }

  /// As HTML or as text, it shows no tag.
  private func title(
    _ reader: inout XMLReader, of item: CheckedItem
  ) throws(PublicationFault) {
    guard let title = reader.text() else {
      throw item.fault(.requiredElement, "the title is empty")
    }
    try item.expectPlain(title, of: "the title")
  }
}
