package import News

/// Which article an entry of a fetched document is.
package struct EntryVerdict: Hashable, Sendable {
  package enum Kind: Hashable, Sendable {
    /// Never seen before.
    case new
    /// A stored article with the same entry hash: nothing is to be done.
    case unchanged
    /// A stored article whose entry says something else than before.
    case changed
    /// The same entry again, further down in the document; the index is the first one's.
    case duplicate(of: Int)
  }

  package var kind: Kind
  package var article: ArticleID
  /// False when the link is shared by several entries of the document, or leads to a home page: it
  /// identifies nothing then, and `Article.canonicalURL` is to stay nil.
  package var linkIdentifies: Bool

  package init(kind: Kind, article: ArticleID, linkIdentifies: Bool) {
    self.kind = kind
    self.article = article
    self.linkIdentifies = linkIdentifies
  }
}
