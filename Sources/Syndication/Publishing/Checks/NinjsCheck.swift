import JSON

/// ninjs as `NinjsDocument` writes it.
struct NinjsCheck: DocumentCheck {
  let names: NinjsNames
  private var ids = DistinctWords()
  /// Whether escapes may hide characters in the document.
  private var mayHide = false

  init(_ names: NinjsNames) {
    self.names = names
  }

  mutating func check(_ document: [UInt8]) throws(PublicationFault) {
    let composite = try CheckedJSON.object(document)
    mayHide = CheckedJSON.holdsEscape(document)
    let head = CheckedItem()
    for member in composite.members ?? [] where mayHide && member.key != "associations" {
      try head.expectTexts(member.node)
    }
    try head.expect(
      .requiredElement, composite["uri"]?.string?.isEmpty == false, "the document has no uri")
    try head.expect(
      .requiredElement, composite["type"]?.string == "composite", "the document is no composite")
    try head.expectRFC3339(composite[names.versionCreated]?.string)
    guard let items = composite["associations"]?.array else {
      throw head.fault(.requiredElement, "the document has no associations")
    }
    for item in items { try check(item) }
  }

  private mutating func check(_ node: JSONNode) throws(PublicationFault) {
    let id = node["uri"]?.string ?? ""
    let item = CheckedItem(name: id)
    if mayHide { try item.expectTexts(node) }
    try item.expect(.requiredElement, !id.isEmpty, "there is no uri")
    try item.expect(.uniqueID, ids.insert(id), "another item has the same uri")
    let name = node["name"]?.string ?? ""
    try item.expect(.requiredElement, !name.isEmpty, "there is no name")
    try item.expect(.requiredElement, node["type"]?.string == "text", "the type is not text")
    try item.expectRFC3339(node[names.contentCreated]?.string)
    try item.expectRFC3339(node[names.versionCreated]?.string)
    for body in node["bodies"]?.array ?? [] {
      let text = body["value"]?.string ?? ""
      if body[names.contentType]?.string == "text/html" { try item.expectSanitised(text) }
    }
    try links(of: node, item)
    for republication in node["associations"]?.array ?? [] { try links(of: republication, item) }
  }

  private func links(of node: JSONNode, _ item: CheckedItem) throws(PublicationFault) {
    for rendition in node["renditions"]?.array ?? [] {
      try item.expectAddress(rendition["href"]?.string, of: "a rendition")
    }
  }
}
