/// A feed document as its format's parser read it: nothing is stored, matched or judged yet.
package struct ParsedFeed: Hashable, Sendable {
  package var format: FeedFormatName
  /// The encoding that the bytes were read in, by its IANA name.
  package var encoding: String
  /// False when the document broke its syntax and was read all the same.
  package var wellFormed: Bool
  package var id: String?
  package var title: String?
  package var description: String?
  package var homePageURL: String?
  package var feedURL: String?
  package var language: String?
  package var icon: String?
  package var favicon: String?
  package var image: FeedImage?
  package var authors: [Author] = []
  package var contributors: [Author] = []
  package var generator: Generator?
  package var copyright: String?
  package var license: String?
  package var published: Timestamp?
  package var updated: Timestamp?
  /// Minutes (RSS 2.0 `<ttl>`).
  package var ttl: Int?
  /// Hours of the day, 0 to 23, in which nothing is to be asked for.
  package var skipHours: [Int] = []
  /// English day names, as RSS 2.0 writes them.
  package var skipDays: [String] = []
  /// How often it says that it changes: so many times (`updateFrequency`, once by default) in each
  /// period (the syndication module of RSS 1.0).
  package var updatePeriod: UpdatePeriod?
  package var updateFrequency: Int?
  package var links: [FeedLink] = []
  package var categories: [Category] = []
  package var publisher: Author?
  package var docs: String?
  package var rating: String?
  package var cloud: [String: String] = [:]
  package var textInput: [String: String] = [:]
  package var podcast: PodcastFeed?
  /// What the podcast namespace says of the feed, in the order of the document.
  package var podcastElements: [PodcastElement] = []
  package var entries: [ParsedEntry] = []

  package init(format: FeedFormatName, encoding: String = "utf-8", wellFormed: Bool = true) {
    self.format = format
    self.encoding = encoding
    self.wellFormed = wellFormed
  }
}

/// The formats that are told apart; the raw value is what contract 5.1 names them.
package enum FeedFormatName: String, Sendable, CaseIterable {
  case rss090, rss091n, rss091u, rss092, rss093, rss094, rss10, rss20, rss
  case atom03, atom10, cdf, jsonfeed10, jsonfeed11
}

package enum UpdatePeriod: String, Sendable, CaseIterable {
  case hourly, daily, weekly, monthly, yearly

  package var seconds: Int64 {
    switch self {
    case .hourly: 3_600
    case .daily: 86_400
    case .weekly: 7 * 86_400
    case .monthly: 30 * 86_400
    case .yearly: 365 * 86_400
    }
  }
}

package struct Generator: Hashable, Sendable {
  package var name: String?
  package var url: String?
  package var version: String?

  package init(name: String? = nil, url: String? = nil, version: String? = nil) {
    self.name = name
    self.url = url
    self.version = version
  }
}

package struct FeedImage: Hashable, Sendable {
  package var url: String?
  package var title: String?
  package var link: String?
  package var width: Int?
  package var height: Int?
  package var description: String?

  package init(
    url: String? = nil, title: String? = nil, link: String? = nil, width: Int? = nil,
    height: Int? = nil, description: String? = nil
  ) {
    self.url = url
    self.title = title
    self.link = link
    self.width = width
    self.height = height
    self.description = description
  }
}

/// A link with its relation (RFC 4287 section 4.2.7). `href` is empty where the document gives none.
package struct FeedLink: Hashable, Sendable {
  package var href: String
  package var rel: String?
  package var type: String?
  package var title: String?
  package var length: Int64?
  package var hreflang: String?

  package init(
    href: String, rel: String? = nil, type: String? = nil, title: String? = nil,
    length: Int64? = nil, hreflang: String? = nil
  ) {
    self.href = href
    self.rel = rel
    self.type = type
    self.title = title
    self.length = length
    self.hreflang = hreflang
  }
}

package struct Category: Hashable, Sendable {
  package var term: String
  package var scheme: String?
  package var label: String?

  package init(term: String, scheme: String? = nil, label: String? = nil) {
    self.term = term
    self.scheme = scheme
    self.label = label
  }
}
