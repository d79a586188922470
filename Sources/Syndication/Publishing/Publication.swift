package import News

/// What an export says of itself. The same values give the same bytes: nothing here or in the
/// formats looks at the clock.
package struct Publication: Hashable, Sendable {
  /// The export's name in the configuration.
  package var name: String
  package var title: String
  package var description: String?
  /// The export's own address without the suffix of a format; each format appends its own. Feeds
  /// without it draw a warning from validators.
  package var selfURL: String?
  /// The page that the export belongs to; without it, readers are led to the feed itself.
  package var homeURL: String?
  /// BCP 47; `und` when nil.
  package var language: String?
  /// The newest moment of the items. No change of an item is believed to be later: the claims of
  /// sources may lie in the future.
  package var updated: Timestamp?
  /// Whether an item is a story, represented by its origin; else it is an article.
  package var collapses: Bool
  /// What the sources are called and where their feeds are.
  package var sources: [SourceID: NamedLink]
  /// The feeds that the export is made from, for formats that list feeds and not items.
  package var feeds: [PublishedFeed]
  /// Where the document stands in an archive; nil without one.
  package var archive: ArchivePlace?

  package init(
    name: String, title: String, description: String? = nil, selfURL: String? = nil,
    homeURL: String? = nil, language: String? = nil, updated: Timestamp? = nil,
    collapses: Bool = true, sources: [SourceID: NamedLink] = [:], feeds: [PublishedFeed] = [],
    archive: ArchivePlace? = nil
  ) {
    self.name = name
    self.title = title
    self.description = description
    self.selfURL = selfURL
    self.homeURL = homeURL
    self.language = language
    self.updated = updated
    self.collapses = collapses
    self.sources = sources
    self.feeds = feeds
    self.archive = archive
  }

  /// The moment of a publication without items, 2026-01-01T00:00:00Z: feeds must name one.
  static let earliest = Timestamp(seconds: 1_767_225_600)
}

/// A feed that an export is made from.
package struct PublishedFeed: Hashable, Sendable {
  package var source: SourceID
  package var title: String?
  package var url: String
  /// BCP 47.
  package var language: String?
  package var service: String?

  package init(
    source: SourceID, title: String? = nil, url: String, language: String? = nil,
    service: String? = nil
  ) {
    self.source = source
    self.title = title
    self.url = url
    self.language = language
    self.service = service
  }
}
