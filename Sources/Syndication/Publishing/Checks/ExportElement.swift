import Markup

/// The names in our XML exports.
enum ExportElement: UInt8, CaseIterable {
  case author = 1
  case body, category, channel, content, contributor, description, enclosure, encoded, entry, feed,
    guid, head, href, id
  case item, language, lastBuildDate, link, loc, name, news, opml, outline, pubDate, publication
  case publicationDate, published, rss, source, summary, thumbnail, title, updated, uri, url, urlset

  /// The namespaces, by their codes.
  enum Space {
    static let none: UInt8 = 0
    static let atom: UInt8 = 1
    static let content: UInt8 = 2
    static let media: UInt8 = 3
    static let news: UInt8 = 4
    static let sitemap: UInt8 = 5
    static let dublinCore: UInt8 = 6
  }

  private var localName: String {
    self == .publicationDate ? "publication_date" : "\(self)".lowercased()
  }

  static let vocabulary = XMLVocabulary(
    locals: allCases.map(\.localName),
    namespaces: [
      .init(Space.atom, uris: ["http://www.w3.org/2005/Atom"]),
      .init(Space.content, uris: ["http://purl.org/rss/1.0/modules/content/"]),
      .init(Space.media, uris: ["http://search.yahoo.com/mrss/"]),
      .init(Space.news, uris: ["http://www.google.com/schemas/sitemap-news/0.9"]),
      .init(Space.sitemap, uris: ["http://www.sitemaps.org/schemas/sitemap/0.9"]),
      .init(Space.dublinCore, uris: ["http://purl.org/dc/elements/1.1/"]),
    ],
    traits: [:])
}

/// Some of them, a bit each: sets that are filled once an item.
struct ExportElements: ExpressibleByArrayLiteral {
  private var bits: UInt64 = 0

  init(arrayLiteral elements: ExportElement...) {
    for element in elements { insert(element) }
  }

  /// The first by its code; nil when there is none.
  var first: ExportElement? {
    ExportElement(rawValue: UInt8(bits.trailingZeroBitCount))
  }

  func contains(_ element: ExportElement) -> Bool { bits & bit(element) != 0 }

  mutating func insert(_ element: ExportElement) { bits |= bit(element) }

  mutating func remove(_ element: ExportElement) { bits &= ~bit(element) }

  private func bit(_ element: ExportElement) -> UInt64 { 1 << UInt64(element.rawValue) }
}

extension XMLReader {
  /// The innermost open element, when it is one of this namespace.
  func element(in space: UInt8) -> ExportElement? {
    let name = name
    return name.space == space ? ExportElement(rawValue: name.local) : nil
  }

  /// Goes to the document's element, which must be this one.
  mutating func root(_ element: ExportElement, in space: UInt8) throws(PublicationFault) {
    guard nextChild(of: 0), self.element(in: space) == element else {
      throw PublicationFault(.requiredElement, "the document is no \(element)")
    }
  }
}
