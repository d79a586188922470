package import News
import Text

/// One line of the input of `aggregator match` (contract 5.3).
package struct BenchItem: Sendable {
  package var id: String
  package var source: String
  /// The source, when the line names none.
  package var publisher: String
  package var url: String?
  package var title: String
  package var text: String
  /// Nil when the line gives none that can be read.
  package var published: Timestamp?
  package var fetched: Timestamp
  package var links: [String]
  /// The bare value.
  package var newsID: String?

  package init(
    id: String, source: String, publisher: String? = nil, url: String?, title: String,
    text: String, published: Timestamp?, fetched: Timestamp, links: [String] = [],
    newsID: String? = nil
  ) {
    self.id = id
    self.source = source
    self.publisher = publisher ?? source
    self.url = url
    self.title = title
    self.text = text
    self.published = published
    self.fetched = fetched
    self.links = links
    self.newsID = newsID
  }
}

/// One line of its output: a story of two or more items.
package struct BenchStory: Hashable, Sendable {
  /// By arrival.
  package var items: [String]
  package var origin: String
  /// The parent of each item but the origin.
  package var parents: [String: String]
  package var evidence: [String: [Evidence]]
}

/// Matches items that come in one stream, as `aggregator match` does, with the matcher and the rules
/// that a run uses.
package struct BenchMatcher {
  private var names: PublisherNames
  private var publishers: Set<PublisherID> = []
  private var identifiers: [String] = []
  private var pending: [PendingArticle] = []
  private var texts: [(plain: String, standing: TextStanding, words: TextWords)] = []
  private var frequencies = WordFrequencies()

  package init(names: PublisherNames = PublisherNames()) {
    self.names = names
  }

  /// Takes the next item.
  package mutating func add(_ item: BenchItem) {
    let source = SourceID(rawValue: item.source)
    let publisher = PublisherID(rawValue: item.publisher)
    if publishers.insert(publisher).inserted { names.add(publisher) }
    let id = ArticleID(rawValue: UInt64(identifiers.count))
    identifiers.append(item.id)
    let standing = TextStanding.read(item.text)
    let hash = ContentHash.of(title: item.title, standing.form)
    let words = TextWords(standing.form)
    frequencies.add(words)
    texts.append((item.text, standing, words))
    let article = Article(
      id: id, source: source, publisher: publisher, url: item.url,
      canonicalURL: item.url.flatMap(WebAddress.canonical), title: item.title,
      published: item.published, firstSeen: item.fetched, polledBefore: item.fetched,
      newsID: item.newsID.map { NewsID(publisher: publisher, value: $0) },
      attribution: standing.attribution,
      links: item.links.prefix(Article.maximumLinks).compactMap(WebAddress.canonical),
      signs: TextSigns(standing), contentHash: hash)
    pending.append(PendingArticle(article: article, story: nil, print: TextPrint(words)))
  }

  /// The stories of all items taken so far that have two or more, by their first item.
  package func stories() -> [BenchStory] {
    let clocks = SourceClocks(learningFrom: pending.lazy.map(\.article))
    let matcher = StoryMatcher(rule: OriginRule(names: names, clocks: clocks))
    var window = NearWindow()
    let survey = NearSurvey(pending, &window)
    let near = NearBatch(
      survey, texts: Dictionary(uniqueKeysWithValues: survey.texts.map { ($0, text(of: $0)) }),
      frequencies: frequencies)
    let groups = matcher.group(MatchBatch(pending: pending), near: near, &window)
    let members = groups.members.map { member in
      let text = texts[Int(member.article.rawValue)]
      return (
        member.article, MemberText(text.plain, text.standing, isTraced: member.isTraced)
      )
    }
    let stories = matcher.finish(groups, texts: Dictionary(uniqueKeysWithValues: members))
      .filter { $0.members.count > 1 }
    return stories.map(report).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private func text(of article: ArticleID) -> NearText {
    let index = Int(article.rawValue)
    let (_, standing, words) = texts[index]
    return NearText(
      title: pending[index].article.title, body: standing.form, words: words,
      print: pending[index].print)
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
