package import News

/// A format of exports. One file conforms to it a format, and `PublicationFormats.all` names it.
///
/// A document is written in pieces at the end of a buffer that the caller may empty between two
/// calls, so that no export is ever held whole.
package protocol PublicationFormat: Sendable {
  /// What `exports[].formats` and `--format` call it.
  static var name: String { get }
  /// What follows an export's path and its own address, with its dot.
  static var suffix: String { get }
  static var mediaType: String { get }
  /// Whether feeds of it have archive pages: its items do not depend on what stands before them.
  static var hasArchives: Bool { get }

  /// Whether a document without items breaks the rules of the format: none is put in its place then.
  static var needsItems: Bool { get }

  init(_ publication: Publication)

  /// What its documents must hold before they are published.
  static func check(_ publication: Publication) -> any DocumentCheck

  mutating func begin(into buffer: inout [UInt8])
  mutating func item(_ story: PublishedStory, into buffer: inout [UInt8])
  mutating func end(into buffer: inout [UInt8])
}

/// The formats that there are.
package enum PublicationFormats {
  package static let all: [any PublicationFormat.Type] = [
    RSSFormat.self, AtomFormat.self, JSONFeedFormat.self, OPMLFormat.self, NinjsFormat.self,
    Ninjs2Format.self, NewsSitemapFormat.self,
  ]

  package static let names = all.map { $0.name }

  package static func named(_ name: String) -> (any PublicationFormat.Type)? {
    all.first { $0.name == name }
  }
}

extension PublicationFormat {
  package static var hasArchives: Bool { false }
  package static var needsItems: Bool { false }

  /// A whole document, for what is small.
  package static func document(
    _ publication: Publication, items: some Sequence<PublishedStory>
  ) -> [UInt8] {
    var buffer: [UInt8] = []
    var format = Self(publication)
    format.begin(into: &buffer)
    for item in items { format.item(item, into: &buffer) }
    format.end(into: &buffer)
    return buffer
  }
}
