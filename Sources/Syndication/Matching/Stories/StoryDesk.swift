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

  /// Articles are named by their positions in it.
  let roster: Roster
  /// Which articles are to be placed, and the stories that they had.
  private var isPending: [Bool]
  private var former: [StoryID?]
  /// The pending articles in canonical order.
  private let order: [Int]
  private var drafts: [Draft] = []
  private var numbers: [StoryID: Int] = [:]
  /// The draft that each article has its place in, by its number.
  private var placed: [Int?]
  private var seats: KeySeats
  let near: NearBatch?
  let bars: StoryBars
  /// How the whole texts of articles compared with those that they were admitted for.
  private(set) var compared: [ArticleID: (other: ArticleID, found: Comparison)] = [:]

  /// How many articles name each other as their sources in a row, at most.
  static let longestChain = 64

  /// - Parameter waiting: the pending articles of the batch that are to be placed.
  init(_ batch: MatchBatch, _ waiting: [PendingArticle], _ roster: Roster, _ near: NearBatch?) {
    self.near = near
    self.roster = roster
    bars = StoryBars(batch.rulings, batch.scope)
    let count = roster.articles.count
    isPending = Array(repeating: false, count: count)
    former = Array(repeating: nil, count: count)
    placed = Array(repeating: nil, count: count)
    order = waiting.canonicalIndices.compactMap { roster.position(of: waiting[$0].article.id) }
    seats = KeySeats(batch.kin, order, roster)
    for one in waiting {
      guard let position = roster.position(of: one.article.id) else { continue }
      isPending[position] = true
      former[position] = one.story
    }
    for story in batch.stories { lay(out: story) }
    for position in roster.byID(placed.indices.filter { placed[$0] != nil }) {
      seats.seat(position)
    }
  }

  private mutating func lay(out story: Story) {
    let known = story.members.map { roster.position(of: $0.article) }
    let pending = known.map { $0.map { isPending[$0] } ?? false }
    var draft = Draft(id: story.id, members: story.members, credited: story.credited)
    if pending == [true] {
      draft.members = []
    } else {
      for position in known.lazy.compactMap(\.self) { placed[position] = drafts.count }
      draft.touched = pending.contains(true)
    }
    numbers[story.id] = drafts.count
    drafts.append(draft)
  }

  /// The pending articles that have no place yet, in canonical order: those that had a story of
  /// their own before, or the new ones.
  func waiting(changed: Bool) -> [Int] {
    order.filter { placed[$0] == nil && (former[$0] != nil) == changed }
  }

  /// Puts an article into the best story, or founds one for it. The article that it names as its
  /// source goes first.
  mutating func place(_ position: Int, _ window: inout NearWindow) {
    guard placed[position] == nil else { return }
    guard source(of: position) != nil else { return attach(position, &window) }
    var chain = [position]
    while chain.count < Self.longestChain, let last = chain.last, let next = source(of: last),
      !chain.contains(next)
    {
      chain.append(next)
    }
    for position in chain.reversed() where placed[position] == nil {
      attach(position, &window)
    }
  }

  /// The article that this one names as its source, when it is still waiting.
  private func source(of position: Int) -> Int? {
    guard let declared = roster.keys[position].declared else { return nil }
    let page = IdentityKey(kind: .canonicalURL, value: declared.value)
    return seats.holders(of: page).first { placed[$0] == nil && isPending[$0] }
  }

  private mutating func attach(_ position: Int, _ window: inout NearWindow) {
    let article = roster.articles[position]
    if let (draft, evidence) = ruled(article) ?? best(for: position) {
      add(position, to: draft, evidence)
      let like = near?.likeness(of: article, in: &window) { place(of: $0) == draft }
      let isCopy = evidence.contains(.contentHash)
      near?.place(article.id, in: drafts[draft].id, with: like, isCopy: isCopy, &window)
    } else if let (draft, match) = nearest(matches(of: article, &window), article, &window) {
      join(position, draft, match, &window)
    } else {
      found(position, &window)
    }
  }

  /// The draft that an article has its place in.
  @inline(__always)
  private func place(of article: ArticleID) -> Int? {
    roster.position(of: article).flatMap { placed[$0] }
  }

  private mutating func add(_ position: Int, to draft: Int, _ evidence: [Evidence]) {
    let id = roster.articles[position].id
    settle(position, Membership(article: id, role: .republication, evidence: evidence), in: draft)
  }

  private mutating func join(
    _ position: Int, _ draft: Int, _ match: NearMatch, _ window: inout NearWindow
  ) {
    add(position, to: draft, [.nearDuplicate(Containment(match.found))])
    let id = roster.articles[position].id
    if match.isWhole { compared[id] = (match.article, match.found) }
    near?.place(
      id, in: drafts[draft].id, with: match.entry, isCopy: match.found.isWholeCopy, &window)
  }

  private mutating func found(_ position: Int, _ window: inout NearWindow) {
    let article = roster.articles[position].id
    let id = former[position] ?? StoryID(foundedBy: article)
    let draft = numbers[id] ?? drafts.count
    if draft == drafts.count {
      numbers[id] = draft
      drafts.append(Draft(id: id, members: []))
    }
    settle(position, Membership(article: article, role: .origin), in: draft)
    near?.place(article, in: id, with: nil, isCopy: false, &window)
  }

  /// Changes nothing: the closures look at the desk where it is, not at a copy.
  private mutating func matches(
    of article: Article, _ window: inout NearWindow
  ) -> [NearMatch] {
    guard let near, near.isNear(article.id, anyWhere: { place(of: $0) != nil }) else { return [] }
    return near.matches(of: article, in: &window) { isOpen(article, to: $0, $1) }
  }

  /// Whether an article may be in one story with another: only then does the other take the place of
  /// one that it is compared with.
  @inline(__always)
  private func isOpen(_ article: Article, to other: ArticleID, _ source: SourceID) -> Bool {
    guard bars.joins(article.source, source) else { return false }
    guard let other = roster.position(of: other) else { return true }
    guard !isRuledOut(article, other) else { return false }
    return placed[other].map { !isBarred(article, from: $0) } ?? true
  }

  /// Word for word the same, and yet not one text by the rule for such.
  @inline(__always)
  private func isRuledOut(_ article: Article, _ other: Int) -> Bool {
    guard article.contentHash != .none,
      roster.articles[other].contentHash == article.contentHash
    else { return false }
    return contradicts(article, other)
  }

  /// The story of the likeliest text whose story is at hand. The window is not changed: it has many
  /// parts, and is lent.
  private func nearest(
    _ matches: [NearMatch], _ article: Article, _ window: inout NearWindow
  ) -> (Int, NearMatch)? {
    for match in matches {
      let draft =
        place(of: match.article) ?? window.story(of: match.entry).flatMap { numbers[$0] }
      guard let draft, !isBarred(article, from: draft) else { continue }
      return (draft, match)
    }
    return nil
  }

  /// Looks again at the articles that stayed alone: what they belong to may have come after them.
  mutating func reconsider(_ window: inout NearWindow) {
    guard let near else { return }
    for position in order {
      let article = roster.articles[position]
      guard let draft = placed[position], drafts[draft].members.count == 1,
        near.isNear(article.id, anyWhere: { isInCompany($0, apartFrom: draft) })
      else { continue }
      let matches = near.matches(of: article, in: &window) { other, source in
        isInCompany(other, apartFrom: draft) && isOpen(article, to: other, source)
      }
      guard let (other, match) = nearest(matches, article, &window) else { continue }
      drafts[draft].members.removeAll()
      join(position, other, match, &window)
    }
  }

  /// Whether an article is in another story, and not alone there.
  @inline(__always)
  private func isInCompany(_ article: ArticleID, apartFrom draft: Int) -> Bool {
    guard let there = place(of: article), there != draft else { return false }
    return drafts[there].members.count > 1
  }

  private mutating func settle(_ position: Int, _ member: Membership, in draft: Int) {
    drafts[draft].members.append(member)
    drafts[draft].touched = true
    placed[position] = draft
    seats.seat(position)
  }

  /// The stories that have a pending article now, by ID.
  func settled() -> [Draft] {
    drafts.filter { $0.touched && !$0.members.isEmpty }.sorted { $0.id < $1.id }
  }
}

extension StoryDesk {
  /// The story with the strongest evidence: by its strongest piece, then by how much there is, then
  /// the one that began first.
  private func best(for position: Int) -> (Int, [Evidence])? {
    guard roster.hasSharedKey(position) else { return nil }
    let article = roster.articles[position]
    var found: [Int: [Evidence]] = [:]
    var barred: [Int: Bool] = [:]
    let clues = Clue.all(of: article, roster.keys[position], where: roster.isShared)
    for clue in clues {
      for holder in seats.seated(by: clue.key) where holder != position {
        guard let draft = placed[holder],
          clue.evidence != .contentHash || !contradicts(article, holder),
          found[draft]?.contains(clue.evidence) != true
        else { continue }
        if barred[draft] == nil { barred[draft] = isBarred(article, from: draft) }
        guard barred[draft] == false else { continue }
        found[draft, default: []].append(clue.evidence)
      }
    }
    let best = found.min { a, b in
      let strengths = (a.value.map(\.weakness), b.value.map(\.weakness))
      if strengths.0.min() != strengths.1.min() {
        return (strengths.0.min() ?? .max) < (strengths.1.min() ?? .max)
      }
      if a.value.count != b.value.count { return a.value.count > b.value.count }
      return (start(of: a.key), drafts[a.key].id) < (start(of: b.key), drafts[b.key].id)
    }
    return best.map { ($0.key, $0.value.sorted { $0.weakness < $1.weakness }) }
  }

  /// The story into which a person put the article.
  private func ruled(_ article: Article) -> (Int, [Evidence])? {
    for partner in bars.partners(of: article.id) {
      guard let draft = place(of: partner), !isBarred(article, from: draft, byScope: false)
      else { continue }
      return (draft, [.byHand])
    }
    return nil
  }

  @inline(__always)
  private func isBarred(
    _ article: Article, from draft: Int, byScope: Bool = true
  ) -> Bool {
    bars.keep(
      article,
      out: drafts[draft].members.lazy.map { ($0.article, roster[$0.article]?.source) },
      byScope: byScope)
  }

  private func start(of draft: Int) -> Timestamp {
    let times = drafts[draft].members.lazy.compactMap { roster[$0.article]?.canonicalTime }
    return times.min() ?? Timestamp(seconds: .max)
  }

  /// Two pages of one publisher with one text and different headlines are not one article:
  /// the text is what the publisher puts in the place of a text.
  private func contradicts(_ article: Article, _ holder: Int) -> Bool {
    let other = roster.articles[holder]
    guard other.publisher == article.publisher, let url = article.canonicalURL,
      let otherURL = other.canonicalURL, url != otherURL
    else { return false }
    return !KeyCensus.sameTitle(article, other)
  }
}
