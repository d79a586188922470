import Markup
import News

/// RSS 0.91 to 2.0 and what is near it.
enum RSS: XMLFeedFormat {
  static func recognise(_ root: inout XMLReader) -> FeedFormatName? {
    guard root.space == .rss || root.space == .unknown else { return nil }
    return root.local == .rss ? version(root) : nil
  }

  private static func version(_ root: borrowing XMLReader) -> FeedFormatName {
    switch root.attribute("version")?.prefix(4) {
    case "0.90"?: .rss090
    case "0.91"?: root.hasExternalDefinition ? .rss091n : .rss091u
    case "0.92"?: .rss092
    case "0.93"?: .rss093
    case "0.94"?: .rss094
    case "1.0"?: .rss10
    case let version? where version.hasPrefix("2"): .rss20
    default: .rss
    }
  }

  static func read(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    readRoot(&reader, into: &feed)
    // What follows the root has no place there, but items can still be read.
    while !feed.isFull, reader.nextChild(of: 0) {
      if reader.local == .item { readItem(&reader, into: &feed) }
    }
  }

  private static func readRoot(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    let depth = reader.depth
    while !feed.isFull, reader.nextChild(of: depth) {
      switch reader.local {
      case .channel: readChannel(&reader, into: &feed)
      default: ChannelReader.read(&reader, into: &feed)
      }
    }
  }

  private static func readChannel(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    let depth = reader.depth
    feed.record.language.offer(reader.language, Record.hint)
    while !feed.isFull, reader.nextChild(of: depth) {
      ChannelReader.read(&reader, into: &feed)
    }
  }

  static func readItem(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    var record = feed.newRecord()
    record.language.offer(reader.language, Record.hint)
    let depth = reader.depth
    while reader.nextChild(of: depth) {
      if reader.space == .rss {
        ItemReader.read(&reader, into: &record)
      } else {
        record.readExtension(&reader)
      }
    }
    feed.add(record)
  }
}
