import Markup
import News
import Text

/// A feed in the making: what is said of it, and its entries.
struct FeedBuilder {
  var feed: ParsedFeed
  var record: Record
  let options: FeedParser.Options
  /// Links, attachments and thumbnails of the entries so far.
  private var links = 0
  private let isSound: Bool

  init(format: FeedFormatName, document: FeedDocument) {
    options = document.options
    isSound = document.text.isSound
    feed = ParsedFeed(format: format, encoding: document.text.name)
    record = Record(
      limit: options.limits.values, resolvesLinks: options.resolvesLinks,
      growth: options.limits.growth(ofDocument: document.text.utf8.count),
      titleIsPlain: Self.hasPlainTitles(format))
  }

  var isFull: Bool { feed.entries.count >= options.limits.entries }

  func newRecord() -> Record {
    Record(
      limit: record.limit, resolvesLinks: record.resolvesLinks, growth: record.growth,
      titleIsPlain: record.titleIsPlain)
  }

  private static func hasPlainTitles(_ format: FeedFormatName) -> Bool {
    switch format {
    case .rss090, .rss091n, .rss091u, .rss10: true
    default: false
    }
  }

  mutating func add(_ record: consuming Record) {
    guard !isFull else { return }
    self.record.growth = record.growth
    links += record.links.count + record.attachments.count + record.thumbnails.count
    if links > options.limits.links { record.dropLinks() }
    feed.entries.append(record.entry())
  }

  /// Where nothing else gives a base, the feed's own page or address is it.
  func adoptBase(_ reader: inout XMLReader) {
    guard reader.base == nil else { return }
    if let url = record.url.value ?? record.links.first(where: { $0.rel == "self" })?.href {
      reader.adoptBase(url)
    }
  }

  /// An entry without authors has those of its source, or else the feed's (RFC 4287 section
  /// 4.2.1).
  mutating func inheritAuthors() {
    let authors = record.authors.values.filter { !$0.isEmpty }
    let weight = authors.reduce(0) { $0 &+ $1.weight }
    for place in feed.entries.indices where feed.entries[place].authors.isEmpty {
      if let source = feed.entries[place].source?.authors, !source.isEmpty {
        feed.entries[place].authors = source
      } else if record.growth >= weight {
        record.growth &-= weight
        feed.entries[place].authors = authors
      }
    }
  }

  consuming func finish(wellFormed: Bool) -> ParsedFeed {
    record.describe(&feed)
    feed.wellFormed = wellFormed && isSound
    return feed
  }
}

extension Author {
  /// Bytes of its texts.
  fileprivate var weight: Int {
    [name, url, email].reduce(0) { $0 &+ ($1?.utf8.count ?? 0) }
  }
}
