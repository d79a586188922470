import News
import Text

@testable import Matching

/// Texts that come in batches and are matched through one window, as runs do it.
struct NearNewsroom {
  struct Item {
    let article: Article
    let text: String
  }

  private(set) var window = NearWindow()
  private var stories: [StoryID: Story] = [:]
  private var articles: [ArticleID: Article] = [:]
  private var texts: [ArticleID: NearText] = [:]
  private let frequencies: WordFrequencies

  init(frequencies: WordFrequencies = OrdinaryWords.frequencies()) {
    self.frequencies = frequencies
  }

  /// An item of a source's own publisher, at a minute.
  static func item(
    _ number: UInt64, _ source: String, at minute: Int64, title: String = "", _ text: String
  ) -> Item {
    Item(
      article: article(
        number, source, at: minute, url: page(source, Int(number)), title: title, text: text),
      text: text)
  }

  /// All stories there are after one more batch.
  mutating func match(_ items: [Item]) -> [Story] {
    for item in items {
      texts[item.article.id] = NearText(
        title: item.article.title, body: NormalForm.n1(item.text))
    }
    let pending = items.map {
      PendingArticle(
        article: $0.article, story: nil,
        print: TextPrint(TextWords(NormalForm.n1($0.text))))
    }
    let survey = NearSurvey(pending, &window)
    let near = NearBatch(
      survey, texts: texts.filter { survey.texts.contains($0.key) }, frequencies: frequencies)
    let batch = MatchBatch(
      pending: pending, kin: kin(of: pending), stories: Array(stories.values),
      members: Array(articles.values))
    for story in StoryMatcher().match(batch, near: near, &window) { stories[story.id] = story }
    for item in items { articles[item.article.id] = item.article }
    return stories.values.sorted { $0.id < $1.id }
  }

  private func kin(of pending: [PendingArticle]) -> [Kin] {
    let keys = Set(pending.flatMap { IdentityKeys.shareable($0.article) })
    let places = stories.values.flatMap { story in story.members.map { ($0.article, story.id) } }
    let storyOf = Dictionary(places, uniquingKeysWith: { first, _ in first })
    return articles.values.sorted { $0.id < $1.id }.flatMap { article in
      IdentityKeys.shareable(article).filter(keys.contains).map {
        Kin(
          key: $0, article: article.id, source: article.source, publisher: article.publisher,
          story: storyOf[article.id], entryHash: 0, contentHash: article.contentHash)
      }
    }
  }
}
