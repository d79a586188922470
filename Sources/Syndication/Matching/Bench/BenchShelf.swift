import News

/// What `BenchMatcher` keeps of the batches before: as the store does for a run, in memory.
struct BenchShelf {
  /// By article, whose IDs count from 0.
  private var texts: [String] = []
  private var articles: [Article] = []
  private var storyOf: [StoryID] = []
  /// Stories of two or more; one that has a member alone has no record of its own.
  private var several: [StoryID: Story] = [:]
  /// The article that had a value of a key first, and those that came after it.
  private var first: [UInt64: UInt32] = [:]
  private var later: [UInt64: [UInt32]] = [:]
  /// How many articles are in them: the others once there is a batch that may ask for them.
  private var indexed = 0

  var stories: some Sequence<Story> { several.values }

  /// Takes the text of an article that will be settled.
  mutating func add(_ text: String) {
    texts.append(text)
  }

  func text(of id: ArticleID) -> String { texts[Int(id.rawValue)] }

  /// Of an article that is settled.
  func article(_ id: ArticleID) -> Article { articles[Int(id.rawValue)] }

  /// - Parameter near: stories that have texts like those of pending articles.
  mutating func batch(
    of pending: [PendingArticle], concerning near: [StoryID]
  ) -> MatchBatch {
    while indexed < articles.count {
      keep(ArticleKeys(articles[indexed]), of: articles[indexed].id)
      indexed += 1
    }
    let kin = kin(of: pending)
    let concerned = Set(MatchBatch.concerned(pending, kin)).union(near).sorted()
    let stories = concerned.map(story)
    let members = stories.flatMap { $0.members.map { article($0.article) } }
    return MatchBatch(pending: pending, kin: kin, stories: stories, members: members)
  }

  /// An article alone founded its story.
  private func story(_ id: StoryID) -> Story {
    several[id]
      ?? Story(
        id: id,
        members: [Membership(article: ArticleID(rawValue: id.rawValue), role: .origin)])
  }

  /// The settled articles that have a key, or its value by another kind, by key and then article.
  private func kin(of pending: [PendingArticle]) -> [Kin] {
    guard !articles.isEmpty else { return [] }
    var values: Set<UInt64> = []
    for one in pending {
      ArticleKeys(one.article).each { if first[$0.value] != nil { values.insert($0.value) } }
    }
    var kin: [Kin] = []
    for value in values {
      let holders = [first[value]].compactMap(\.self) + (later[value] ?? [])
      for holder in holders {
        let article = articles[Int(holder)]
        ArticleKeys(article).each { key in
          guard key.value == value else { return }
          kin.append(
            Kin(
              key: key, article: article.id, source: article.source,
              publisher: article.publisher, story: storyOf[Int(holder)], entryHash: 0,
              contentHash: article.contentHash))
        }
      }
    }
    return kin.sorted { ($0.key, $0.article) < ($1.key, $1.article) }
  }

  /// Keeps articles and the stories that were made of them. An article is in one story: a story
  /// ends with its last member.
  mutating func settle(_ pending: [PendingArticle], _ settled: [Story]) {
    for article in pending.lazy.map(\.article) {
      articles.append(article)
      storyOf.append(StoryID(foundedBy: article.id))
    }
    var former: Set<StoryID> = []
    for story in settled {
      for member in story.members {
        let index = Int(member.article.rawValue)
        if storyOf[index] != story.id { former.insert(storyOf[index]) }
        storyOf[index] = story.id
      }
    }
    for id in former { several[id] = nil }
    for story in settled where story.members.count > 1 { several[story.id] = story }
  }

  private mutating func keep(_ keys: ArticleKeys, of article: ArticleID) {
    let index = UInt32(truncatingIfNeeded: article.rawValue)
    keys.each { key in
      if first[key.value] == nil {
        first[key.value] = index
      } else if later[key.value, default: []].count < Kin.maximumHolders {
        later[key.value, default: []].append(index)
      }
    }
  }
}
