import Matching
import News
import Storage

extension Desk {
  /// Takes articles out of their stories, those of one story together, and keeps them apart from the
  /// others of it. Returns what became of them, a line for each story.
  package func split(_ names: [String]) async throws -> [String] {
    try await ruling {
      let chosen = try await articles(named: names)
      var lines: [String] = []
      var seen: Set<StoryID> = []
      for article in chosen {
        // A story that was split on the way has another ID, and the others of it have their places.
        guard let story = try await store.story(of: article) else { throw Self.unsettled(article) }
        guard seen.insert(story.id).inserted else { continue }
        let (line, made) = try await split(story, Set(chosen))
        lines.append(line)
        seen.formUnion(made)
      }
      return lines
    }
  }

  private func split(
    _ story: Story, _ chosen: Set<ArticleID>
  ) async throws -> (line: String, made: [StoryID]) {
    let leaving = story.members.filter { chosen.contains($0.article) }
    let staying = story.members.filter { !chosen.contains($0.article) }
    guard let first = leaving.first, !staying.isEmpty else {
      return ("nothing to split: nobody else is in story \(story.id)", [])
    }
    let rulings = leaving.flatMap { one in
      staying.map { Ruling(.apart, one.article, $0.article) }
    }
    let made = try await settle(
      [
        Story(id: StoryID(foundedBy: first.article), members: leaving),
        Story(id: story.id, members: staying, credited: story.credited),
      ], rulings)
    let ids = made.map(\.id)
    return (
      "split story \(story.id): \(Self.count(leaving)) left it and \(Self.isOrAre(leaving)) story "
        + "\(ids[0]) now, \(Self.count(staying)) stayed and \(Self.isOrAre(staying)) story \(ids[1])",
      ids
    )
  }

  /// Puts the first article into the second one's story, and keeps it there.
  package func join(_ first: String, _ second: String) async throws -> [String] {
    try await ruling {
      let chosen = try await articles(named: [first, second])
      guard chosen.count == 2 else {
        throw Complaint(.usage, "an article cannot be joined with itself: name two")
      }
      let (a, b) = (chosen[0], chosen[1])
      guard let left = try await store.story(of: a) else { throw Self.unsettled(a) }
      guard let joined = try await store.story(of: b) else { throw Self.unsettled(b) }
      let rulings = [Ruling(.together, a, b)]
      let lifted = try await bars(between: a, joined)
      if left.id == joined.id {
        _ = try await settle([joined], rulings, lifting: lifted)
        return ["\(a) and \(b) are in one story, \(joined.id), and stay in it"]
      }
      var whole = joined
      whole.members.append(Membership(article: a, role: .republication, evidence: [.byHand]))
      var rest = left
      rest.members.removeAll { $0.article == a }
      let made = try await settle(
        [whole, rest].filter { !$0.members.isEmpty }, rulings, lifting: lifted)
      let origin = made[0].origin.map { ", origin \($0)" } ?? ""
      return ["joined \(a) to story \(made[0].id): \(Self.count(whole.members))\(origin)"]
    }
  }

  /// What kept an article apart from members of a story: it is with them again.
  private func bars(between article: ArticleID, _ story: Story) async throws -> [Ruling] {
    let members = Set(story.members.map(\.article))
    return try await store.rulings(of: [article]).filter {
      $0.kind == .apart && members.contains($0.a == article ? $0.b : $0.a)
    }
  }

  /// Gives the groups their roles, parents and evidence and stores them with what was ruled.
  private func settle(
    _ groups: [Story], _ rulings: [Ruling], lifting lifted: [Ruling] = []
  ) async throws -> [Story] {
    let members = groups.flatMap { $0.members.map(\.article) }
    let hot = HotWindow(
      store: store, since: clock.now().advanced(by: -configuration.matching.window))
    var near: NearBatch?
    var texts: [ArticleID: MemberText] = [:]
    if members.count <= Self.maximumCompared {
      let frequencies = try await hot.frequencies([], try await hot.load())
      let read = try await hot.texts(of: members)
      near = NearBatch(
        texts: read.near, frequencies: frequencies, rules: configuration.matching.rules)
      texts = try await hot.memberTexts(
        of: members.map { StoryGroups.Member(article: $0, isTraced: true) }, read)
    }
    let pairs = Set((rulings + lifted).map { [$0.a, $0.b] })
    let known = try await store.rulings(of: members).filter { !pairs.contains([$0.a, $0.b]) }
    let matcher = StoryMatcher(
      rule: OriginRule(ranks: configuration.ranks, names: configuration.publisherNames))
    let stories = matcher.regroup(
      groups, try await store.articles(members, content: false), near: near,
      rulings: known + rulings, texts: texts)
    try await store.rule(
      rulings, lifting: lifted,
      settling: stories)
    return stories
  }

  /// Members of the stories at hand whose texts are compared anew, at most: all are in memory. What
  /// was found when they were admitted stands for the others.
  static let maximumCompared = 256

  /// Runs `body` while no run can be at work.
  private func ruling(_ body: () async throws -> [String]) async throws -> [String] {
    guard let lock = try await store.lockCycle() else {
      throw Complaint(.locked, "a run is at work on this database: nothing was changed, try again")
    }
    let lines = try await body()
    await store.close()
    withExtendedLifetime(lock) {}
    return lines
  }

  /// Each once, in the order asked.
  private func articles(named names: [String]) async throws -> [ArticleID] {
    var found: [ArticleID] = []
    for name in names {
      let article = try await article(named: name)
      if !found.contains(article.id) { found.append(article.id) }
    }
    return found
  }

  private static func unsettled(_ article: ArticleID) -> Complaint {
    Complaint(.dataUnusable, "\(article) is in no story yet: it waits for the next run")
  }

  private static func count(_ members: [Membership]) -> String {
    members.count == 1 ? "1 article" : "\(members.count) articles"
  }

  private static func isOrAre(_ members: [Membership]) -> String {
    members.count == 1 ? "is" : "are"
  }
}
