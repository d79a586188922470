import JSON
import Markup

/// JSON Feed 1.1 as `JSONFeedFormat` writes it.
struct JSONFeedCheck: DocumentCheck {
  let selfURL: String?
  private var ids = DistinctWords()
  /// Whether escapes may hide characters in the document.
  private var mayHide = false

  init(_ publication: Publication) {
    selfURL = FeedHead(publication, suffix: JSONFeedFormat.suffix).url
  }

  mutating func check(_ document: [UInt8]) throws(PublicationFault) {
    let feed = try CheckedJSON.object(document)
    mayHide = CheckedJSON.holdsEscape(document)
    let head = CheckedItem()
    for member in feed.members ?? [] where mayHide && member.key != "items" {
      try head.expectTexts(member.node)
    }
    try head.expect(
      .requiredElement, feed["version"]?.string == "https://jsonfeed.org/version/1.1",
      "the version is missing")
    try head.expect(
      .requiredElement, feed["title"]?.string?.isEmpty == false, "the feed has no title")
    try head.expect(
      .selfLink, selfURL == nil || feed["feed_url"]?.string == selfURL,
      "the feed does not name its own address")
    guard let items = feed["items"]?.array else {
      throw head.fault(.requiredElement, "the feed has no items")
    }
    for item in items { try check(item) }
  }

  private mutating func check(_ node: JSONNode) throws(PublicationFault) {
    let item = CheckedItem(name: node["id"]?.string ?? node["url"]?.string)
    if mayHide { try item.expectTexts(node) }
    var (hasID, hasContent) = (false, false)
    for member in node.members ?? [] {
      switch member.key {
      case "id":
        let id = member.node.string ?? ""
        hasID = !id.isEmpty
        try item.expect(.uniqueID, ids.insert(id), "another item has the same id")
      case "url", "external_url", "image", "banner_image":
        try item.expectAddress(member.node.string, of: "the \(member.key)")
      case "content_html":
        hasContent = true
        try item.expectSanitised(member.node.string ?? "")
      case "content_text": hasContent = member.node.string != nil
      case "date_published", "date_modified": try item.expectRFC3339(member.node.string)
      case "authors":
        for author in member.node.array ?? [] {
          try item.expect(
            .requiredElement, author["name"]?.string != nil || author["url"]?.string != nil,
            "an author has neither a name nor an address")
        }
      case "attachments":
        for file in member.node.array ?? [] {
          try item.expectAddress(file["url"]?.string, of: "an attachment")
          try item.expect(
            .requiredElement, file["mime_type"]?.string != nil, "an attachment has no type")
        }
      default: break
      }
    }
    try item.expect(.requiredElement, hasID, "there is no id")
    try item.expect(.requiredElement, hasContent, "there is no content")
  }
}

/// JSON of ours.
enum CheckedJSON {
  /// Whether a character is written as its number somewhere: what no text has may hide in that, as
  /// everything else has been looked at in the document's bytes.
  static func holdsEscape(_ document: [UInt8]) -> Bool {
    document.withUnsafeBufferPointer { bytes in
      var isEscape = false
      for byte in bytes {
        if isEscape, byte == UInt8(ascii: "u") { return true }
        isEscape = byte == UInt8(ascii: "\\") && !isEscape
      }
      return false
    }
  }

  static func object(_ document: [UInt8]) throws(PublicationFault) -> JSONNode {
    let text = try DecodedText.ours(document, kind: .json)
    do throws(JSONError) {
      let root = try JSONDocument.parse(text.utf8)
      if root.members != nil { return root }
    } catch {
      throw PublicationFault(.wellFormed, "the JSON is not well-formed: \(error)")
    }
    throw PublicationFault(.wellFormed, "the document is no object")
  }
}
