import News
import Storage

/// Values for tests, each told apart by a number.
enum Samples {
  static let monday = Timestamp(seconds: 1_700_000_000)

  static func id(_ number: UInt64) -> ArticleID {
    // Spread over both halves of the range: SQL knows signed integers only.
    ArticleID(rawValue: number &* 0x9e37_79b9_7f4a_7c15)
  }

  static func story(_ number: UInt64) -> StoryID {
    StoryID(foundedBy: id(number))
  }

  static func hash(_ number: UInt64) -> ContentHash {
    ContentHash(bytes: (0..<32).map { UInt8(truncatingIfNeeded: number &+ $0 &* 7) })
  }

  static func key(_ kind: IdentityKey.Kind, _ number: UInt64) -> IdentityKey {
    IdentityKey(kind: kind, value: number &* 0xbf58_476d_1ce4_e5b9)
  }

  /// An article with the least that one can have.
  static func article(
    _ number: UInt64, source: String = "alpha", publisher: String? = nil,
    published: Int64? = nil, text: UInt64? = nil
  ) -> Article {
    Article(
      id: id(number), source: SourceID(rawValue: source),
      publisher: PublisherID(rawValue: publisher ?? source), url: "https://\(source)/\(number)",
      title: "Title \(number)", content: .text("Text \(text ?? number)"),
      published: published.map { monday.advanced(by: $0) }, firstSeen: monday,
      contentHash: hash(text ?? number))
  }

  /// An article with all that one can have.
  static func fullArticle(_ number: UInt64) -> Article {
    Article(
      id: id(number), source: SourceID(rawValue: "khabar"),
      publisher: PublisherID(rawValue: "khabar.example"), guid: "tag:\(number)",
      url: "https://khabar.example/\(number)?utm_source=x",
      canonicalURL: "https://khabar.example/\(number)", title: "برنامه\u{200c}ریزی شهری \(number)",
      lead: "بند نخست", content: .html("<p>متن \(number)</p>"),
      authors: [
        Author(name: "Reza", url: nil, email: "r@x.example"), Author(), Author(name: ""),
      ],
      tags: ["شهر", "", "a:b", "5:x-"],
      attachments: [
        Attachment(url: "https://x/1.mp3", mimeType: "audio/mpeg", size: .max, duration: 12.25),
        Attachment(url: ""),
      ],
      image: "https://x/1.jpg", language: "fa", published: monday.advanced(by: -60),
      modified: monday.advanced(by: -30), firstSeen: monday,
      polledBefore: monday.advanced(by: -900),
      newsID: NewsID(publisher: PublisherID(rawValue: "khabar.example"), value: "75478139"),
      service: "سیاسی", declaredSource: NamedLink(title: "شهر", url: "https://shahr/1"),
      printURL: "https://khabar.example/print/\(number)", attribution: ["شهر", "روابط عمومی"],
      links: ["https://shahr/1", "https://shahr/2"], signs: [.truncated, .leftoverMarkup],
      contentHash: hash(number))
  }

  static func admission(_ article: Article, keys: [IdentityKey] = []) -> Admission {
    Admission(article: article, keys: keys, entryHash: article.id.rawValue)
  }

  /// A batch of these articles, without keys.
  static func batch(
    _ articles: [Article], states: [SourceState] = [], seenAgain: [ArticleID] = [],
    after seconds: Int64 = 0
  ) -> Batch {
    Batch(
      states: states, admissions: articles.map { admission($0) }, seenAgain: seenAgain,
      seen: monday.advanced(by: seconds))
  }

  /// A story of one article.
  static func single(_ number: UInt64) -> Story {
    Story(id: story(number), members: [Membership(article: id(number), role: .origin)])
  }

  /// A story with its origin and republications of it.
  static func story(_ origin: UInt64, copies: [UInt64], credited: NamedLink? = nil) -> Story {
    Story(
      id: story(origin),
      members: [Membership(article: id(origin), role: .origin)]
        + copies.map {
          Membership(
            article: id($0), role: .republication, parent: id(origin), evidence: [.contentHash],
            credited: $0.isMultiple(of: 2))
        },
      credited: credited)
  }
}
