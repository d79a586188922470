package import News
import Text

/// The keys that an article can be found by.
package enum IdentityKeys {
  /// Everything that identifies an article, to be stored with it.
  ///
  /// A canonical address is a key unless it is a home page's; whoever finds that a document gives
  /// one link to several entries leaves `canonicalURL` out (see `EntryIdentity`). A declared source
  /// is a key only when its link is another article's address.
  package static func of(_ article: Article) -> [IdentityKey] {
    let own = [
      article.guid.flatMap { guidKey($0, of: article.source) },
      titledContentKey(article.contentHash, title: article.title, of: article.source),
    ]
    return shareable(article) + own.compactMap(\.self)
  }

  /// Those of them that articles of other sources may have too.
  static func shareable(_ article: Article) -> [IdentityKey] {
    var keys: [IdentityKey] = []
    if let newsID = article.newsID { keys.append(newsIDKey(newsID)) }
    if let url = identifyingURL(of: article) { keys.append(urlKey(url)) }
    if let url = declaredURL(of: article) { keys.append(declaredKey(url)) }
    if let key = contentKey(article.contentHash) { keys.append(key) }
    return keys
  }

  /// A GUID identifies an entry within its source only; nil for an empty one.
  static func guidKey(_ guid: String, of source: SourceID) -> IdentityKey? {
    let trimmed = guid.trimmingASCIISpace
    guard !trimmed.isEmpty else { return nil }
    return IdentityKey(kind: .guid, value: hash(source.rawValue, String(trimmed)))
  }

  static func newsIDKey(_ newsID: NewsID) -> IdentityKey {
    IdentityKey(kind: .newsID, value: hash(newsID.publisher.rawValue, newsID.value))
  }

  /// The canonical address and the declared one have one value, so that each finds the other; the
  /// variants of one page have one as well (`WebAddress.pageKey`).
  static func urlKey(_ url: String) -> IdentityKey {
    IdentityKey(kind: .canonicalURL, value: pageHash(url))
  }

  static func declaredKey(_ url: String) -> IdentityKey {
    IdentityKey(kind: .declaredSource, value: pageHash(url))
  }

  private static func pageHash(_ url: String) -> UInt64 {
    WebAddress.withPageKey(url) { Hash64.of(UnsafeRawBufferPointer($0)) }
  }

  static func contentKey(_ hash: ContentHash) -> IdentityKey? {
    guard hash != .none else { return nil }
    return IdentityKey(kind: .content, value: Hash64.of(hash.bytes))
  }

  /// A text alone identifies no entry within its source: some put the same words of their own in
  /// the place of a text every day. With its title it does. Titles are compared in normal form.
  static func titledContentKey(
    _ hash: ContentHash, title: String, of source: SourceID
  ) -> IdentityKey? {
    guard hash != .none else { return nil }
    let scope = Hash64.of(NormalForm.n1(title).bytes, seed: Hash64.of(source.rawValue))
    return IdentityKey(kind: .titledContent, value: Hash64.of(hash.bytes, seed: scope))
  }

  /// The article's canonical address, when it can be one article's alone.
  static func identifyingURL(of article: Article) -> String? {
    article.canonicalURL.flatMap { ArticleAddress.isHome($0) ? nil : $0 }
  }

  /// The canonical address of the article that this one names as its source.
  static func declaredURL(of article: Article) -> String? {
    guard let link = article.declaredSource?.url, let url = WebAddress.canonical(link),
      ArticleAddress.isArticle(url)
    else { return nil }
    let isOwn = article.canonicalURL.map { WebAddress.pageKey($0) == WebAddress.pageKey(url) }
    return isOwn == true ? nil : url
  }

  /// Two parts with their border, so that ("a", "bc") is not ("ab", "c").
  private static func hash(_ first: String, _ second: String) -> UInt64 {
    Hash64.of(second, seed: Hash64.of(first))
  }
}

extension String {
  /// Without white space of ASCII at both ends.
  var trimmingASCIISpace: Substring {
    let start = utf8.firstIndex { $0 > 0x20 } ?? endIndex
    let end = utf8.lastIndex { $0 > 0x20 }.map { utf8.index(after: $0) } ?? start
    return self[start..<end]
  }
}
