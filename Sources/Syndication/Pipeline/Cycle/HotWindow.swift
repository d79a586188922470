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
    try await read(sample) { frequencies.add(TextWords($0.comparedText)) }
    return frequencies
  }

  /// Reads the texts that a batch compares.
  func texts(of articles: [ArticleID]) async throws(StoreError) -> HotTexts {
    var texts = HotTexts()
    try await read(articles) { texts.add($0) }
    return texts
  }

  /// - Parameter known: texts that are at hand; only the others are read.
  func memberTexts(
    of members: [StoryGroups.Member], _ known: HotTexts
  ) async throws(StoreError) -> [ArticleID: MemberText] {
    var texts: [ArticleID: MemberText] = [:]
    texts.reserveCapacity(members.count)
    var traced: [ArticleID: Bool] = [:]
    for member in members {
      if let text = known.memberText(of: member.article, isTraced: member.isTraced) {
        texts[member.article] = text
      } else {
        traced[member.article] = member.isTraced
      }
    }
    let unknown = members.lazy.map(\.article).filter { traced[$0] != nil }
    try await read(Array(unknown)) { article in
      let plain = article.content.plainText
      texts[article.id] = MemberText(
        plain, TextStanding.read(plain), isTraced: traced[article.id] ?? true)
    }
    return texts
  }

  private func read(
    _ articles: [ArticleID], _ body: (Article) -> Void
  ) async throws(StoreError) {
    var start = 0
    while start < articles.count {
      let end = min(start + Self.textsAtOnce, articles.count)
      for article in try await store.articles(Array(articles[start..<end]), content: true) {
        body(article)
      }
      start = end
    }
  }

  /// Articles held with their content at a time.
  private static let textsAtOnce = 16
}

/// The texts that a batch compares, read once.
struct HotTexts: Sendable {
  /// What they are compared by.
  private(set) var near: [ArticleID: NearText] = [:]
  private var plain: [ArticleID: (text: String, standing: TextStanding)] = [:]

  fileprivate mutating func add(_ article: Article) {
    let text = article.content.plainText
    let standing = TextStanding.read(text)
    plain[article.id] = (text, standing)
    near[article.id] = NearText(
      title: article.title,
      body: ComparedText.choose(lead: article.lead, body: standing.form))
  }

  /// Nil for an article that was not compared.
  func memberText(of article: ArticleID, isTraced: Bool) -> MemberText? {
    plain[article].map { MemberText($0.text, $0.standing, isTraced: isTraced) }
  }
}

extension Article {
  /// The normal form of the text that it is compared by. The content must be at hand.
  var comparedText: NormalForm {
    ComparedText.choose(lead: lead, body: NormalForm.n1(content.plainText))
  }
}
