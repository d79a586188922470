import Markup
package import News

extension FeedParser {
  /// The entry with its HTML rebuilt from what is allowed and its addresses made absolute.
  ///
  /// - Parameter base: the address of the feed, for entries that name no base of their own.
  package static func sanitised(_ entry: ParsedEntry, base: String?) -> ParsedEntry {
    var entry = entry
    sanitise(&entry, base: base)
    return entry
  }

  private static func sanitise(_ entry: inout ParsedEntry, base: String?) {
    let base = entry.base ?? base ?? entry.url
    let summary = entry.summary
    entry.summary = summary.map { sanitised($0, base: base) }
    if entry.contentHTML == summary {
      entry.contentHTML = entry.contentHTML == nil ? nil : entry.summary
    } else {
      entry.contentHTML = entry.contentHTML.map { Sanitiser.sanitise($0, base: base) }
    }
    entry.rights = entry.rights.map { sanitised($0, base: base) }
  }

  static func sanitise(_ feed: inout ParsedFeed, base: String?) {
    feed.description = feed.description.map { sanitised($0, base: base ?? feed.homePageURL) }
    for place in feed.entries.indices {
      sanitise(&feed.entries[place], base: base)
    }
  }

  /// A text that may hold markup.
  private static func sanitised(_ text: String, base: String?) -> String {
    PlainField.mayHoldMarkup(text) ? Sanitiser.sanitise(text, base: base) : text
  }
}
