import Matching
import News
import Storage
import Text

/// Brings what near duplicates are looked for among out of the store.
struct HotWindow: Sendable {
  let store: any NewsStore
  /// Texts whose present form is older are compared by their keys alone.
  let since: Timestamp

  /// Texts read from the store at a time.
  private static let pageSize = 4_000
  /// Texts that tell in how many of them each word stands.
  private static let sampleSize = 1_000

  func load() async throws(StoreError) -> NearWindow {
    var loading = NearWindowLoading()
    var place: WindowPage.Place?
    repeat {
      let page = try await store.window(since: since, after: place, limit: Self.pageSize)
      for text in page.texts {
        loading.add(text.article, text.print, of: text.source, in: text.story)
      }
      place = page.next
    } while place != nil
    return loading.window
  }

  /// Counted over texts that lie evenly among those that are pending and over the latest before
  /// them.
  func frequencies(
    _ pending: [PendingArticle], _ window: NearWindow
  ) async throws(StoreError) -> WordFrequencies {
    let step = max(1, pending.count / (Self.sampleSize / 2))
    let new = stride(from: 0, to: pending.count, by: step).map { pending[$0].article.id }
    let sample = new + window.latest(max(0, Self.sampleSize - new.count))
    var frequencies = WordFrequencies()
    for article in try await store.articles(sample, content: true) {
      frequencies.add(TextWords(article.comparedText))
    }
    return frequencies
  }

  func texts(of articles: [ArticleID]) async throws(StoreError) -> [ArticleID: NearText] {
    try await read(articles) { NearText(title: $0.title, body: $0.comparedText) }
  }

  func memberTexts(of articles: [ArticleID]) async throws(StoreError) -> [ArticleID: MemberText] {
    try await read(articles) { MemberText($0.content.plainText) }
  }

  private func read<Text>(
    _ articles: [ArticleID], _ make: (Article) -> Text
  ) async throws(StoreError) -> [ArticleID: Text] {
    var texts: [ArticleID: Text] = [:]
    texts.reserveCapacity(articles.count)
    var start = 0
    while start < articles.count {
      let end = min(start + Self.textsAtOnce, articles.count)
      for article in try await store.articles(Array(articles[start..<end]), content: true) {
        texts[article.id] = make(article)
      }
      start = end
    }
    return texts
  }

  /// Articles held with their content at a time.
  private static let textsAtOnce = 500
}

extension Article {
  /// The normal form of the text that it is compared by. The content must be at hand.
  var comparedText: NormalForm {
    ComparedText.choose(lead: lead, body: TextStanding.read(content.plainText).form)
  }
}
