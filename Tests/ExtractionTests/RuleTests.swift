import Markup
import News
import Testing

@testable import Extraction

@Suite struct RuleTests {
  private func page(_ html: String, url: String? = nil) throws -> Page {
    Page(try HTMLDocument.parse(Array(html.utf8)), url: url)
  }

  @Test(arguments: [
    ("شناسهٔ خبر: ۷۵۴۷۸۱۳۹", "75478139"), ("كد خبر:  ٨٤٥", "845"), ("رقم الخبر: 4412", "4412"),
    ("Article 512 in City", "512"), ("شناسه خبر 99 |", "99"), ("News ID: 7741", "7741"),
  ])
  func labelsOfTheNewsIDAreRead(text: String, expected: String) throws {
    #expect(NewsIDReader.read(try page("<div>\(text)</div>")) == expected)
  }

  @Test(arguments: [
    "کد خبرنگار ندارد 12", "شناسه: abc", "Article of 2019 by us", "The articles 12",
  ])
  func whatIsNoLabelGivesNone(text: String) throws {
    #expect(NewsIDReader.read(try page("<div>\(text)</div>")) == nil)
  }

  /// Words that stand in sentences are no labels there.
  @Test(arguments: [
    "<h2>What is Article 50?</h2>", "<h1>Article 50</h1>", "<h2>Article: 50</h2>",
    "<p>Article 50</p>", "<ul><li>Article 50</li></ul>", "<div><a href=/x>Article 50</a></div>",
    "<div>Article 50 in force</div>", "<div>Article 50 in The Year 2017</div>",
    "<div>Article: 50 ways to mend a roof</div>", "<div>See Article 50</div>",
    "<div><b>Under</b> Article 50</div>", "<table><tr><td>Article</td><td>50</td></tr></table>",
    "<h1>News ID: 50</h1>",
  ])
  func ordinaryWordsGiveNoNewsID(html: String) throws {
    #expect(NewsIDReader.read(try page(html)) == nil)
  }

  @Test(arguments: [
    ("<p>Article: 512</p>", "512"), ("<div>Article 512.</div>", "512"),
    ("<div><span>Article 512</span> | <a href=/c>City</a></div>", "512"),
    ("<div>Article 512 in Arts and Books. Source: A paper</div>", "512"),
  ])
  func numbersOfTheArticleAreRead(html: String, expected: String) throws {
    #expect(NewsIDReader.read(try page(html)) == expected)
  }

  @Test(arguments: [
    ("<div>سرویس: شهری</div>", "شهری"), ("<div>کد خبر: ۱۲۳۴۵ | سرویس شهری</div>", "شهری"),
    ("<div>سرویس هوایی قطع شد: تهران</div>", nil), ("<div>در این بخش: مردم</div>", nil),
    ("<div>کد خبر: ۱۲۳۴۵</div><h3>سرویس تازه شهر</h3>", nil),
  ])
  func servicesAreReadWhereTheyAreLabelled(html: String, expected: String?) throws {
    #expect(ServiceReader.read(try page(html)) == expected)
  }

  @Test(arguments: [
    ("<div>Source: The Post</div>", "The Post"),
    ("<div>News ID: 77412 Source: The Post</div>", "The Post"),
    ("<dl><dt>منبع</dt><dd>شهر</dd></dl>", "شهر"), ("<div>Open source: what next</div>", nil),
    ("<h1>Source: the mayor will go</h1>", nil),
    (
      "<p>The paper learnt from a good <b>source</b> that the roof of the town hall will not be "
        + "mended before the next winter comes.</p>", nil
    ),
  ])
  func sourcesAreReadWhereTheyAreLabelled(html: String, expected: String?) throws {
    #expect(SourceReader.read(try page(html), lines: [])?.title == expected)
  }

  @Test(arguments: [
    ("Print", true), ("Print | ", true), ("چاپ", true), ("چاپ این خبر", true),
    ("نسخه چاپی این خبر", true),
    ("Print is not dead", false), ("چاپ کتاب تازه", false), ("Fit to print", false),
  ])
  func linksToPrintAreNamedSo(text: String, isPrint: Bool) throws {
    let found = PrintReader.read(try page("<div><a href='https://a.example/x'>\(text)</a></div>"))
    #expect(found == (isPrint ? "https://a.example/x" : nil))
  }

  @Test(arguments: [
    ("<p>Published on 12 May 2020</p>", true), ("<h3>Published on 12 May 2020</h3>", false),
    ("<p>A report published on 12 May 2020</p>", false),
  ])
  func datesAreReadWhereTheyAreLabelled(html: String, isLabel: Bool) throws {
    #expect(try page(html).labelled(.published).isEmpty != isLabel)
  }

  @Test(arguments: [
    ("https://a.example/news/75478139/x", "75478139"), ("https://a.example/amp/6609728", "6609728"),
    ("https://a.example/fa/print/845123", "845123"), ("https://a.example/news/12", nil),
    ("https://a.example/news/12ab34", nil), ("https://a.example/newspaper/123456", nil),
    (nil, nil),
  ])
  func addressesGiveTheNewsID(url: String?, expected: String?) {
    #expect(PageAddressForms.newsID(in: url) == expected)
  }

  @Test func theLabelOutweighsTheAddress() throws {
    let shown = try page("<p>کد خبر: 111222</p>", url: "https://a.example/news/333444/x")
    #expect(NewsIDReader.read(shown) == "111222")
    let hidden = try page("<p>خبر</p>", url: "https://a.example/news/333444/x")
    #expect(NewsIDReader.read(hidden) == "333444")
  }

  @Test(arguments: [
    ("A roof - The Post", "The Post", "A roof"),
    ("A roof | Local | The Post", "The Post", "A roof | Local"),
    ("The Post: A roof", "The Post", "The Post: A roof"),
    ("The Post - A roof", "The Post", "A roof"),
    ("A roof - and more", "The Post", "A roof - and more"), ("بام نو - شهر", "شهر", "بام نو"),
  ])
  func theSiteIsCutOffTitles(title: String, site: String, expected: String) {
    #expect(TitleSuffix.cut(title, site: site, host: nil, known: []) == expected)
  }

  @Test(arguments: [
    ("By Ada Brook", "Ada Brook"), ("by: by Ada", "by: by Ada"), ("https://x.example/ada", nil),
    ("  — Ada Brook, ", "Ada Brook"), ("@ada", nil), ("View all posts", nil), ("12", nil),
    ("Ada Brook @ada", "Ada Brook"), ("بقلم ريم", "ريم"),
  ])
  func namesAreCleaned(text: String, expected: String?) {
    #expect(BylineReader.clean(text) == expected)
  }

  @Test(arguments: [
    ("<div class=article-byline>Ada Brook</div>", "Ada Brook"),
    ("<p class=authors>By Ada Brook 3 August 2015</p>", "Ada Brook"),
    ("<div class=comments><p class=author-x>Bob Reed</p></div>", nil),
    ("<div class=author-box>Write to us about the roof</div>", nil),
    (
      "<meta property='og:site_name' content='The Desk'>"
        + "<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":[\"The Desk\","
        + "\"Ada Brook\",\"ada-brook\"]}</script>", "Ada Brook"
    ),
  ])
  func whoWroteIt(markup: String, expected: String?) throws {
    let url = "https://a.example/1"
    #expect(BylineReader.read(try page(markup + "<p>The roof.</p>", url: url)) == expected)
  }

  @Test(arguments: [
    ("a - b - c", " - ", "a", "c"), ("بام – شهر", " – ", "بام", "شهر"), ("ab", "abc", nil, nil),
    ("x", "", nil, nil), ("aaa", "aa", "", ""),
  ])
  func textsAreFoundByBytes(text: String, part: String, before: String?, after: String?) {
    #expect(text.range(of: part).map { String(text[..<$0.lowerBound]) } == before)
    #expect(text.lastRange(of: part).map { String(text[$0.upperBound...]) } == after)
  }

  @Test(arguments: [
    ("https://a.example/2019/11/20/x", "2019-11-20"),
    ("https://a.example/1404/7/5/x", "1404-07-05"),
    ("https://a.example/2019-11-20-x", "2019-11-20"), ("https://a.example/x/20191120", nil),
    ("https://a.example/2019/x/11/20", nil),
  ])
  func addressesGiveDates(url: String, expected: String?) {
    #expect(AddressDate.read(url) == expected)
  }

  @Test func selectorsFindByClassIDAndValue() throws {
    let layout = try page(
      "<div class='a b' id=c><p class=b itemprop=articleBody>x</p></div><p class=B>y</p>"
    ).layout
    func count(_ selector: String) -> Int { Selector(selector).matches(in: layout).count }
    #expect(count(".b") == 2)
    #expect(count("p.b") == 1)
    #expect(count(".a p") == 1)
    #expect(count(".a .b") == 1)
    #expect(count("#c .b") == 1)
    #expect(count(".b .a") == 0)
    #expect(count("[itemprop=articleBody]") == 1)
    #expect(count("[onclick=x]") == 0)
  }

  @Test func theAuthorOfWordPressIsHeOfTheCard() throws {
    let html =
      "<div class=author>The Desk</div><div class=entry-content>x</div>"
      + "<span class='author vcard'>Ada Brook</span>"
    #expect(BylineReader.read(try page(html)) == "Ada Brook")
  }

  @Test func everyRowOfRulesCanMatch() {
    for row in ContentSystem.rows { #expect(!row.body.isEmpty, "\(row.name)") }
    for entries in LabelRules.index.values {
      for entry in entries {
        #expect(LabelFolding.fold(String(decoding: entry.bytes, as: UTF8.self)) == entry.bytes)
      }
    }
  }

  @Test func aDateWithoutTimeIsRefinedByOneWithTheSameDay() throws {
    let html =
      "<meta property='article:published_time' content='2025-10-07'>"
      + "<time datetime='2025-10-07T09:30:00+03:30'>x</time>"
    let moment = try #require(MomentReader.published(try page(html)))
    #expect(moment.offset == 12_600)
    #expect(moment.timestamp == Timestamp(seconds: 1_759_816_800))
  }

  @Test func impossibleDatesAreNotBelieved() throws {
    #expect(MomentReader.moment("0001-01-01T00:00:00Z") == nil)
    #expect(MomentReader.moment("2150-01-01") == nil)
    #expect(MomentReader.moment("2025-02-31") == nil)
  }
}
