import Matching
import News
import Text

/// Articles of our own for the tests: the publisher is the source, the time in minutes after noon.
func article(
  _ number: UInt64, _ source: String, at minute: Int64 = 0, seen: Int64? = nil,
  publisher: String? = nil, url: String? = nil, title: String = "Title", text: String? = nil,
  newsID: NewsID? = nil, declares: NamedLink? = nil, credits: [String] = [],
  links: [String] = [], signs: TextSigns = []
) -> Article {
  Article(
    id: ArticleID(rawValue: number), source: SourceID(rawValue: source),
    publisher: PublisherID(rawValue: publisher ?? source), guid: "g\(number)", url: url,
    canonicalURL: url, title: title, published: minutes(minute),
    firstSeen: minutes(seen ?? minute + 10), newsID: newsID, declaredSource: declares,
    attribution: credits, links: links, signs: signs,
    contentHash: text.map { ContentHash.of(NormalForm.n1($0)) } ?? .none)
}

func minutes(_ minute: Int64) -> Timestamp {
  Timestamp(seconds: 1_760_000_000 + minute * 60)
}

func page(_ host: String, _ number: Int) -> String {
  "https://\(host).example/news/\(number)"
}

/// A text that no other number gives, long enough to be hashed.
func words(_ number: Int) -> String {
  "the council of town number \(number) met in its hall to plan the roads of the year"
}

func pending(_ articles: [Article]) -> [PendingArticle] {
  articles.map { PendingArticle(article: $0, story: nil) }
}

func match(_ articles: [Article], _ rule: OriginRule = OriginRule()) -> [Story] {
  StoryMatcher(rule: rule).match(MatchBatch(pending: pending(articles)))
}

/// The members of each story by number, the smallest first.
func groups(_ stories: [Story]) -> [[UInt64]] {
  stories.map { $0.members.map(\.article.rawValue).sorted() }.sorted { $0[0] < $1[0] }
}
