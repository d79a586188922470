import News

/// A key by which an article's story may be found, and what it proves when somebody has it.
struct Clue {
  let key: IdentityKey
  let evidence: Evidence

  /// The strongest first.
  static func all(of article: Article) -> [Clue] {
    var clues: [Clue] = []
    if let newsID = article.newsID {
      clues.append(Clue(key: IdentityKeys.newsIDKey(newsID), evidence: .newsID(newsID)))
    }
    let own = IdentityKeys.identifyingURL(of: article)
    if let own {
      clues.append(Clue(key: IdentityKeys.urlKey(own), evidence: .canonicalURL(own)))
    }
    // It names the other, both name the same one, the other names it.
    if let declared = IdentityKeys.declaredURL(of: article) {
      let evidence = Evidence.declaredSource(declared)
      clues.append(Clue(key: IdentityKeys.urlKey(declared), evidence: evidence))
      clues.append(Clue(key: IdentityKeys.declaredKey(declared), evidence: evidence))
    }
    if let own {
      clues.append(Clue(key: IdentityKeys.declaredKey(own), evidence: .declaredSource(own)))
    }
    if let key = IdentityKeys.contentKey(article.contentHash) {
      clues.append(Clue(key: key, evidence: .contentHash))
    }
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
