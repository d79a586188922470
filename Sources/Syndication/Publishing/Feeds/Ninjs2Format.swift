package import News

/// ninjs 2.2, for receivers that read no 3.x yet: the same document under other names.
package struct Ninjs2Format: PublicationFormat {
  package static let name = "ninjs2"
  package static let suffix = ".ninjs2.json"
  package static let mediaType = "application/json"

  private var document: NinjsDocument

  package init(_ publication: Publication) {
    document = NinjsDocument(publication, names: .lowerCase, suffix: Self.suffix)
  }

  package static func check(_ publication: Publication) -> any DocumentCheck {
    NinjsCheck(.lowerCase)
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
