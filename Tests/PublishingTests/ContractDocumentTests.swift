import JSON
import News
import Publishing
import Testing

@Suite struct ContractDocumentTests {
  @Test func writesAParsedFeed() throws {
    var feed = ParsedFeed(format: .rss20, encoding: "windows-1256", wellFormed: false)
    feed.id = "urn:x"
    feed.title = "خبر"
    feed.description = "d"
    feed.homePageURL = "https://a.example/"
    feed.feedURL = "https://a.example/rss"
    feed.language = "fa"
    feed.icon = "https://a.example/i"
    feed.favicon = "https://a.example/f"
    feed.image = FeedImage(
      url: "u", title: "t", link: "l", width: 88, height: 31, description: "d")
    feed.authors = [Author(name: "n", url: "u", email: "e@a.example")]
    feed.contributors = [Author(name: "c")]
    feed.generator = Generator(name: "g", url: "u", version: "1")
    feed.copyright = "©"
    feed.license = "https://l.example/"
    feed.published = Samples.start
    feed.updated = Samples.moment(1)
    feed.ttl = 60
    feed.skipHours = [0, 23]
    feed.skipDays = ["Friday"]
    feed.links = [
      FeedLink(href: "h", rel: "hub", type: "t", title: "x", length: 3, hreflang: "fa")
    ]
    feed.categories = [Category(term: "t", scheme: "s", label: "l"), Category(term: "u")]
    feed.publisher = Author(name: "p", email: "p@a.example")
    feed.docs = "https://d.example/"
    feed.rating = "r"
    feed.cloud = ["port": "80", "domain": "c.example"]
    feed.textInput = ["title": "t"]
    feed.podcast = PodcastFeed()
    feed.podcast?.explicit = "no"
    feed.podcast?.newFeedURL = "https://n.example/"
    feed.podcastElements = [
      PodcastElement(
        name: "value", attributes: ["method": "keysend"],
        children: [
          PodcastElement(name: "valueRecipient", attributes: ["split": "90"]),
          PodcastElement(name: "valueRecipient", text: "r", attributes: ["split": "10"]),
        ]),
      PodcastElement(name: "guid", text: "g"),
    ]
    feed.entries = [entry(), ParsedEntry()]
    var bytes: [UInt8] = []
    ParsedFeedDocument.write(feed, indentation: 1, into: &bytes)
    try Fixture.expect(bytes, equals: "parsed-feed.json")
  }

  private func entry() -> ParsedEntry {
    var entry = ParsedEntry()
    entry.id = "1"
    entry.idIsPermalink = false
    entry.url = "https://a.example/1"
    entry.externalURL = "https://b.example/1"
    entry.title = "t"
    entry.contentHTML = "<p>h</p>"
    entry.contentText = "h"
    entry.summary = "s"
    entry.published = Samples.start
    entry.modified = Samples.moment(1)
    entry.created = Samples.moment(2)
    entry.expired = Samples.moment(3)
    entry.authors = [Author(name: "a")]
    entry.contributors = [Author(email: "c@a.example")]
    entry.publisher = Author(name: "p")
    entry.tags = ["x"]
    entry.categories = [Category(term: "x")]
    entry.attachments = [Attachment(url: "u", mimeType: "m", size: 7, duration: 1.5)]
    entry.links = [FeedLink(href: "h", rel: "alternate")]
    entry.language = "en"
    entry.image = "https://a.example/i.png"
    entry.thumbnails = ["https://a.example/t.png"]
    entry.comments = "https://a.example/c"
    entry.commentsFeed = "https://a.example/cf"
    entry.commentsCount = 2
    entry.source = EntrySource(title: "st", url: "su")
    entry.source?.updated = Samples.start
    entry.source?.authors = [Author(name: "sa")]
    entry.geo = Geometry(shape: .polygon, coordinates: [51.5, 35.75, 52, 36, 51, 36])
    entry.license = "l"
    entry.rights = "r"
    entry.podcast = PodcastEpisode()
    entry.podcast?.episodeType = "full"
    return entry
  }

  @Test(arguments: [
    (Geometry(shape: .point, coordinates: [51.4, 35.7]), "[51.4,35.7]"),
    (Geometry(shape: .box, coordinates: [1, 2, 3, 4]), "[1,2,3,4]"),
    (Geometry(shape: .line, coordinates: [1, 2, 3, 4]), "[[1,2],[3,4]]"),
    (Geometry(shape: .polygon, coordinates: [1, 2, 3, 4]), "[[[1,2],[3,4]]]"),
    (Geometry(shape: .line, coordinates: [1, 2, 3]), "[[1,2],[3]]"),
  ])
  func writesGeometry(_ geometry: Geometry, _ coordinates: String) {
    var feed = ParsedFeed(format: .atom10)
    var entry = ParsedEntry()
    entry.geo = geometry
    feed.entries = [entry]
    var bytes: [UInt8] = []
    ParsedFeedDocument.write(feed, into: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self)
        .contains(
          #""geo":{"type":"\#(geometry.shape.rawValue)","coordinates":\#(coordinates)}"#))
  }

  @Test func anEmptyFeedIsOneLine() {
    var bytes = Array("before\n".utf8)
    ParsedFeedDocument.write(ParsedFeed(format: .jsonfeed11), into: &bytes)
    #expect(
      String(decoding: bytes, as: UTF8.self) == """
        before
        {"version":"https://jsonfeed.org/version/1.1","_syndication":{"format":"jsonfeed11",\
        "encoding":"utf-8","well_formed":true},"items":[]}

        """)
  }

  @Test func writesAnExtractedArticle() throws {
    var article = ExtractedArticle()
    var bytes: [UInt8] = []
    ExtractedArticleDocument.write(article, into: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "{}\n")
    article.title = "پل"
    article.byline = "سارا"
    article.lead = "l"
    article.text = "a\nb"
    article.html = "<p>a</p>"
    article.published = DatedMoment(timestamp: Samples.start, offset: 12_600)
    article.modified = DatedMoment(timestamp: Samples.moment(1))
    article.siteName = "s"
    article.language = "fa"
    article.direction = .rightToLeft
    article.image = "i"
    article.canonicalURL = "c"
    article.newsID = "75478139"
    article.service = "سیاسی"
    article.source = NamedLink(title: "شهر", url: "u")
    article.printURL = "p"
    article.attribution = ["شهر", "روابط عمومی"]
    article.tags = ["x"]
    let id = try JSONDocument.parse(Array("[17,{}]".utf8)).array?.first?.value
    ExtractedArticleDocument.write(article, id: id, indentation: 1, into: &bytes)
    try Fixture.expect(bytes, equals: "extracted-article.json")
  }

  @Test func showsAnArticle() throws {
    let origin = Samples.bridge.representative
    let copy = try #require(Samples.bridge.others.first)
    let revisions = [1, 2].map { number in
      Revision(
        article: origin.id, number: number, seen: Samples.moment(Int64(number)),
        title: "\(number) " + origin.title, lead: nil,
        content: .text("t"), contentHash: number == 1 ? .none : origin.contentHash)
    }
    let story = Story(
      id: Samples.bridge.story,
      members: [Membership(article: origin.id, role: .origin), copy.membership],
      credited: NamedLink(title: "خبرگزاری", url: nil))
    let document = ArticleDocument(
      article: origin, revisions: revisions, story: story, members: [copy.article.id: copy.article])
    var json: [UInt8] = []
    document.writeJSON(into: &json)
    try Fixture.expect(json, equals: "article.json")
    var text: [UInt8] = []
    document.writeText(offset: 12_600, into: &text)
    try Fixture.expect(text, equals: "article.txt")
  }

  @Test func showsAnArticleOfWhichNothingIsKnown() {
    var text: [UInt8] = []
    ArticleDocument(article: Samples.empty.representative).writeText(into: &text)
    ArticleDocument(article: Samples.hostile.representative).writeText(into: &text)
    let shown = String(decoding: text, as: UTF8.self).unicodeScalars
    #expect(
      !shown.contains { $0.properties.generalCategory == .control && $0 != "\n" })
  }
}
