import News

extension EntryIdentity {
  /// The stored articles that the entries claim, by entry. Key after key over the whole document,
  /// so that a weaker key never takes what a stronger one of another entry identifies.
  func claims(_ kin: [Kin], contents: [Int: ContentHash]) -> [Int: Kin] {
    let own = kin.filter { $0.source == source }
    var byKey: [IdentityKey: [Kin]] = [:]
    for one in own { byKey[one.key, default: []].append(one) }
    let contentKeys = uniqueContentKeys(contents)
    var claims: [Int: Kin] = [:]
    var claimed: Set<ArticleID> = []
    for key in [guidKey, linkKey, { contentKeys[$0] }] as [(Int) -> IdentityKey?] {
      for index in entries.indices where firsts[index] == index && claims[index] == nil {
        guard let key = key(index), let found = byKey[key] else { continue }
        let free = found.filter { !claimed.contains($0.article) }
        guard let best = free.min(by: { prefers($0, to: $1, entries[index]) }) else { continue }
        claims[index] = best
        claimed.insert(best.article)
      }
    }
    return claims
  }

  private func uniqueContentKeys(_ contents: [Int: ContentHash]) -> [Int: IdentityKey] {
    let keys = contentKeysByEntry(contents)
    let counts = Dictionary(keys.values.map { ($0, 1) }, uniquingKeysWith: +)
    return keys.filter { counts[$0.value] == 1 }
  }

  /// The keys of the texts with their titles, by entry.
  func contentKeysByEntry(_ contents: [Int: ContentHash]) -> [Int: IdentityKey] {
    var keys: [Int: IdentityKey] = [:]
    for (index, hash) in contents where entries.indices.contains(index) {
      keys[index] = IdentityKeys.titledContentKey(
        hash, title: entries[index].title, of: source)
    }
    return keys
  }

  /// Of several stored articles with one key: the one that says the same, then the lowest ID.
  private func prefers(_ a: Kin, to b: Kin, _ entry: EntryTraits) -> Bool {
    let same = (a.entryHash == entry.entryHash, b.entryHash == entry.entryHash)
    return same.0 == same.1 ? a.article < b.article : same.0
  }
}
