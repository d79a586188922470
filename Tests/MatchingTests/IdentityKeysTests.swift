import News
import Testing

@testable import Matching

@Suite struct IdentityKeysTests {
  private func kinds(_ article: Article) -> [IdentityKey.Kind] {
    IdentityKeys.of(article).map(\.kind)
  }

  @Test func givesAKeyForEachIdentity() {
    let full = article(
      1, "a", url: page("a", 10), text: words(1),
      newsID: NewsID(publisher: PublisherID(rawValue: "a"), value: "10"),
      declares: NamedLink(title: "B", url: page("b", 20)))
    #expect(
      kinds(full) == [.newsID, .canonicalURL, .declaredSource, .content, .guid, .titledContent])
    #expect(kinds(article(2, "a")) == [.guid])
  }

  @Test func scopesGUIDsBySource() {
    var a = article(1, "a")
    var b = article(1, "b")
    #expect(IdentityKeys.of(a) != IdentityKeys.of(b))
    b = article(2, "a")
    b.guid = " g1\n"
    #expect(IdentityKeys.of(a) == IdentityKeys.of(b))
    a.guid = "  "
    #expect(IdentityKeys.of(a).isEmpty)
  }

  @Test func scopesTextsBySourceAndTitle() {
    let key = { (source: String, title: String) in
      IdentityKeys.of(article(1, source, title: title, text: words(1)))
        .first { $0.kind == .titledContent }
    }
    #expect(key("a", "The council") == key("a", "  The <b>Council</b> "))
    #expect(key("a", "The council") != key("a", "The mayor"))
    #expect(key("a", "The council") != key("b", "The council"))
  }

  @Test func scopesNewsIDsByPublisher() {
    let keys = ["a", "b"].map { publisher in
      let id = NewsID(publisher: PublisherID(rawValue: publisher), value: "7547")
      return IdentityKeys.of(article(1, "s", newsID: id)).first { $0.kind == .newsID }
    }
    #expect(keys[0] != keys[1])
  }

  @Test(arguments: ["https://a.example/", "https://a.example", "https://a.example/index.html"])
  func passesHomePagesOver(_ url: String) {
    #expect(kinds(article(1, "a", url: url)) == [.guid])
  }

  /// A link to a home page, a section or a feed says who, not what.
  @Test(arguments: [
    ("https://b.example/", false), ("https://b.example/politics", false),
    ("https://b.example/feed", false), ("https://b.example/rss/12.xml", false),
    ("https://b.example/news/7", true), ("https://b.example/?p=7", true),
    ("https://b.example/the-council-met-today", true),
    ("https://b.example/خبر-شهرداری-تهران", true),
    ("mailto:desk@b.example", false), ("nonsense", false), ("https://a.example/news/1", false),
  ])
  func declaresArticlesOnly(_ link: String, _ isKey: Bool) {
    let article = article(1, "a", url: page("a", 1), declares: NamedLink(title: "B", url: link))
    #expect(kinds(article).contains(.declaredSource) == isKey)
  }

  /// The page for telephones is the page; the page of another number is not.
  @Test func findsTheVariantsOfAPage() {
    let keys = [
      "https://www.a.example/news/12345", "http://a.example/news/12345/amp",
      "https://m.a.example/news/12345", "https://a.example/news/12345?print=1",
    ].map { IdentityKeys.urlKey($0) }
    #expect(Set(keys).count == 1)
    #expect(IdentityKeys.urlKey("https://a.example/news/12346") != keys[0])
    let amp = article(1, "a", url: "https://a.example/news/12345")
    var own = amp
    own.declaredSource = NamedLink(title: "A", url: "https://amp.a.example/news/12345")
    #expect(IdentityKeys.declaredURL(of: own) == nil)
  }

  @Test func letsDeclaredAndCanonicalFindEachOther() {
    let origin = article(1, "a", url: page("a", 1))
    let copy = article(2, "b", url: page("b", 2), declares: NamedLink(url: page("a", 1)))
    let lookups = KinLookups(of: pending([copy]))
    #expect(lookups.others.contains { IdentityKeys.of(origin).contains($0) })
    let reverse = KinLookups(of: pending([origin]))
    #expect(reverse.others.contains { IdentityKeys.of(copy).contains($0) })
    #expect(!lookups.own.contains { $0.kind == .guid })
  }

  @Test(
    arguments: [
      // shown, own address, declared source, whose
      ("123456", "https://a.example/news/123456", nil, "a"),
      ("123456", "https://a.example/some-title", nil, "a"),
      ("123456", nil, nil, "a"),
      ("123456", "https://a.example/news/999999", nil, nil),
      ("123456", "https://a.example/news/999999", "https://www.b.example/x/123456", "b.example"),
      ("123456", "https://a.example/news/999999", "https://b.example/x/some-title", "b.example"),
      ("123456", "https://a.example/some-title", "https://b.example/x/123456", "b.example"),
      ("123456", "https://a.example/some-title", "https://b.example/", "a"),
      ("", "https://a.example/news/1", nil, nil),
      ("1234", "https://a.example/news/1234", nil, "a"),
      ("50", "https://a.example/some-title", nil, nil), ("1234", nil, nil, nil),
      ("1234", "https://a.example/some-title", "https://b.example/x/1234", nil),
      ("12345", "https://a.example/some-title", nil, "a"),
    ] as [(String, String?, String?, String?)])
  func findsWhoseAnIDIs(_ value: String, _ url: String?, _ declared: String?, _ owner: String?) {
    let id = NewsID.shown(
      value, at: url, of: PublisherID(rawValue: "a"),
      declaredSource: declared.map { NamedLink(title: "B", url: $0) })
    #expect(id?.publisher.rawValue == owner)
  }

  @Test func asksForTheConfiguredPublisherOfAHost() {
    let id = NewsID.shown(
      "123456", at: page("a", 999_999), of: PublisherID(rawValue: "a"),
      declaredSource: NamedLink(url: page("b", 123_456)),
      publisherOf: { $0 == "b.example" ? PublisherID(rawValue: "B agency") : nil })
    #expect(id == NewsID(publisher: PublisherID(rawValue: "B agency"), value: "123456"))
  }

  @Test func derivesIDsFromSourceKindAndIdentity() {
    let a = SourceID(rawValue: "a")
    let b = SourceID(rawValue: "b")
    let ids = [
      ArticleID.firstSeen(as: "x", kind: .guid, in: a),
      ArticleID.firstSeen(as: "x", kind: .guid, in: b),
      ArticleID.firstSeen(as: "y", kind: .guid, in: a),
      ArticleID.firstSeen(as: "x", kind: .canonicalURL, in: a),
      ArticleID.firstSeen(as: "x", kind: .guid, in: a, ordinal: 1),
    ]
    #expect(Set(ids).count == 5)
    // Stored: a release that changes it loses every article.
    #expect(ids[0].description == "8c8caa507a221b52")
  }
}
