package import News

/// The keys to look the kin of pending articles up by. The pending articles are stored themselves.
package struct KinLookups: Hashable, Sendable {
  /// Keys that the articles have: only those that others share are of interest.
  package private(set) var own: [IdentityKey] = []
  /// Keys that other articles may have: of those that name one of these as their source, and of
  /// those that one of these names.
  package private(set) var others: [IdentityKey] = []

  package init(of pending: [PendingArticle]) {
    for article in pending.lazy.map(\.article) {
      own += IdentityKeys.shareable(article)
      if let url = IdentityKeys.identifyingURL(of: article) {
        others.append(IdentityKeys.declaredKey(url))
      }
      if let url = IdentityKeys.declaredURL(of: article) { others.append(IdentityKeys.urlKey(url)) }
    }
  }
}
