package import News

/// Decides which stored article each entry of one fetched document is.
///
/// The strongest key speaks first: the GUID, then the link, then the text with its title. A changed
/// GUID with the same link, or the same text under the same title, is the same article; but a stored article is claimed by one entry at most, so
/// that an older one whose GUID is still in the document stays itself. What several different
/// entries of the document have in common identifies none of them, and loses none of them.
///
/// Two look-ups: `keys` in the store, `unsettled` with what was found, the texts of those hashed
/// and `contentKeys` of them looked up, then `verdicts` with all that was found. A document of
/// entries that are known costs no text hash.
package struct EntryIdentity: Sendable {
  let source: SourceID
  let entries: [EntryTraits]
  /// For each entry the index of the first one that is the same.
  let firsts: [Int]
  /// By entry: whether its GUID, and whether its link, is its own in this document.
  let guidIdentifies: [Bool]
  let linkIdentifies: [Bool]

  /// - Parameter home: the canonical address of the feed's home page.
  package init(source: SourceID, home: String?, entries: [EntryTraits]) {
    self.source = source
    self.entries = entries
    firsts = Self.firsts(of: entries)
    let distinct = Set(firsts)
    let guids = Self.shared(entries.map(\.guid), among: distinct)
    let links = Self.shared(entries.map(\.link), among: distinct)
    guidIdentifies = entries.map { entry in entry.guid.map { !guids.contains($0) } ?? false }
    linkIdentifies = entries.map { entry in
      entry.link.map { !links.contains($0) && $0 != home && !ArticleAddress.isHome($0) } ?? false
    }
  }

  /// The keys of GUIDs and links that are to be looked up first.
  package var keys: [IdentityKey] {
    entries.indices.flatMap { [guidKey($0), linkKey($0)].compactMap(\.self) }
  }

  /// The entries that neither GUID nor link identifies, and whose text is therefore to be hashed;
  /// for a source without stored articles that is not needed.
  package func unsettled(_ kin: [Kin]) -> [Int] {
    let claims = claims(kin, contents: [:])
    return entries.indices.filter { firsts[$0] == $0 && claims[$0] == nil }
  }

  /// The keys of texts that are to be looked up second.
  package func contentKeys(_ contents: [Int: ContentHash]) -> [IdentityKey] {
    contentKeysByEntry(contents).values.sorted()
  }

  /// The verdict on each entry, in the document's order.
  ///
  /// - Parameters:
  ///   - kin: what both look-ups found; articles of other sources are passed over.
  ///   - contents: the content hashes of the unsettled entries.
  package func verdicts(_ kin: [Kin], contents: [Int: ContentHash] = [:]) -> [EntryVerdict] {
    let claims = claims(kin, contents: contents)
    var taken = Set(kin.lazy.filter { $0.source == source }.map(\.article))
    var verdicts: [EntryVerdict] = []
    for (index, entry) in entries.enumerated() {
      let first = firsts[index]
      var verdict: EntryVerdict
      if first < index {
        verdict = verdicts[first]
        verdict.kind = .duplicate(of: first)
      } else if let claim = claims[index] {
        verdict = EntryVerdict(
          kind: claim.entryHash == entry.entryHash ? .unchanged : .changed,
          article: claim.article, linkIdentifies: linkIdentifies[index])
      } else {
        verdict = EntryVerdict(
          kind: .new, article: newID(index, taken: taken),
          linkIdentifies: linkIdentifies[index])
        taken.insert(verdict.article)
      }
      verdicts.append(verdict)
    }
    return verdicts
  }

  private func newID(_ index: Int, taken: Set<ArticleID>) -> ArticleID {
    let (identity, kind) = firstIdentity(index)
    var ordinal = 0
    while true {
      let id = ArticleID.firstSeen(as: identity, kind: kind, in: source, ordinal: ordinal)
      if !taken.contains(id) { return id }
      ordinal += 1
    }
  }

  private func firstIdentity(_ index: Int) -> (String, IdentityKey.Kind) {
    let entry = entries[index]
    if guidIdentifies[index], let guid = entry.guid { return (guid, .guid) }
    if linkIdentifies[index], let link = entry.link { return (link, .canonicalURL) }
    return ("\(entry.guid ?? "")\n\(entry.link ?? "")\n\(entry.entryHash)", .content)
  }

  func guidKey(_ index: Int) -> IdentityKey? {
    guard guidIdentifies[index], let guid = entries[index].guid else { return nil }
    return IdentityKeys.guidKey(guid, of: source)
  }

  func linkKey(_ index: Int) -> IdentityKey? {
    guard linkIdentifies[index], let link = entries[index].link else { return nil }
    return IdentityKeys.urlKey(link)
  }
}

extension EntryIdentity {
  /// The values that several distinct entries have.
  private static func shared(_ values: [String?], among distinct: Set<Int>) -> Set<String> {
    var once: Set<String> = []
    var more: Set<String> = []
    for (index, value) in values.enumerated() where distinct.contains(index) {
      if let value, !once.insert(value).inserted { more.insert(value) }
    }
    return more
  }

  /// Entries are the same when they are so whole, or when GUID, link and title are.
  private static func firsts(of entries: [EntryTraits]) -> [Int] {
    var whole: [UInt64: Int] = [:]
    var named: [EntryName: Int] = [:]
    return entries.enumerated().map { index, entry in
      let name = EntryName(entry)
      let hasName = entry.guid != nil && entry.link != nil
      if let first = whole[entry.entryHash] ?? (hasName ? named[name] : nil) { return first }
      whole[entry.entryHash] = index
      if hasName { named[name] = index }
      return index
    }
  }
}

/// What an entry is called. The titles are compared, but not hashed: of those that have GUID and
/// link in common, there are few.
private struct EntryName: Hashable {
  let guid: String?
  let link: String?
  let title: String

  init(_ entry: EntryTraits) {
    guid = entry.guid
    link = entry.link
    title = entry.title
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(guid)
    hasher.combine(link)
  }
}
