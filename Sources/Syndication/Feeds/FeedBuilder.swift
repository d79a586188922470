import Markup
import News
import Text

/// A feed in the making: what is said of it, and its entries.
struct FeedBuilder {
  var feed: ParsedFeed
  var record: Record
  let options: FeedParser.Options
  private let isSound: Bool

  init(format: FeedFormatName, document: FeedDocument) {
    options = document.options
    isSound = document.text.isSound
    feed = ParsedFeed(format: format, encoding: document.text.name)
    record = Record(
      limit: document.options.limits.values, resolvesLinks: document.options.resolvesLinks)
  }

  var isFull: Bool { feed.entries.count >= options.limits.entries }

  func newRecord() -> Record {
    Record(limit: options.limits.values, resolvesLinks: options.resolvesLinks)
  }

  mutating func add(_ record: consuming Record) {
    guard !isFull else { return }
    feed.entries.append(record.entry())
  }

  consuming func finish(wellFormed: Bool) -> ParsedFeed {
    record.describe(&feed)
    feed.wellFormed = wellFormed && isSound
    return feed
  }
}
