import News

/// What the head of every feed says.
struct FeedHead {
  let title: String
  let description: String?
  /// The feed's own address.
  let url: String?
  let homeURL: String?
  let updated: Timestamp

  static let generator = "aggregator"

  init(_ publication: Publication, suffix: String) {
    title = PlainLine.of(publication.title) ?? PlainLine.of(publication.name) ?? Self.generator
    description = PlainLine.of(publication.description)
    url = publication.selfURL.flatMap { PublishedAddress.web($0 + suffix) }
    homeURL = PublishedAddress.web(publication.homeURL) ?? url
    updated = publication.updated ?? Publication.earliest
  }
}
