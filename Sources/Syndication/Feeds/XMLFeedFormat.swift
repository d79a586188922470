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
      guard reader.nextChild(of: 0), let name = recognise(&reader) else { return nil }
      if reader.definesEntities { throw .definesEntities }
      var feed = FeedBuilder(format: name, document: document)
      read(&reader, into: &feed)
      if reader.definesEntities { throw .definesEntities }
      return feed.finish(wellFormed: reader.wellFormed)
    }
  }
}
