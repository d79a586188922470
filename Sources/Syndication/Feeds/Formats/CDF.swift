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
    readChannel(&reader, base: nil, isInner: false, into: &feed)
  }

  /// - Parameters:
  ///   - base: the `BASE` of the channel around.
  ///   - isInner: whether it is a part of the channel: only its items count then.
  private static func readChannel(
    _ reader: inout XMLReader, base outside: String?, isInner: Bool, into feed: inout FeedBuilder
  ) {
    let depth = reader.depth
    let around = outside ?? reader.base
    let base = feed.record.address(reader.attribute("base"), base: around) ?? outside
    if !isInner {
      readAttributes(reader, base: base, into: &feed.record)
      feed.adoptBase(&reader)
    }
    while !feed.isFull, reader.nextChild(of: depth) {
      switch reader.local {
      case .item: readItem(&reader, base: base, into: &feed)
      case .channel where depth < deepest:
        readChannel(&reader, base: base, isInner: true, into: &feed)
      case _ where isInner: break
      default:
        if !readField(&reader, base: base, into: &feed.record) {
          ChannelReader.read(&reader, into: &feed)
        }
      }
    }
  }

  /// Channels in channels that are read.
  private static let deepest = 8

  private static func readItem(
    _ reader: inout XMLReader, base: String?, into feed: inout FeedBuilder
  ) {
    var record = feed.newRecord()
    readAttributes(reader, base: base, into: &record)
    let depth = reader.depth
    while reader.nextChild(of: depth) {
      if readField(&reader, base: base, into: &record) { continue }
      if reader.space == .rss {
        ItemReader.read(&reader, into: &record)
      } else {
        record.readExtension(&reader)
      }
    }
    feed.add(record)
  }

  private static func readAttributes(
    _ reader: borrowing XMLReader, base: String?, into record: inout Record
  ) {
    if let url = record.address(reader.attribute("href"), base: base ?? reader.base) {
      record.url.offer(url, Record.own)
      record.links.append(FeedLink(href: url, rel: "alternate"))
    }
    record.updated.offer(reader.attribute("lastmod").flatMap(DateField.read), Record.own)
  }

  /// False when the element is none of CDF's.
  private static func readField(
    _ reader: inout XMLReader, base: String?, into record: inout Record
  ) -> Bool {
    // Some write the text in an attribute.
    let value = reader.attribute("value")
    switch reader.local {
    case .title: record.title.offer(value ?? reader.title(), Record.own)
    case .abstract: record.summary.offer(value ?? reader.text(), Record.own)
    case .logo:
      record.image.offer(
        record.address(reader.attribute("href"), base: base ?? reader.base), Record.own)
    default: return false
    }
    return true
  }
}
