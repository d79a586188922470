import Matching
import News
import Storage

/// Matches what the store has pending, batch after batch in canonical order, and settles it.
struct MatchingTurn: Sendable {
  let configuration: Configuration
  let store: any NewsStore
  let now: Timestamp

  /// Articles of one batch, and shingles that are kept of their texts, about two for nine words: they
  /// bound memory. One article may have more.
  static let batchSize = 1_500
  static let batchShingles = 256 << 10
  /// Articles whose texts are compared within their stories at a time; one story may have more.
  static let membersAtOnce = 500

  /// Returns how many stories were made or changed.
  func settlePending() async throws(StoreError) -> Int {
    var pending = try await nextBatch()
    guard !pending.isEmpty else { return 0 }
    let matcher = StoryMatcher(
      rule: OriginRule(ranks: configuration.ranks, names: configuration.publisherNames))
    let hot = HotWindow(store: store, since: now.advanced(by: -configuration.matching.window))
    var window = try await hot.load()
    let frequencies = try await hot.frequencies(pending, window)
    var touched = 0
    while !pending.isEmpty {
      let survey = NearSurvey(pending, &window, scope: MatchScope(configuration.matching.scope))
      let texts = try await hot.texts(of: survey.texts)
      let near = NearBatch(
        survey, texts: texts.near, frequencies: frequencies,
        rules: configuration.matching.rules)
      let groups = matcher.group(try await batch(pending, survey), near: near, &window)
      var stories: [Story] = []
      for part in groups.parts(ofMembers: Self.membersAtOnce) {
        stories += matcher.finish(
          part, texts: try await hot.memberTexts(of: part.members, texts))
      }
      stories.sort { $0.id < $1.id }
      try await store.settle(stories)
      touched += stories.count
      let next = try await nextBatch()
      // What a settled batch leaves pending would be left so for ever.
      if next.map(\.article.id) == pending.map(\.article.id) { break }
      pending = next
    }
    return touched
  }

  private func nextBatch() async throws(StoreError) -> [PendingArticle] {
    let pending = try await store.pending(limit: Self.batchSize, content: false)
    var shingles = 0
    let end = pending.firstIndex { article in
      shingles += article.print.shingles.count
      return shingles > Self.batchShingles
    }
    return Array(pending[..<max(end ?? pending.endIndex, min(1, pending.endIndex))])
  }

  private func batch(
    _ pending: [PendingArticle], _ survey: NearSurvey
  ) async throws(StoreError) -> MatchBatch {
    let lookups = KinLookups(of: pending)
    var kin = try await store.kin(of: lookups.own, sharedOnly: true)
    kin += try await store.kin(of: lookups.others, sharedOnly: false)
    var concerned = Set(MatchBatch.concerned(pending, kin)).union(survey.stories)
    let own = pending.map(\.article.id)
    for partner in Set(try await store.rulings(of: own).flatMap { [$0.a, $0.b] }).sorted() {
      if let story = try await store.story(of: partner) { concerned.insert(story.id) }
    }
    let stories = try await store.stories(concerned.sorted())
    let members = stories.flatMap { $0.members.map(\.article) }
    let articles = try await store.articles(members, content: false)
    return MatchBatch(
      pending: pending, kin: kin, stories: stories, members: articles,
      rulings: try await store.rulings(of: own + members),
      scope: MatchScope(configuration.matching.scope))
  }
}

extension Configuration {
  /// The sources that are preferred or put back where nothing else decides.
  var ranks: [SourceID: Int] {
    Dictionary(
      sources.lazy.filter { $0.rank != 0 }.map { ($0.id, $0.rank) },
      uniquingKeysWith: { first, _ in first })
  }

  /// By which names texts credit the configured publishers.
  var publisherNames: PublisherNames {
    var names = PublisherNames()
    for source in sources {
      names.add(source.publisher)
      if let title = source.title { names.add(title, for: source.publisher) }
      if let host = FeedAddress.host(of: source.url) { names.add(host, for: source.publisher) }
    }
    for alias in aliases {
      names.add(alias.publisher)
      for name in alias.names { names.add(name, for: alias.publisher) }
    }
    return names
  }
}
