import Markup
import News

/// A format of feeds in XML.
protocol XMLFeedFormat: FeedFormat {
  /// The format's name when the document is of it. The reader stands in the root element.
  static func recognise(_ root: inout XMLReader) -> FeedFormatName?

  /// Reads what is in the root element.
  static func read(_ reader: inout XMLReader, into feed: inout FeedBuilder)
}

extension XMLFeedFormat {
  static func read(_ document: FeedDocument) throws(FeedError) -> ParsedFeed? {
    try document.text.readXML(
      vocabulary: FeedVocabulary.shared, base: document.baseURL, limits: document.options.limits.xml
    ) { (reader: inout XMLReader) throws(FeedError) -> ParsedFeed? in
      guard let name = enterRoot(&reader) else { return nil }
      if reader.definesEntities { throw .definesEntities }
      var feed = FeedBuilder(format: name, document: document)
      read(&reader, into: &feed)
      if reader.definesEntities { throw .definesEntities }
      return feed.finish(wellFormed: reader.wellFormed)
    }
  }

  /// Enters the root element; a warning that a server wrote before it, in HTML, is passed over.
  private static func enterRoot(_ reader: inout XMLReader) -> FeedFormatName? {
    for _ in 0..<mostElementsBeforeRoot where reader.nextChild(of: 0) {
      if let name = recognise(&reader) { return name }
      // The root of another format: to pass over it would be to read the document for nothing.
      if isRoot(reader.local) { return nil }
    }
    return nil
  }

  private static func isRoot(_ local: Local?) -> Bool {
    switch local {
    case .rss, .feed, .entry, .rdf, .channel: true
    default: false
    }
  }

  private static var mostElementsBeforeRoot: Int { 64 }
}
