import Markup
import News

/// Microsoft's Channel Definition Format (1997), a `channel` whose addresses are attributes; and
/// RSS that has lost its root element and begins with the same name.
enum CDF: XMLFeedFormat {
  static func recognise(_ root: inout XMLReader) -> FeedFormatName? {
    guard root.local == .channel else { return nil }
    let hasAddress = root.attribute("href") != nil || root.attribute("base") != nil
    return hasAddress || root.localName == "CHANNEL" ? .cdf : .rss
  }

  static func read(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    let depth = reader.depth
    readAttributes(reader, into: &feed.record)
    feed.adoptBase(&reader)
    while !feed.isFull, reader.nextChild(of: depth) {
      if reader.local == .item {
        readItem(&reader, into: &feed)
      } else if !readField(&reader, into: &feed.record) {
        ChannelReader.read(&reader, into: &feed)
      }
    }
  }

  private static func readItem(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    var record = feed.newRecord()
    readAttributes(reader, into: &record)
    let depth = reader.depth
    while reader.nextChild(of: depth) {
      if readField(&reader, into: &record) { continue }
      if reader.space == .rss {
        ItemReader.read(&reader, into: &record)
      } else {
        record.readExtension(&reader)
      }
    }
    feed.add(record)
  }

  private static func readAttributes(_ reader: borrowing XMLReader, into record: inout Record) {
    if let url = record.address(reader.attribute("href"), base: reader.base) {
      record.url.offer(url, Record.own)
      record.links.append(FeedLink(href: url, rel: "alternate"))
    }
    record.updated.offer(reader.attribute("lastmod").flatMap(DateField.read), Record.own)
  }

  /// False when the element is none of CDF's.
  private static func readField(_ reader: inout XMLReader, into record: inout Record) -> Bool {
    // Some write the text in an attribute.
    let value = reader.attribute("value")
    switch reader.local {
    case .title: record.title.offer(value ?? reader.title(), Record.own)
    case .abstract: record.summary.offer(value ?? reader.text(), Record.own)
    case .logo:
      record.image.offer(
        record.address(reader.attribute("href"), base: reader.base), Record.own)
    default: return false
    }
    return true
  }
}
