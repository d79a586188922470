/// One element of a fetched feed, as parsed.
package struct ParsedEntry: Hashable, Sendable {
  package var id: String?
  package var idIsPermalink: Bool?
  package var url: String?
  package var externalURL: String?
  /// Plain text: markup and escapes resolved.
  package var title: String?
  package var contentHTML: String?
  package var contentText: String?
  /// As the feed gives it; may hold markup.
  package var summary: String?
  package var published: Timestamp?
  package var modified: Timestamp?
  package var created: Timestamp?
  package var expired: Timestamp?
  package var authors: [Author] = []
  package var contributors: [Author] = []
  package var publisher: Author?
  package var tags: [String] = []
  package var categories: [Category] = []
  package var attachments: [Attachment] = []
  package var links: [FeedLink] = []
  package var language: String?
  package var image: String?
  package var thumbnails: [String] = []
  /// The address of the page with the comments.
  package var comments: String?
  package var commentsFeed: String?
  package var commentsCount: Int?
  /// RSS 2.0 `<source>` or `atom:source`: the feed that the entry was taken from.
  package var source: EntrySource?
  package var geo: Geometry?
  package var license: String?
  package var rights: String?
  package var podcast: PodcastEpisode?
  /// What the podcast namespace says of the entry, in the order of the document.
  package var podcastElements: [PodcastElement] = []
  /// What relative addresses in the entry's texts stand against (`xml:base`); nil when the document
  /// does not say.
  package var base: String?

  package init() {}
}

/// The feed that an entry was taken from.
package struct EntrySource: Hashable, Sendable {
  package var title: String?
  package var url: String?
  package var id: String?
  package var link: String?
  package var description: String?
  package var rights: String?
  package var icon: String?
  package var logo: String?
  package var language: String?
  package var updated: Timestamp?
  package var generator: Generator?
  package var authors: [Author] = []
  package var contributors: [Author] = []
  package var categories: [Category] = []
  package var links: [FeedLink] = []

  package init(title: String? = nil, url: String? = nil) {
    self.title = title
    self.url = url
  }
}

/// A place (GeoRSS), in GeoJSON order: longitude first.
package struct Geometry: Hashable, Sendable {
  package enum Shape: String, Sendable {
    case point = "Point"
    case line = "LineString"
    case polygon = "Polygon"
    case box = "Box"
  }

  package var shape: Shape
  /// Pairs of longitude and latitude, in degrees.
  package var coordinates: [Double]

  package init(shape: Shape, coordinates: [Double]) {
    self.shape = shape
    self.coordinates = coordinates
  }
}

/// What the iTunes namespace says of a feed.
package struct PodcastFeed: Hashable, Sendable {
  package var explicit: String?
  package var block: String?
  package var type: String?
  package var complete: String?
  package var newFeedURL: String?

  package init() {}
}

/// What the iTunes namespace says of an entry.
package struct PodcastEpisode: Hashable, Sendable {
  package var explicit: String?
  package var block: String?
  package var duration: String?
  package var episode: String?
  package var season: String?
  package var episodeType: String?
  package var title: String?
  package var order: String?

  package init() {}
}
