import Markup
import News

/// Microsoft's Channel Definition Format (1997): addresses are attributes.
enum CDF: XMLFeedFormat {
  static func recognise(_ root: inout XMLReader) -> FeedFormatName? {
    root.local == .channel && root.isChannelDefinition ? .cdf : nil
  }

  static func read(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    let depth = reader.depth
    feed.record.url.offer(
      feed.record.address(reader.attribute("href"), base: reader.base), Record.own)
    while !feed.isFull, reader.nextChild(of: depth) {
      switch reader.local {
      case .item: readItem(&reader, into: &feed)
      default: readField(&reader, into: &feed.record)
      }
    }
  }

  private static func readItem(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    var record = feed.newRecord()
    record.url.offer(record.address(reader.attribute("href"), base: reader.base), Record.own)
    record.updated.offer(reader.attribute("lastmod").flatMap(DateField.read), Record.own)
    let depth = reader.depth
    while reader.nextChild(of: depth) { readField(&reader, into: &record) }
    feed.add(record)
  }

  private static func readField(_ reader: inout XMLReader, into record: inout Record) {
    switch reader.local {
    case .title: record.title.offer(value(&reader) ?? reader.plainText(), Record.own)
    case .abstract: record.summary.offer(value(&reader) ?? reader.text(), Record.own)
    case .logo:
      record.image.offer(
        record.address(reader.attribute("href"), base: reader.base), Record.own)
    default: break
    }
  }

  /// Some write the text in an attribute.
  private static func value(_ reader: inout XMLReader) -> String? {
    reader.attribute("value")
  }
}
