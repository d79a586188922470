import Extraction
import News
import Testing
import Text

/// The date of pages that have none in their structured data.
@Suite struct ShownDateTests {
  private func day(_ body: String, head: String = "", url: String? = nil) throws -> String? {
    let text = "<p>\(BodyTests.one)</p><p>\(BodyTests.two)</p>"
    let page =
      "<html><head><title>The roof is mended</title>\(head)</head>"
      + "<body>\(body)<div>\(text)</div></body></html>"
    let article = try ArticleExtractor.extract(Array(page.utf8), contentType: nil, url: url)
    guard let moment = article.published else { return nil }
    return DateWriter.rfc3339(
      moment.timestamp.seconds, offset: moment.offset
    ).prefix(10).description
  }

  static let headline = "<h1>The roof is mended</h1>"

  @Test(arguments: [
    "<p class=postmeta>3. August 2015 · Filed under Roofs</p>",
    "<div>By Ada Brook | 03/08/2015 | 3 comments</div>",
    "<p>Posted on August 3, 2015 by Ada Brook</p>",
    "<span class=_publishingdate>03.08.2015</span>",
    "<p>نوشته‌شده در ۱۲ مرداد ۱۳۹۴ به قلم آدا</p>",
    "<p>Veröffentlicht am 3. August 2015 um 10:15 Uhr von Ada</p>",
    "<a rel=bookmark href=/x><time datetime=2015-08-03>then</time></a>",
  ])
  func aLineUnderTheHeadlineTellsIt(line: String) throws {
    #expect(try day(Self.headline + line) == "2015-08-03")
  }

  @Test func whatWasChangedLaterIsAskedLast() throws {
    let lines = "<p>Updated: 5 August 2015</p><p>Ada Brook, 3 August 2015</p>"
    #expect(try day(Self.headline + lines) == "2015-08-03")
    let changed = "<meta property='article:modified_time' content='2015-08-05'>"
    #expect(try day(Self.headline, head: changed) == "2015-08-05")
  }

  @Test(arguments: [
    "<div class=teaser><span class=teaser__date>1 July 2020</span></div>",
    "<div class=comments><time datetime=2020-07-01>1 July</time></div>",
    "<nav><time datetime=2020-07-01>1 July</time></nav>",
    "<a href=/other><time datetime=2020-07-01>1 July</time></a>",
    "<p class=date>1239473196</p>", "<p>© 2020</p>", "<p>3.17 5 (12)</p>",
    "<p>Season 2021/22</p>",
  ])
  func whatIsNoDateOfThePageIsNone(part: String) throws {
    let far = String(repeating: "<p>A word.</p>", count: 20)
    #expect(try day(Self.headline + far + part) == nil)
  }

  @Test func aValueOfAMetaElementCounts() throws {
    let meta = "<meta name='article:published_time' value='2015-08-03T09:00:00Z'>"
    #expect(try day(Self.headline, head: meta) == "2015-08-03")
  }

  @Test func theAddressTellsOnWhichDayItWas() throws {
    let meta = "<meta property='article:published_time' content='2023-11-01T23:01:00Z'>"
    let url = "https://a.example/2023/11/02/roof"
    #expect(try day(Self.headline, head: meta, url: url) == "2023-11-02")
    let early = "<meta property='article:published_time' content='2023-11-03T02:30:00Z'>"
    #expect(try day(Self.headline, head: early, url: url) == "2023-11-02")
    let late = "<meta property='article:published_time' content='2023-11-06T02:30:00Z'>"
    #expect(try day(Self.headline, head: late, url: url) == "2023-11-06")
  }
}
