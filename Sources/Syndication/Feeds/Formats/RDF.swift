import Markup
import News

/// RSS 0.90 and RDF Site Summary 1.0: items beside their channel, named by `rdf:about`.
enum RDF: XMLFeedFormat {
  static func recognise(_ root: inout XMLReader) -> FeedFormatName? {
    guard root.local == .rdf else { return nil }
    let namespaces = root.declaredNamespaces
    let isFirst = namespaces.contains { $0.contains("netscape.com/rdf/simple/0.9") }
    return isFirst ? .rss090 : .rss10
  }

  static func read(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    let depth = reader.depth
    feed.record.language.offer(reader.language, Record.hint)
    while !feed.isFull, reader.nextChild(of: depth) {
      switch reader.local {
      case .channel where reader.space == .rss: readChannel(&reader, into: &feed)
      case .item where reader.space == .rss: readItem(&reader, into: &feed)
      default: ChannelReader.read(&reader, into: &feed)
      }
    }
  }

  private static func readChannel(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    let depth = reader.depth
    feed.record.id.offer(reader.attribute(local: "about"), Record.hint)
    feed.record.language.offer(reader.language, Record.hint)
    while !feed.isFull, reader.nextChild(of: depth) {
      if reader.local == .item {
        readItem(&reader, into: &feed)
      } else {
        ChannelReader.read(&reader, into: &feed)
      }
    }
  }

  private static func readItem(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    var record = feed.newRecord()
    record.language.offer(reader.language, Record.hint)
    let about = reader.attribute("rdf:about") ?? reader.attribute(local: "about")
    let depth = reader.depth
    while reader.nextChild(of: depth) {
      if reader.space == .rss {
        ItemReader.read(&reader, into: &record)
      } else {
        record.readExtension(&reader)
      }
    }
    record.id.offer(about, Record.atom)
    feed.add(record)
  }
}
