import News

/// The stories of one batch while articles are put into them.
struct StoryDesk {
  /// A story being made: its members with the evidence of their admission.
  struct Draft {
    let id: StoryID
    var members: [Membership]
    var credited: NamedLink?
    /// Whether a pending article is in it now.
    var touched = false
  }

  let roster: Roster
  /// The pending articles with the stories that they had.
  private var pending: [ArticleID: StoryID?] = [:]
  /// The pending articles in canonical order.
  private let order: [ArticleID]
  private var drafts: [StoryID: Draft] = [:]
  /// The story of each article that has its place.
  private var placed: [ArticleID: StoryID] = [:]
  /// Who has a key, of all that are known here, and the reverse.
  private let holders: [IdentityKey: [ArticleID]]
  private var keys: [ArticleID: [IdentityKey]] = [:]
  /// Those of them that have their place, at most `seatsPerKey`.
  private var seats: [IdentityKey: [ArticleID]] = [:]
  private let furniture: Set<IdentityKey>
  let near: NearBatch?
  let bars: StoryBars
  /// How the whole texts of articles compared with those that they were admitted for.
  private(set) var compared: [ArticleID: (other: ArticleID, found: Comparison)] = [:]

  /// How many articles with one key are looked at, at most: a text that everybody copies leads to
  /// its story by the first of them.
  static let seatsPerKey = 256

  /// How many articles name each other as their sources in a row, at most.
  static let longestChain = 64

  /// - Parameter waiting: the pending articles of the batch that are to be placed.
  init(_ batch: MatchBatch, _ waiting: [PendingArticle], _ roster: Roster, _ near: NearBatch?) {
    self.near = near
    self.roster = roster
    bars = StoryBars(batch.rulings, batch.scope)
    pending.reserveCapacity(waiting.count)
    for one in waiting { pending[one.article.id] = .some(one.story) }
    for story in batch.stories {
      var draft = Draft(id: story.id, members: story.members, credited: story.credited)
      let alone = story.members.count == 1 && pending[story.members[0].article] != nil
      if alone { draft.members = [] }
      for member in draft.members {
        placed[member.article] = story.id
        if pending[member.article] != nil { draft.touched = true }
      }
      drafts[story.id] = draft
    }
    order = waiting.canonicalOrder
    holders = Self.holders(batch.kin, order, roster)
    furniture = KeyCensus.furniture(holders, roster).union(KeyCensus.crowded(batch.kin))
    for (key, ids) in holders {
      for id in ids { keys[id, default: []].append(key) }
    }
    for id in placed.keys.sorted() { seat(id) }
  }

  private mutating func seat(_ article: ArticleID) {
    for key in keys[article] ?? [] where seats[key]?.count ?? 0 < Self.seatsPerKey {
      seats[key, default: []].append(article)
    }
  }

  /// Keys of the kin that are known here, and those of the pending articles that others have too.
  private static func holders(
    _ kin: [Kin], _ pending: [ArticleID], _ roster: Roster
  ) -> [IdentityKey: [ArticleID]] {
    var holders: [IdentityKey: Set<ArticleID>] = [:]
    for one in kin { holders[one.key, default: []].insert(one.article) }
    for id in pending {
      guard let position = roster.position(of: id) else { continue }
      roster.keys[position].each { key in
        if roster.isShared(key.value) { holders[key, default: []].insert(id) }
      }
    }
    return holders.mapValues { $0.sorted() }
  }

  /// The pending articles that have no place yet, in canonical order: those that had a story of
  /// their own before, or the new ones.
  func waiting(changed: Bool) -> [ArticleID] {
    order.filter { placed[$0] == nil && ((pending[$0] ?? nil) != nil) == changed }
  }

  /// Puts an article into the best story, or founds one for it. The article that it names as its
  /// source goes first.
  mutating func place(_ id: ArticleID, _ window: inout NearWindow) {
    guard placed[id] == nil, let article = roster[id] else { return }
    guard source(of: article) != nil else { return attach(article, &window) }
    var chain = [article]
    while chain.count < Self.longestChain, let last = chain.last, let next = source(of: last),
      !chain.contains(where: { $0.id == next.id })
    {
      chain.append(next)
    }
    for article in chain.reversed() where placed[article.id] == nil {
      attach(article, &window)
    }
  }

  /// The article that this one names as its source, when it is still waiting.
  private func source(of article: Article) -> Article? {
    guard let position = roster.position(of: article.id),
      let declared = roster.keys[position].declared
    else { return nil }
    let page = IdentityKey(kind: .canonicalURL, value: declared.value)
    let waiting = holders[page]?.first { placed[$0] == nil && pending[$0] != nil }
    return waiting.flatMap { roster[$0] }
  }

  private mutating func attach(_ article: Article, _ window: inout NearWindow) {
    if let (id, evidence) = ruled(article) ?? best(for: article) {
      add(article, to: id, evidence)
      let like = near?.likeness(of: article, in: &window) { placed[$0] == id }
      let isCopy = evidence.contains(.contentHash)
      near?.place(article.id, in: id, with: like, isCopy: isCopy, &window)
    } else if let (id, match) = nearest(matches(of: article, &window), article, &window) {
      join(article, id, match, &window)
    } else {
      found(article, &window)
    }
  }

  private mutating func add(_ article: Article, to id: StoryID, _ evidence: [Evidence]) {
    drafts[id]?.members.append(
      Membership(article: article.id, role: .republication, evidence: evidence))
    settle(article, in: id)
  }

  private mutating func join(
    _ article: Article, _ id: StoryID, _ match: NearMatch, _ window: inout NearWindow
  ) {
    add(article, to: id, [.nearDuplicate(Containment(match.found))])
    if match.isWhole { compared[article.id] = (match.article, match.found) }
    near?.place(
      article.id, in: id, with: match.entry, isCopy: match.found.isWholeCopy, &window)
  }

  private mutating func found(_ article: Article, _ window: inout NearWindow) {
    let id = (pending[article.id] ?? nil) ?? StoryID(foundedBy: article.id)
    let founder = Membership(article: article.id, role: .origin)
    if drafts[id] == nil { drafts[id] = Draft(id: id, members: []) }
    drafts[id]?.members.append(founder)
    settle(article, in: id)
    near?.place(article.id, in: id, with: nil, isCopy: false, &window)
  }

  /// Changes nothing: the closures look at the desk where it is, not at a copy.
  private mutating func matches(
    of article: Article, _ window: inout NearWindow
  ) -> [NearMatch] {
    guard let near, near.isNear(article.id, anyWhere: { placed[$0] != nil }) else { return [] }
    return near.matches(of: article, in: &window) { isOpen(article, to: $0, $1) }
  }

  /// Whether an article may be in one story with another: only then does the other take the place of
  /// one that it is compared with.
  @inline(__always)
  private func isOpen(_ article: Article, to other: ArticleID, _ source: SourceID) -> Bool {
    guard bars.joins(article.source, source), !isRuledOut(article, other) else { return false }
    guard let story = placed[other] else { return true }
    return !isBarred(article, from: story)
  }

  /// Word for word the same, and yet not one text by the rule for such.
  @inline(__always)
  private func isRuledOut(_ article: Article, _ other: ArticleID) -> Bool {
    guard article.contentHash != .none, let position = roster.position(of: other),
      roster.articles[position].contentHash == article.contentHash
    else { return false }
    return contradicts(article, other)
  }

  /// The story of the likeliest text whose story is at hand. The window is not changed: it has many
  /// parts, and is lent.
  private func nearest(
    _ matches: [NearMatch], _ article: Article, _ window: inout NearWindow
  ) -> (StoryID, NearMatch)? {
    for match in matches {
      guard let id = placed[match.article] ?? window.story(of: match.entry), drafts[id] != nil,
        !isBarred(article, from: id)
      else { continue }
      return (id, match)
    }
    return nil
  }

  /// Looks again at the articles that stayed alone: what they belong to may have come after them.
  mutating func reconsider(_ window: inout NearWindow) {
    guard let near else { return }
    for id in order where near.isWanted(id) {
      guard let story = placed[id], drafts[story]?.members.count == 1,
        near.isNear(id, anyWhere: { isInCompany($0, apartFrom: story) }), let article = roster[id]
      else { continue }
      let matches = near.matches(of: article, in: &window) { other, source in
        isInCompany(other, apartFrom: story) && isOpen(article, to: other, source)
      }
      guard let (other, match) = nearest(matches, article, &window) else { continue }
      drafts[story]?.members.removeAll()
      join(article, other, match, &window)
    }
  }

  /// Whether an article is in another story, and not alone there.
  @inline(__always)
  private func isInCompany(_ article: ArticleID, apartFrom story: StoryID) -> Bool {
    guard let there = placed[article], there != story else { return false }
    return drafts[there]?.members.count ?? 0 > 1
  }

  private mutating func settle(_ article: Article, in id: StoryID) {
    drafts[id]?.touched = true
    placed[article.id] = id
    seat(article.id)
  }

  /// The stories that have a pending article now, by ID.
  func settled() -> [Draft] {
    drafts.values.filter { $0.touched && !$0.members.isEmpty }.sorted { $0.id < $1.id }
  }
}

extension StoryDesk {
  /// The story with the strongest evidence: by its strongest piece, then by how much there is, then
  /// the one that began first.
  private func best(for article: Article) -> (StoryID, [Evidence])? {
    var found: [StoryID: [Evidence]] = [:]
    var barred: [StoryID: Bool] = [:]
    for clue in clues(of: article) where !furniture.contains(clue.key) {
      for holder in seats[clue.key] ?? [] where holder != article.id {
        guard let story = placed[holder],
          clue.evidence != .contentHash || !contradicts(article, holder),
          found[story]?.contains(clue.evidence) != true
        else { continue }
        if barred[story] == nil { barred[story] = isBarred(article, from: story) }
        guard barred[story] == false else { continue }
        found[story, default: []].append(clue.evidence)
      }
    }
    let best = found.min { a, b in
      let strengths = (a.value.map(\.weakness), b.value.map(\.weakness))
      if strengths.0.min() != strengths.1.min() {
        return (strengths.0.min() ?? .max) < (strengths.1.min() ?? .max)
      }
      if a.value.count != b.value.count { return a.value.count > b.value.count }
      return (start(of: a.key), a.key) < (start(of: b.key), b.key)
    }
    return best.map { ($0.key, $0.value.sorted { $0.weakness < $1.weakness }) }
  }

  private func clues(of article: Article) -> [Clue] {
    guard let position = roster.position(of: article.id) else { return [] }
    return Clue.all(of: article, roster.keys[position], where: roster.isShared)
  }

  /// The story into which a person put the article.
  private func ruled(_ article: Article) -> (StoryID, [Evidence])? {
    for partner in bars.partners(of: article.id) {
      guard let id = placed[partner], drafts[id] != nil,
        !isBarred(article, from: id, byScope: false)
      else { continue }
      return (id, [.byHand])
    }
    return nil
  }

  @inline(__always)
  private func isBarred(
    _ article: Article, from story: StoryID, byScope: Bool = true
  ) -> Bool {
    guard let members = drafts[story]?.members else { return false }
    return bars.keep(
      article, out: members.lazy.map { ($0.article, source(of: $0.article)) },
      byScope: byScope)
  }

  @inline(__always)
  private func source(of article: ArticleID) -> SourceID? {
    roster.position(of: article).map { roster.articles[$0].source }
  }

  private func start(of story: StoryID) -> Timestamp {
    let times = drafts[story]?.members.compactMap { member in
      roster.position(of: member.article).map { roster.articles[$0].canonicalTime }
    }
    return times?.min() ?? Timestamp(seconds: .max)
  }

  /// Two pages of one publisher with one text and different headlines are not one article:
  /// the text is what the publisher puts in the place of a text.
  private func contradicts(_ article: Article, _ holder: ArticleID) -> Bool {
    guard let position = roster.position(of: holder),
      roster.articles[position].publisher == article.publisher, let url = article.canonicalURL,
      let otherURL = roster.articles[position].canonicalURL, url != otherURL
    else { return false }
    return !KeyCensus.sameTitle(article, roster.articles[position])
  }
}
