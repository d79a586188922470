import Markup
import News

/// Atom 0.3, with its own names of dates and its `mode` of content.
enum Atom03: XMLFeedFormat {
  static func recognise(_ root: inout XMLReader) -> FeedFormatName? {
    guard root.local == .feed || root.local == .entry else { return nil }
    switch root.space {
    case .atom03: return .atom03
    case .rss, .unknown: return root.attribute("version") == "0.3" ? .atom03 : nil
    default: return nil
    }
  }

  static func read(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    AtomReader.readDocument(&reader, into: &feed)
  }
}
