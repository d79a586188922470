import News

/// The keys of one article that others may have too, worked out once.
struct ArticleKeys {
  let newsID: IdentityKey?
  /// Of the address that it can be found under.
  let page: IdentityKey?
  /// Of the address that it names as its source.
  let declared: IdentityKey?
  let declaredURL: String?
  let content: IdentityKey?

  init(_ article: Article) {
    newsID = article.newsID.map(IdentityKeys.newsIDKey)
    page = IdentityKeys.identifyingURL(of: article).map(IdentityKeys.urlKey)
    declaredURL = IdentityKeys.declaredURL(of: article)
    declared = declaredURL.map(IdentityKeys.declaredKey)
    content = IdentityKeys.contentKey(article.contentHash)
  }

  /// Those that it has, in a fixed order.
  func each(_ body: (IdentityKey) -> Void) {
    if let newsID { body(newsID) }
    if let page { body(page) }
    if let declared { body(declared) }
    if let content { body(content) }
  }

  func contains(_ key: IdentityKey) -> Bool {
    key == newsID || key == page || key == declared || key == content
  }
}
