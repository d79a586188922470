import News

/// Where a document stands among the archive pages of its feed (RFC 5005, section 4), which are
/// numbered from 1 in the order in which their items appeared. The last page is still being filled.
package struct ArchivePlace: Hashable, Sendable {
  /// The feed's own address without the suffix of a format.
  package var feedURL: String
  /// Nil for the feed itself.
  package var page: Int?
  /// Whether the page is full and never changes again.
  package var isFull: Bool
  /// The page before; nil for the first.
  package var previous: Int?

  package init(feedURL: String, page: Int?, isFull: Bool = false, previous: Int?) {
    self.feedURL = feedURL
    self.page = page
    self.isFull = isFull
    self.previous = previous
  }

  /// What stands between the name of an export, or its address, and the suffix of a format.
  package static func infix(_ page: Int) -> String {
    ".archive-\(page)"
  }

  /// Only a full page is an archive: readers may keep it for ever.
  var isArchive: Bool { page != nil && isFull }

  func links(suffix: String) -> [FeedLink] {
    func link(_ rel: String, _ page: Int?) -> FeedLink? {
      PublishedAddress.web(feedURL + (page.map(Self.infix) ?? "") + suffix)
        .map { FeedLink(href: $0, rel: rel) }
    }
    return [
      page == nil ? nil : link("current", nil),
      previous.flatMap { link("prev-archive", $0) },
      isFull ? page.flatMap { link("next-archive", $0 + 1) } : nil,
    ].compactMap(\.self)
  }
}
