import News

/// The articles that a match knows of, each with its keys, by position.
struct Roster {
  private(set) var articles: [Article] = []
  private(set) var keys: [ArticleKeys] = []
  private var positions: [ArticleID: Int] = [:]
  /// Values of keys that more than one article has.
  private var shared: Set<UInt64>

  /// An address and a text.
  private static let usualKeys = 2

  /// The members of stories, and the pending articles, which come as they are now. What a look-up
  /// found is shared.
  init(_ batch: MatchBatch) {
    shared = Set(batch.kin.lazy.map(\.key.value))
    let capacity = batch.members.count + batch.pending.count
    articles.reserveCapacity(capacity)
    keys.reserveCapacity(capacity)
    positions.reserveCapacity(capacity)
    for article in batch.members { add(article) }
    for one in batch.pending { add(one.article) }
    countValues(of: batch.pending.lazy.map(\.article.id))
  }

  private mutating func add(_ article: Article) {
    if let position = positions[article.id] {
      articles[position] = article
      keys[position] = ArticleKeys(article)
    } else {
      positions[article.id] = articles.count
      articles.append(article)
      keys.append(ArticleKeys(article))
    }
  }

  /// An address has one value, whether it is an article's own or the one that it declares.
  private mutating func countValues(of pending: some Sequence<ArticleID>) {
    var once: Set<UInt64> = []
    once.reserveCapacity(Self.usualKeys * articles.count)
    for id in pending {
      guard let position = positions[id] else { continue }
      keys[position].each { key in
        if !once.insert(key.value).inserted { shared.insert(key.value) }
      }
    }
  }

  subscript(_ id: ArticleID) -> Article? {
    positions[id].map { articles[$0] }
  }

  /// Where an article stands in `articles` and `keys`.
  func position(of id: ArticleID) -> Int? { positions[id] }

  /// Positions in the order of the articles' IDs.
  func byID(_ positions: some Sequence<Int>) -> [Int] {
    positions.sorted { articles[$0].id < articles[$1].id }
  }

  /// Whether others have this value of a key, too, of whichever kind.
  func isShared(_ value: UInt64) -> Bool { shared.contains(value) }

  /// Whether an article has a key that leads from it to another or from another to it.
  func hasSharedKey(_ position: Int) -> Bool {
    var found = false
    keys[position].each { found = found || isShared($0.value) }
    return found
  }
}
