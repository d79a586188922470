import Markup
import News

/// Atom 1.0 (RFC 4287): a feed, or an entry by itself.
enum Atom10: XMLFeedFormat {
  static func recognise(_ root: inout XMLReader) -> FeedFormatName? {
    guard root.local == .feed || root.local == .entry else { return nil }
    switch root.space {
    case .atom10: return .atom10
    case .rss, .unknown: return root.attribute("version") == "0.3" ? nil : .atom10
    default: return nil
    }
  }

  static func read(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    AtomReader.readDocument(&reader, into: &feed)
  }
}
