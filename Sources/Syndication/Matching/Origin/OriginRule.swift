package import News

/// Which article of a story is its origin, and from which each other one was taken.
///
/// Each member has a score in thousandths: a point less for each hour that it is later than the
/// first, more for saying that its own reporter wrote it, less for crediting or linking to another
/// member, or for the traces of copying. Who is credited or linked to gains a little, and once: the
/// credit shows who the copyist read, which is not always who wrote it. The highest is the origin;
/// ties go to the earlier, then to the source of higher rank, then by source and ID. Parents are
/// found by `ParentRule`.
package struct OriginRule: Sendable {
  private static let perHour: Int64 = -1000
  private static let unclaimedTime: Int64 = -400
  private static let ownReport: Int64 = 500
  private static let creditsOther: Int64 = -100
  private static let creditsMember: Int64 = -2000
  private static let isCredited: Int64 = 350
  private static let linksToMember: Int64 = -4000
  private static let isLinkedTo: Int64 = 200
  private static let truncated: Int64 = -1000
  private static let leftoverMarkup: Int64 = -300

  /// The higher is preferred where nothing else decides; 0 for a source that is not named.
  package var ranks: [SourceID: Int]
  package var names: PublisherNames
  package var clocks: SourceClocks

  package init(
    ranks: [SourceID: Int] = [:], names: PublisherNames = PublisherNames(),
    clocks: SourceClocks = SourceClocks()
  ) {
    self.ranks = ranks
    self.names = names
    self.clocks = clocks
  }

  /// What the rule finds. All members are in `parents` but the origin.
  package struct Finding: Hashable, Sendable {
    package var origin: ArticleID
    package var parents: [ArticleID: ArticleID]
    /// The members whose text credits the origin's publisher.
    package var crediting: Set<ArticleID>
    /// Whom the origin itself credits, when no member is of that publisher.
    package var credited: NamedLink?
  }

  /// Nil when there is no member.
  ///
  /// - Parameter texts: what the members' texts show. A member without one is judged by its fields
  ///   alone, and then its parent by links and credits alone.
  package func find(
    among members: [Article], texts: [ArticleID: MemberText] = [:]
  ) -> Finding? {
    find(among: members) { texts[$0] }
  }

  func find(among members: [Article], text: (ArticleID) -> MemberText?) -> Finding? {
    let references = StoryReferences(members, names: names, clocks: clocks, text: text)
    let order = references.members
    guard !order.isEmpty else { return nil }
    let scores = scores(references)
    let best = order.indices.max { a, b in
      if scores[a] != scores[b] { return scores[a] < scores[b] }
      return precedes(b, a, references)
    }
    let origin = best ?? 0
    let parents = ParentRule(references, origin: origin).parents()
    return Finding(
      origin: order[origin].id,
      parents: Dictionary(
        uniqueKeysWithValues: parents.map { (order[$0.key].id, order[$0.value].id) }),
      crediting: references.crediting(order[origin].publisher, at: origin),
      credited: references.absentCredit(of: origin))
  }

  private func scores(_ references: StoryReferences) -> [Int64] {
    let gains = Self.gains(references)
    return references.members.indices.map { index in
      var score: Int64 = 0
      each(of: index, references, gains) { _, points in score += points }
      return score
    }
  }

  /// By member: bit 0 for being linked to, bit 1 for being credited.
  private static func gains(_ references: StoryReferences) -> [UInt8] {
    var gains = [UInt8](repeating: 0, count: references.members.count)
    for index in gains.indices {
      for target in references.linked[index] { gains[target] |= 1 }
      if let target = references.credited[index] { gains[target] |= 2 }
    }
    return gains
  }

  /// Calls `body` with each reason for which a member has points, and how many.
  private func each(
    of index: Int, _ references: StoryReferences, _ gains: [UInt8],
    _ body: (OriginScore.Reason, Int64) -> Void
  ) {
    let start = references.times.first?.believed ?? Timestamp(seconds: 0)
    body(.laterThanFirst, Self.hours(references.times[index].believed.since(start)))
    if !references.times[index].isClaimed { body(.timeNotBelieved, Self.unclaimedTime) }
    let signs = references.members[index].signs
    if signs.contains(.ownReport) { body(.ownReport, Self.ownReport) }
    if signs.contains(.truncated) { body(.truncated, Self.truncated) }
    if signs.contains(.leftoverMarkup) { body(.leftoverMarkup, Self.leftoverMarkup) }
    if references.creditsOther[index] { body(.creditsOther, Self.creditsOther) }
    if references.credited[index] != nil { body(.creditsMember, Self.creditsMember) }
    if !references.linked[index].isEmpty { body(.linksToMember, Self.linksToMember) }
    if gains[index] & 1 != 0 { body(.isLinkedTo, Self.isLinkedTo) }
    if gains[index] & 2 != 0 { body(.isCredited, Self.isCredited) }
  }

  /// Bounded to a century, so that no sum overflows.
  private static func hours(_ seconds: Int64) -> Int64 {
    perHour * min(max(seconds, 0), 3_200_000_000) / 3600
  }

  /// What each member has points for, the origin first.
  ///
  /// - Parameter texts: as for `find`.
  package func scores(
    among members: [Article], texts: [ArticleID: MemberText] = [:]
  ) -> [OriginScore] {
    let references = StoryReferences(members, names: names, clocks: clocks) { texts[$0] }
    let gains = Self.gains(references)
    let scores = references.members.indices.map { index in
      var score = OriginScore(article: references.members[index].id)
      each(of: index, references, gains) { score.add($0, $1) }
      return score
    }
    let order = scores.indices.sorted { a, b in
      if scores[a].total != scores[b].total { return scores[a].total > scores[b].total }
      return precedes(a, b, references)
    }
    return order.map { scores[$0] }
  }

  /// The order among equal scores.
  private func precedes(_ a: Int, _ b: Int, _ references: StoryReferences) -> Bool {
    let times = (references.times[a].believed, references.times[b].believed)
    if times.0 != times.1 { return times.0 < times.1 }
    let (a, b) = (references.members[a], references.members[b])
    let ranks = (ranks[a.source] ?? 0, ranks[b.source] ?? 0)
    if ranks.0 != ranks.1 { return ranks.0 > ranks.1 }
    return (a.source, a.id) < (b.source, b.id)
  }
}
