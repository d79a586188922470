import News
import Text

/// Matches items that come in one stream, as `aggregator match` does, with the matcher and the rules
/// that a run uses: batch after batch, as they come.
package struct BenchMatcher {
  /// Items of one batch: what is worked out of their texts is at hand until it is matched. What is
  /// matched is read again where a later text is like it.
  package static let batchSize = 16_384

  private let batchSize: Int
  private var names: PublisherNames
  private var publishers: Set<PublisherID> = []
  /// With the publisher of each one's last item.
  private var sources: [SourceID: PublisherID] = [:]
  private var identifiers: [String] = []
  private var shelf = BenchShelf()
  private var window = NearWindow()
  private var frequencies = WordFrequencies()
  /// The items of the batch at hand, and what was read of their texts.
  private var pending: [PendingArticle] = []
  private var readings: [Reading] = []

  private struct Reading {
    let standing: TextStanding
    let words: TextWords
  }

  package init(names: PublisherNames = PublisherNames(), batchSize: Int = Self.batchSize) {
    self.names = names
    self.batchSize = max(1, batchSize)
  }

  /// Takes the next item.
  package mutating func add(_ item: BenchItem) {
    let (source, publisher) = origin(of: item)
    let id = ArticleID(rawValue: UInt64(identifiers.count))
    identifiers.append(item.id)
    let standing = TextStanding.read(item.text)
    let words = TextWords(standing.form)
    frequencies.add(words)
    let article = Article(
      id: id, source: source, publisher: publisher, url: item.url,
      canonicalURL: item.url.flatMap(WebAddress.canonical), title: item.title,
      published: item.published, firstSeen: item.fetched, polledBefore: item.fetched,
      newsID: item.newsID.map { NewsID(publisher: publisher, value: $0) },
      attribution: standing.attribution,
      links: item.links.prefix(Article.maximumLinks).compactMap(WebAddress.canonical),
      signs: TextSigns(standing), contentHash: ContentHash.of(title: item.title, standing.form))
    shelf.add(item.text)
    readings.append(Reading(standing: standing, words: words))
    pending.append(PendingArticle(article: article, story: nil, print: TextPrint(words)))
    if pending.count >= batchSize { settlePending() }
  }

  /// The names of few sources and publishers are kept once each.
  private mutating func origin(of item: BenchItem) -> (SourceID, PublisherID) {
    let source = SourceID(rawValue: item.source)
    let known = sources.index(forKey: source)
    if let known, sources.values[known].rawValue == item.publisher {
      return (sources.keys[known], sources.values[known])
    }
    let (isNew, publisher) = publishers.insert(PublisherID(rawValue: item.publisher))
    if isNew { names.add(publisher) }
    sources[source] = publisher
    return (known.map { sources.keys[$0] } ?? source, publisher)
  }

  /// The stories of all items taken so far that have two or more, by their first item.
  package mutating func stories() -> [BenchStory] {
    settlePending()
    return shelf.stories.map(report).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private mutating func settlePending() {
    guard !pending.isEmpty else { return }
    let clocks = SourceClocks(learningFrom: pending.lazy.map(\.article))
    let matcher = StoryMatcher(rule: OriginRule(names: names, clocks: clocks))
    let survey = NearSurvey(pending, &window)
    let near = NearBatch(
      survey, texts: Dictionary(uniqueKeysWithValues: survey.texts.map { ($0, text(of: $0)) }),
      frequencies: frequencies)
    let batch = shelf.batch(of: pending, concerning: survey.stories)
    let groups = matcher.group(batch, near: near, &window)
    // One copy for all members: a closure that looks at `self` makes one for each.
    let stories = matcher.finish(groups) { [reader = self] in reader.memberText($0) }
    shelf.settle(pending, stories)
    pending.removeAll(keepingCapacity: true)
    readings.removeAll(keepingCapacity: true)
  }

  /// Nil for an item of an earlier batch.
  private func place(of article: ArticleID) -> Int? {
    let first = identifiers.count - pending.count
    let index = Int(article.rawValue)
    return index < first ? nil : index - first
  }

  private func text(of article: ArticleID) -> NearText {
    guard let place = place(of: article) else {
      return NearText(
        title: shelf.article(article).title, body: NormalForm.n1(shelf.text(of: article)))
    }
    return NearText(
      title: pending[place].article.title, body: readings[place].standing.form,
      words: readings[place].words, print: pending[place].print)
  }

  private func memberText(_ member: StoryGroups.Member) -> MemberText {
    let text = shelf.text(of: member.article)
    let standing =
      place(of: member.article).map { readings[$0].standing } ?? TextStanding.read(text)
    return MemberText(text, standing, isTraced: member.isTraced)
  }

  private func report(_ story: Story) -> (UInt64, BenchStory) {
    func name(_ id: ArticleID) -> String { identifiers[Int(id.rawValue)] }
    let ids = story.members.map(\.article).sorted()
    var report = BenchStory(
      items: ids.map(name), origin: name(story.origin ?? ids[0]), parents: [:], evidence: [:])
    for member in story.members {
      if let parent = member.parent { report.parents[name(member.article)] = name(parent) }
      report.evidence[name(member.article)] = member.evidence
    }
    return (ids[0].rawValue, report)
  }
}
