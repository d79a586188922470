package import News

/// ninjs 3.1, "News in JSON" of the IPTC.
package struct NinjsFormat: PublicationFormat {
  package static let name = "ninjs"
  package static let suffix = ".ninjs.json"
  package static let mediaType = "application/json"

  private var document: NinjsDocument

  package init(_ publication: Publication) {
    document = NinjsDocument(publication, names: .camelCase, suffix: Self.suffix)
  }

  package static func check(_ publication: Publication) -> any DocumentCheck {
    NinjsCheck(.camelCase)
  }

  package mutating func begin(into buffer: inout [UInt8]) {
    document.begin(into: &buffer)
  }

  package mutating func item(_ story: PublishedStory, into buffer: inout [UInt8]) {
    document.item(story, into: &buffer)
  }

  package mutating func end(into buffer: inout [UInt8]) {
    document.end(into: &buffer)
  }
}
