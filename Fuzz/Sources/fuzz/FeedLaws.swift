import Feeds
import Markup
import News
import Text

/// What holds of a feed, whatever its bytes are.
enum FeedLaws {
  static func check(_ bytes: [UInt8], contentType: String?, base: String?) {
    let feeds = [FeedParser.Options.raw, .default, .sanitise].map {
      try? FeedParser.parse(bytes, contentType: contentType, baseURL: base, options: $0)
    }
    guard let raw = feeds[0], let resolved = feeds[1], let sanitised = feeds[2] else {
      law(feeds.allSatisfy { $0 == nil }, "what is a feed does not depend on the options")
      return
    }
    law(
      raw.entries.count == resolved.entries.count
        && raw.entries.count == sanitised.entries.count,
      "the entries do not depend on the options")
    law(raw.wellFormed == resolved.wellFormed, "nor does what is well-formed")
    checkBounds(resolved, of: bytes)
    checkAddresses(resolved)
    checkMarkup(sanitised)
    checkSanitising(resolved, sanitised, base: base)
    checkLimits(bytes, resolved, contentType: contentType, base: base)
  }

  private static func checkBounds(_ feed: ParsedFeed, of bytes: [UInt8]) {
    let limits = FeedLimits()
    law(feed.entries.count <= min(limits.entries, bytes.count), "entries are bounded")
    for entry in feed.entries {
      let counts = [
        entry.authors.count, entry.contributors.count, entry.categories.count, entry.tags.count,
        entry.attachments.count, entry.links.count, entry.thumbnails.count,
      ]
      law(counts.allSatisfy { $0 <= limits.values }, "values of an entry are bounded")
      law((entry.base?.utf8.count ?? 0) <= 4_096, "a base is bounded")
    }
    law(weight(feed) <= bytes.count * 64 + (1 << 20), "the feed is not swollen")
  }

  /// The bytes of the texts that every entry has of its own or was given.
  private static func weight(_ feed: ParsedFeed) -> Int {
    feed.entries.reduce(0) { sum, entry in
      let authors = entry.authors.reduce(0) { $0 + ($1.name?.utf8.count ?? 0) }
      let texts = [entry.title, entry.summary, entry.contentHTML, entry.contentText, entry.rights]
      return sum + authors + texts.reduce(0) { $0 + ($1?.utf8.count ?? 0) }
    }
  }

  private static func checkAddresses(_ feed: ParsedFeed) {
    var addresses = [feed.homePageURL, feed.feedURL, feed.icon, feed.image?.url]
    addresses += feed.links.map(\.href)
    for entry in feed.entries {
      addresses += [entry.url, entry.externalURL, entry.image, entry.comments, entry.source?.url]
      addresses += entry.links.map(\.href) + entry.attachments.map(\.url) + entry.thumbnails
    }
    for case let address? in addresses {
      law(WebAddress.isSafe(address), "an address is harmless: \(address)")
    }
  }

  private static func checkMarkup(_ feed: ParsedFeed) {
    for entry in feed.entries {
      for text in [entry.contentHTML, entry.summary, entry.rights] {
        guard let text, text.utf8.contains(where: { "<&".utf8.contains($0) }) else { continue }
        let fault = HarmlessHTML.fault(in: text)
        law(fault == nil, "what is sanitised is harmless: \(fault ?? "")")
      }
    }
  }

  private static func checkSanitising(
    _ resolved: ParsedFeed, _ sanitised: ParsedFeed, base: String?
  ) {
    for (entry, clean) in zip(resolved.entries, sanitised.entries) {
      law(FeedParser.sanitised(entry, base: base) == clean, "sanitising may come later")
      law(FeedParser.sanitised(clean, base: base) == clean, "sanitising twice is once")
    }
  }

  /// Fewer entries are the first of all entries.
  private static func checkLimits(
    _ bytes: [UInt8], _ feed: ParsedFeed, contentType: String?, base: String?
  ) {
    guard feed.entries.count > 1 else { return }
    var options = FeedParser.Options.default
    options.limits.entries = 1
    let short = try? FeedParser.parse(
      bytes, contentType: contentType, baseURL: base, options: options)
    law(short?.entries.count == 1, "the limit of entries is kept")
  }
}
