import Markup
import News

/// What Atom 1.0 and 0.3 have in common: the feed and its entries.
enum AtomReader {
  static func readDocument(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    if reader.local == .entry {
      readEntry(&reader, into: &feed)
    } else {
      readFeed(&reader, into: &feed)
    }
    while !feed.isFull, reader.nextChild(of: 0) {
      if reader.local == .entry { readEntry(&reader, into: &feed) }
    }
    feed.inheritAuthors()
  }

  private static func readFeed(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    let depth = reader.depth
    feed.record.language.offer(reader.language, Record.own)
    while !feed.isFull, reader.nextChild(of: depth) {
      switch (isAtom(reader.space), reader.local) {
      case (true, .entry), (true, .item): readEntry(&reader, into: &feed)
      case (true, .info): _ = reader.text()
      case (true, let local): feed.record.readAtom(local, &reader, rank: Record.own)
      case (false, _): feed.record.readExtension(&reader)
      }
      feed.adoptBase(&reader)
    }
  }

  private static func readEntry(_ reader: inout XMLReader, into feed: inout FeedBuilder) {
    var record = feed.newRecord()
    record.language.offer(reader.language, Record.own)
    let depth = reader.depth
    while reader.nextChild(of: depth) {
      if isAtom(reader.space) {
        record.readAtom(reader.local, &reader, rank: Record.own)
      } else {
        record.readExtension(&reader)
      }
    }
    feed.add(record)
  }

  /// In an Atom document what has no known namespace is taken for Atom's.
  private static func isAtom(_ space: Space) -> Bool {
    space == .atom10 || space == .atom03 || space == .rss
  }
}
