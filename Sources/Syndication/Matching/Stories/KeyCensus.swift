import News
import Text

/// Which keys are a publisher's furniture rather than an article's own: a news ID that stands in
/// every page, a source link in every footer, a text in the place of a text.
enum KeyCensus {
  /// Pages of one publisher, at most, that may have a key in common.
  static let pagesPerPublisher = 3

  static func furniture(
    _ holders: [IdentityKey: [Int]], _ roster: Roster
  ) -> Set<IdentityKey> {
    var furniture: Set<IdentityKey> = []
    for (key, positions) in holders
    where positions.count > pagesPerPublisher && key.kind != .canonicalURL {
      var pages: [PublisherID: Set<String>] = [:]
      for article in positions.lazy.map({ roster.articles[$0] }) {
        pages[article.publisher, default: []].insert(
          article.canonicalURL ?? article.id.description)
      }
      if pages.values.contains(where: { $0.count > pagesPerPublisher }) { furniture.insert(key) }
    }
    return furniture
  }

  /// Keys with more holders than are found: without a look at their pages, those that publishers have
  /// more often than `pagesPerPublisher` on average.
  ///
  /// - Parameter kin: the kin of each key together, as they are found.
  static func crowded(_ kin: [Kin]) -> Set<IdentityKey> {
    var crowded: Set<IdentityKey> = []
    var start = 0
    while start < kin.count {
      let key = kin[start].key
      let end = kin[start...].firstIndex { $0.key != key } ?? kin.count
      if end - start >= Kin.maximumHolders, key.kind != .canonicalURL {
        let publishers = Set(kin[start..<end].map(\.publisher))
        if end - start > pagesPerPublisher * publishers.count { crowded.insert(key) }
      }
      start = end
    }
    return crowded
  }

  static func sameTitle(_ a: Article, _ b: Article) -> Bool {
    a.title == b.title || NormalForm.n1(a.title).bytes == NormalForm.n1(b.title).bytes
  }
}
