import News
import Publishing

/// Stories of our own, from plain to hostile. Times begin at 2026-10-01T08:00:00Z.
enum Samples {
  static let start = Timestamp(seconds: 1_790_841_600)

  static func moment(_ minutes: Int64) -> Timestamp { start.advanced(by: minutes * 60) }

  static func article(
    _ id: UInt64, _ publisher: String = "desk.example", url: String? = nil, title: String = "",
    _ change: (inout Article) -> Void = { _ in }
  ) -> Article {
    var article = Article(
      id: ArticleID(rawValue: id), source: SourceID(rawValue: publisher + "-all"),
      publisher: PublisherID(rawValue: publisher), url: url, title: title, published: start,
      firstSeen: moment(30), contentHash: ContentHash(bytes: [UInt8](repeating: 0xAB, count: 32)))
    change(&article)
    return article
  }

  static func story(_ origin: Article, _ others: [StoryMember] = []) -> PublishedStory {
    PublishedStory(
      story: StoryID(foundedBy: origin.id), representative: origin, others: others)
  }

  static func copy(
    _ article: Article, role: Membership.Role = .republication, evidence: [Evidence] = [],
    credited: Bool = false
  ) -> StoryMember {
    StoryMember(
      article: article,
      membership: Membership(
        article: article.id, role: role, evidence: evidence, credited: credited))
  }

  /// A Persian story, taken over by two others, one of which has no address.
  static let bridge: PublishedStory = {
    let origin = article(
      0x1001, "shahrnews.example", url: "https://shahrnews.example/news/4711/پل تازه",
      title: "پل تازهٔ رودخانه هفتهٔ آینده باز می‌شود"
    ) {
      $0.lead = "شهرداری می‌گوید «پل» پس از دو سال باز می‌شود & راه کوتاه‌تر می‌شود."
      $0.content = .html(
        "<p>شهرداری می‌گوید پل پس از دو سال باز می‌شود.</p>"
          + "<p><a href=\"https://shahrnews.example/a?b=1&amp;c=2\">بیشتر</a></p>")
      $0.authors = [Author(name: "سارا نمونه", url: "https://shahrnews.example/sara")]
      $0.tags = ["پل", "R&D"]
      $0.language = "fa"
      $0.newsID = NewsID(publisher: PublisherID(rawValue: "shahrnews.example"), value: "4711")
      $0.service = "شهری"
      $0.attribution = ["روابط عمومی شهرداری"]
      $0.declaredSource = NamedLink(title: "شهرداری", url: "https://shahrdari.example/n/9")
      $0.modified = moment(20)
      $0.attachments = [
        Attachment(url: "https://shahrnews.example/p.mp3", mimeType: "audio/mpeg", size: 1234),
        Attachment(url: "https://shahrnews.example/p.bin", mimeType: "no type", size: -1),
        Attachment(url: "javascript:alert(1)"),
      ]
      $0.image = "https://shahrnews.example/pol.jpg"
    }
    let near = Containment(share: 0.931_818, shared: 41, shorter: 44)
    return story(
      origin,
      [
        copy(
          article(0x1002, "khabar.example", url: "https://khabar.example/n/1", title: "پل") {
            $0.published = moment(14)
            $0.newsID = NewsID(publisher: $0.publisher, value: "1")
          }, evidence: [.contentHash], credited: true),
        copy(
          article(0x1003, "بازنشر") {
            $0.published = moment(95)
            $0.firstSeen = moment(100)
          },
          evidence: [.nearDuplicate(near), .declaredSource("https://shahrnews.example/news/4711")]),
        copy(article(0x1004, "shahrnews.example"), role: .repeat),
      ])
  }()

  /// Titles, names and texts that are no text.
  static let hostile: PublishedStory = story(
    article(
      0x2001, "<b>evil</b>.example", url: "javascript:alert(1)",
      title:
        "<script>alert(1)</script>]]> &lt;b&gt; &copy; 3 < 4 \u{1}\u{85}\u{FFFD}\u{FFFE}\r\n end"
    ) {
      $0.lead = "A < B & C ]]> </description><item> \u{0}\u{B}x"
      $0.content = .text("first <line>\n\nsecond ]]> & line\r\nthird\u{8}")
      $0.authors = [Author(name: "<i>N</i>", url: "javascript:x"), Author(name: " "), Author()]
      $0.tags = ["<u>t</u>", "", "&amp;"]
      $0.language = "not a language"
      $0.service = "s</category>"
      $0.published = Timestamp(seconds: 4_000_000_000)
      $0.modified = Timestamp(seconds: 4_000_000_000)
      $0.attribution = ["<a>x</a>"]
      $0.newsID = NewsID(publisher: $0.publisher, value: "1\"2")
      $0.image = "data:image/png;base64,AAAA"
    })

  /// Nothing that can be missing is there.
  static let empty = story(article(0x3001) { $0.published = nil })

  static let untitled = story(
    article(0x3002, url: "http://user@پل.example:8080/a b?q=‌ü#ف") {
      $0.content = .html(
        "<p>One  long text &amp; more. \(String(repeating: "word ", count: 30))</p>")
      $0.published = Timestamp(seconds: 0)
    })

  static let all = [bridge, hostile, empty, untitled]

  static let publication = Publication(
    name: "همه all", title: "Desk & <all>", description: "Everything",
    selfURL: "https://desk.example/feeds/all", homeURL: "https://desk.example/", language: "fa",
    updated: moment(120),
    sources: [
      SourceID(rawValue: "shahrnews.example-all"): NamedLink(
        title: "شهرنیوز", url: "https://shahrnews.example/rss")
    ],
    feeds: [
      PublishedFeed(
        source: SourceID(rawValue: "z"), title: "شهرنیوز", url: "https://shahrnews.example/rss?a&b",
        language: "fa", service: "شهری, محلی"),
      PublishedFeed(
        source: SourceID(rawValue: "b"), title: "<b>\u{1}\"x\"</b>", url: "http://پل.example/f",
        language: "xx"),
      PublishedFeed(source: SourceID(rawValue: "a"), url: "https://a.example/feed"),
      PublishedFeed(source: SourceID(rawValue: "c"), title: "c", url: "file:///etc/passwd"),
    ])
}
