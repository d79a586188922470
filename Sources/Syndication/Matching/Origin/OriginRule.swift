package import News

/// Which article of a story is its origin, and from which each other one was taken.
///
/// Each member has a score in thousandths: a point less for each hour that it is later than the
/// first, more for saying that its own reporter wrote it, less for crediting or linking to others,
/// or for the traces of copying; who is credited or linked to gains. The highest is the origin;
/// ties go to the earlier, then to the source of higher rank, then by source and ID.
package struct OriginRule: Sendable {
  private static let perHour: Int64 = -1000
  private static let ownReport: Int64 = 1000
  private static let creditsOther: Int64 = -1500
  private static let creditsMember: Int64 = -1000
  private static let isCredited: Int64 = 1000
  private static let linksToMember: Int64 = -4000
  private static let isLinkedTo: Int64 = 2000
  private static let truncated: Int64 = -1500
  private static let leftoverMarkup: Int64 = -300

  /// The higher is preferred where nothing else decides; 0 for a source that is not named.
  package var ranks: [SourceID: Int]
  package var names: PublisherNames

  package init(ranks: [SourceID: Int] = [:], names: PublisherNames = PublisherNames()) {
    self.ranks = ranks
    self.names = names
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
  package func find(among members: [Article]) -> Finding? {
    let references = StoryReferences(members, names: names)
    let order = references.members
    guard !order.isEmpty else { return nil }
    let scores = scores(references)
    let best = order.indices.max { a, b in
      let (left, right) = (scores[a], scores[b])
      if left != right { return left < right }
      return precedes(order[b], order[a])
    }
    let origin = best ?? 0
    return Finding(
      origin: order[origin].id, parents: parents(references, origin: origin),
      crediting: references.crediting(order[origin].publisher, at: origin),
      credited: references.absentCredit(of: origin))
  }

  private func scores(_ references: StoryReferences) -> [Int64] {
    let members = references.members
    let start = members.first?.believedTime ?? Timestamp(seconds: 0)
    var scores = members.map { member in
      var score = Self.hours(member.believedTime.since(start))
      if member.signs.contains(.ownReport) { score += Self.ownReport }
      if member.signs.contains(.truncated) { score += Self.truncated }
      if member.signs.contains(.leftoverMarkup) { score += Self.leftoverMarkup }
      return score
    }
    for index in members.indices {
      if references.creditsOther[index] { scores[index] += Self.creditsOther }
      if let target = references.credited[index] {
        scores[index] += Self.creditsMember
        scores[target] += Self.isCredited
      }
      for target in references.linked[index] { scores[target] += Self.isLinkedTo }
      if !references.linked[index].isEmpty { scores[index] += Self.linksToMember }
    }
    return scores
  }

  /// Bounded to a century, so that no sum overflows.
  private static func hours(_ seconds: Int64) -> Int64 {
    perHour * min(max(seconds, 0), 3_200_000_000) / 3600
  }

  /// The order among equal scores.
  private func precedes(_ a: Article, _ b: Article) -> Bool {
    let times = (a.believedTime, b.believedTime)
    if times.0 != times.1 { return times.0 < times.1 }
    let ranks = (ranks[a.source] ?? 0, ranks[b.source] ?? 0)
    if ranks.0 != ranks.1 { return ranks.0 > ranks.1 }
    return (a.source, a.id) < (b.source, b.id)
  }

  /// A repeat was taken from its publisher's first; another from the member that it links to, else
  /// from the credited publisher's first, else from the origin. What would close a circle was taken
  /// from the origin.
  private func parents(_ references: StoryReferences, origin: Int) -> [ArticleID: ArticleID] {
    let members = references.members
    var firsts: [PublisherID: Int] = [members[origin].publisher: origin]
    var parents: [Int: Int] = [:]
    for (index, member) in members.enumerated() where index != origin {
      let own = firsts[member.publisher]
      if own == nil { firsts[member.publisher] = index }
      let choices = [own, references.linked[index].first, references.credited[index]]
      parents[index] =
        choices.lazy.compactMap(\.self).first {
          $0 == origin || !leads(from: $0, to: index, parents)
        } ?? origin
    }
    return Dictionary(
      uniqueKeysWithValues: parents.map { (members[$0.key].id, members[$0.value].id) })
  }

  private func leads(from start: Int, to goal: Int, _ parents: [Int: Int]) -> Bool {
    var at: Int? = start
    while let here = at {
      if here == goal { return true }
      at = parents[here]
    }
    return false
  }
}
