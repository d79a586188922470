package import News

/// One line of the input of `aggregator match` (contract 5.3).
package struct BenchItem: Sendable {
  package var id: String
  package var source: String
  /// The source, when the line names none.
  package var publisher: String
  package var url: String?
  package var title: String
  package var text: String
  /// Nil when the line gives none that can be read.
  package var published: Timestamp?
  package var fetched: Timestamp
  package var links: [String]
  /// The bare value.
  package var newsID: String?

  package init(
    id: String, source: String, publisher: String? = nil, url: String?, title: String,
    text: String, published: Timestamp?, fetched: Timestamp, links: [String] = [],
    newsID: String? = nil
  ) {
    self.id = id
    self.source = source
    self.publisher = publisher ?? source
    self.url = url
    self.title = title
    self.text = text
    self.published = published
    self.fetched = fetched
    self.links = links
    self.newsID = newsID
  }
}

/// One line of its output: a story of two or more items.
package struct BenchStory: Hashable, Sendable {
  /// By arrival.
  package var items: [String]
  package var origin: String
  /// The parent of each item but the origin.
  package var parents: [String: String]
  package var evidence: [String: [Evidence]]
}
