import News

/// A key by which an article's story may be found, and what it proves when somebody has it.
struct Clue {
  let key: IdentityKey
  let evidence: Evidence

  /// The strongest first.
  ///
  /// - Parameter isShared: whether a key's value is worth a look: others have it too.
  static func all(
    of article: Article, _ keys: ArticleKeys, where isShared: (UInt64) -> Bool = { _ in true }
  ) -> [Clue] {
    var clues: [Clue] = []
    func add(_ key: IdentityKey, _ evidence: @autoclosure () -> Evidence) {
      if isShared(key.value) { clues.append(Clue(key: key, evidence: evidence())) }
    }
    if let key = keys.newsID, let newsID = article.newsID { add(key, .newsID(newsID)) }
    if let key = keys.page, let own = article.canonicalURL { add(key, .canonicalURL(own)) }
    // It names the other, both name the same one, the other names it.
    if let key = keys.declared, let declared = keys.declaredURL {
      add(IdentityKey(kind: .canonicalURL, value: key.value), .declaredSource(declared))
      add(key, .declaredSource(declared))
    }
    if let key = keys.page, let own = article.canonicalURL {
      add(IdentityKey(kind: .declaredSource, value: key.value), .declaredSource(own))
    }
    if let key = keys.content { add(key, .contentHash) }
    return clues
  }
}

extension Evidence {
  /// 0 for the strongest kind.
  var weakness: Int {
    switch self {
    case .newsID: 0
    case .canonicalURL: 1
    case .declaredSource: 2
    case .contentHash: 3
    case .nearDuplicate: 4
    case .byHand: 5
    }
  }
}
