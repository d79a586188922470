import News

/// What the head of every feed says.
struct FeedHead {
  let title: String
  let description: String?
  /// The feed's own address.
  let url: String?
  let homeURL: String?
  let updated: Timestamp
  /// To the pages of its archive.
  let archiveLinks: [FeedLink]
  let isArchive: Bool

  static let generator = "aggregator"

  init(_ publication: Publication, suffix: String) {
    title = PlainLine.of(publication.title) ?? PlainLine.of(publication.name) ?? Self.generator
    description = PlainLine.of(publication.description)
    url = publication.selfURL.flatMap { PublishedAddress.web($0 + suffix) }
    homeURL = PublishedAddress.web(publication.homeURL) ?? url
    updated = publication.updated ?? Publication.earliest
    archiveLinks = publication.archive?.links(suffix: suffix) ?? []
    isArchive = publication.archive?.isArchive ?? false
  }
}

extension [UInt8] {
  /// The namespace of feed history, where it is needed.
  mutating func appendHistoryNamespace(_ head: FeedHead) {
    guard head.isArchive else { return }
    append(" xmlns:fh=\"http://purl.org/syndication/history/1.0\"")
  }

  mutating func appendArchive(_ head: FeedHead, link: StaticString) {
    for archiveLink in head.archiveLinks { appendAtomLink(link, archiveLink) }
    if head.isArchive { append("<fh:archive/>\n") }
  }
}
