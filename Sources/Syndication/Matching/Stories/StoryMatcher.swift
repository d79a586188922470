package import News

/// Puts pending articles into stories. Pure and synchronous: who calls it reads and writes.
///
/// The articles are taken in one canonical order (`Article.canonicalTime`, source, ID), except that
/// one which another names as its source goes before it. So the order in which they arrived within
/// a batch changes nothing. Each is attached to the one story with the strongest evidence: no
/// article ever chains two stories together. A changed article stays in a story that has other
/// members; one that is alone may move.
package struct StoryMatcher: Sendable {
  private let rule: OriginRule

  package init(rule: OriginRule = OriginRule()) {
    self.rule = rule
  }

  /// Every story that has a pending article now, new or changed, in the order of their IDs. With
  /// the same stories given, the same come back.
  package func match(_ batch: MatchBatch) -> [Story] {
    var window = NearWindow()
    return match(batch, near: nil, &window)
  }

  /// - Parameters:
  ///   - near: what texts are compared by; nil for exact keys alone.
  ///   - window: has the pending articles in it, put there by the batch's survey.
  package func match(
    _ batch: MatchBatch, near: NearBatch?, _ window: inout NearWindow
  ) -> [Story] {
    finish(group(batch, near: near, &window))
  }

  /// The first half of a match: which articles belong together.
  package func group(
    _ batch: MatchBatch, near: NearBatch?, _ window: inout NearWindow
  ) -> StoryGroups {
    let roster = Roster(batch)
    let loners = Loners(batch, roster, near)
    for position in loners.positions {
      let id = roster.articles[position].id
      near?.place(id, in: StoryID(foundedBy: id), with: nil, isCopy: false, &window)
    }
    var desk = StoryDesk(batch, loners.others, roster, near)
    for id in desk.waiting(changed: true) { desk.place(id, &window) }
    for id in desk.waiting(changed: false) { desk.place(id, &window) }
    desk.reconsider(&window)
    let drafts = desk.settled()
    if near != nil { rename(drafts, of: desk, in: &window) }
    return StoryGroups(desk: desk, drafts: drafts, loners: loners.positions)
  }

  /// A story that got an earlier founder is found under its new ID by the batches that follow.
  private func rename(
    _ drafts: [StoryDesk.Draft], of desk: StoryDesk, in window: inout NearWindow
  ) {
    for draft in drafts where draft.members.count > 1 {
      let members = draft.members.compactMap { desk.roster[$0.article] }
      guard let id = StoryID(identifying: members), id != draft.id else { continue }
      window.rename(draft.id, to: id)
    }
  }

  /// The second half: who was first, and who took it from whom.
  ///
  /// - Parameter texts: what the texts of `StoryGroups.members` show; those that are missing are
  ///   judged by their fields alone.
  package func finish(
    _ groups: StoryGroups, texts: [ArticleID: MemberText] = [:]
  ) -> [Story] {
    finish(groups) { texts[$0.article] }
  }

  /// - Parameter text: what the text of a member shows; asked once for each of those that
  ///   `StoryGroups.members` names, one story after the other.
  package func finish(
    _ groups: StoryGroups, text: (StoryGroups.Member) -> MemberText?
  ) -> [Story] {
    let stories =
      groups.drafts.map { finish($0, groups.desk, text) }
      + groups.loners.map { found(groups.desk.roster.articles[$0]) }
    return stories.sorted { $0.id < $1.id }
  }

  /// Stories whose members a person has chosen, with the roles, parents and evidence that follow.
  ///
  /// - Parameters:
  ///   - groups: the members of each with the evidence that they had; the IDs are the caller's.
  ///   - articles: all of them, without their content.
  ///   - texts: what their texts show, as in `finish`.
  package func regroup(
    _ groups: [Story], _ articles: [Article], near: NearBatch?, rulings: [Ruling],
    texts: [ArticleID: MemberText] = [:]
  ) -> [Story] {
    let batch = MatchBatch(pending: [], stories: groups, members: articles, rulings: rulings)
    let desk = StoryDesk(batch, [], Roster(batch), near)
    return groups.map { group in
      finish(
        StoryDesk.Draft(id: group.id, members: group.members, credited: group.credited), desk
      ) { texts[$0.article] }
    }
  }

  /// The story of an article that nothing connects with another.
  private func found(_ article: Article) -> Story {
    Story(
      id: StoryID(foundedBy: article.id),
      members: [Membership(article: article.id, role: .origin)],
      credited: StoryReferences.credit(of: article, names: rule.names))
  }

  /// Gives the members of a story their roles, their parents and their order.
  private func finish(
    _ draft: StoryDesk.Draft, _ desk: StoryDesk, _ text: (StoryGroups.Member) -> MemberText?
  ) -> Story {
    let members = draft.members.compactMap { desk.roster[$0.article] }
    if members.count == 1 { return found(members[0]) }
    let isTraced = StoryGroups.Member.isTraced(inStoryOf: draft.members.count)
    let found = rule.find(among: members) { text(.init(article: $0, isTraced: isTraced)) }
    guard let finding = found else {
      return Story(id: draft.id, members: draft.members, credited: draft.credited)
    }
    var publishers: Set<PublisherID> = []
    let order = Self.order(members, origin: finding.origin)
    let ties = StoryTies(order, finding.parents, draft.members, desk)
    let placed = order.map { article in
      let isFirst = publishers.insert(article.publisher).inserted
      let isOrigin = article.id == finding.origin
      return Membership(
        article: article.id, role: isOrigin ? .origin : isFirst ? .republication : .repeat,
        parent: finding.parents[article.id], evidence: ties.evidence(of: article),
        credited: finding.crediting.contains(article.id))
    }
    return Story(
      id: StoryID(identifying: members) ?? draft.id, members: placed, credited: finding.credited)
  }

  /// The origin first, then by believed time, source and ID.
  private static func order(_ members: [Article], origin: ArticleID) -> [Article] {
    let ordered = members.inOrder(by: \.believedTime)
    return ordered.filter { $0.id == origin } + ordered.filter { $0.id != origin }
  }
}

/// The stories of a batch before it is known who was first in them.
package struct StoryGroups: Sendable {
  let desk: StoryDesk
  /// By their IDs.
  let drafts: [StoryDesk.Draft]
  /// By their positions in the desk's roster.
  let loners: [Int]

  /// A member of a story that has several, for whom its text is to be read.
  package struct Member: Hashable, Sendable {
    package let article: ArticleID
    /// Whether its text tells from which of the others it was taken (`MemberText`).
    package let isTraced: Bool

    package init(article: ArticleID, isTraced: Bool) {
      self.article = article
      self.isTraced = isTraced
    }

    static func isTraced(inStoryOf members: Int) -> Bool { members >= ParentRule.fewestToCompare }
  }

  /// By their IDs.
  package var members: [Member] {
    let members = drafts.flatMap { draft in
      let isTraced = Member.isTraced(inStoryOf: draft.members.count)
      return draft.members.count > 1
        ? draft.members.map { Member(article: $0.article, isTraced: isTraced) } : []
    }
    return members.sorted { $0.article < $1.article }
  }

  /// The same stories in parts, each of which is finished by itself: what the texts of all members show
  /// need not be at hand at once.
  ///
  /// - Parameter limit: members of a part; one story may have more.
  package func parts(ofMembers limit: Int) -> [StoryGroups] {
    var parts: [StoryGroups] = []
    var (start, members) = (drafts.startIndex, 0)
    for (place, draft) in zip(drafts.indices, drafts) {
      if members > 0, members + draft.members.count > limit {
        parts.append(StoryGroups(desk: desk, drafts: Array(drafts[start..<place]), loners: []))
        (start, members) = (place, 0)
      }
      members += draft.members.count
    }
    return parts + [StoryGroups(desk: desk, drafts: Array(drafts[start...]), loners: loners)]
  }
}
