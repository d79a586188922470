import Extraction
import News
import Testing

/// Rows that a user adds.
@Suite struct UserRuleTests {
  private func article(_ body: String, head: String = "", _ rules: ExtractionRules) throws
    -> ExtractedArticle
  {
    let page = "<html><head><title>x</title>\(head)</head><body>\(body)</body></html>"
    return try ArticleExtractor.extract(
      Array(page.utf8), contentType: nil, url: "https://news.rud.example/1", rules: rules)
  }

  private static let text = "<p>\(BodyTests.one)</p><p>\(BodyTests.two)</p>"

  @Test func placesOfAUserAreAskedBeforeTheBuiltInOnes() throws {
    let system = SystemRule(
      sites: ["rud.example"],
      places: [.newsID: [".k"], .service: [".b a"], .lead: [".l"], .drop: [".poll"]])
    let body =
      "<h1>The roof is mended at last</h1><div class=k>کد 778899</div>"
      + "<div class=b><a href=/s>Town</a></div><div class=item-text><p class=l>\(BodyTests.lead)</p>"
      + "\(Self.text)<p class=poll>\(BodyTests.other)</p></div>"
    let article = try article(body, ExtractionRules(systems: [system]))
    #expect(article.newsID == "778899")
    #expect(article.service == "Town")
    #expect(article.lead == BodyTests.lead)
    #expect(article.text == "\(BodyTests.one)\n\(BodyTests.two)")
  }

  @Test func aRowIsChosenByGeneratorOrMark() throws {
    let body =
      "<h1>The roof is mended</h1><div class=mark>\(Self.text)<p class=z>\(BodyTests.other)</p></div>"
    for system in [
      SystemRule(generators: ["RudCMS"], places: [.drop: [".z"]]),
      SystemRule(marks: [".mark"], places: [.drop: [".z"]]),
    ] {
      let head = "<meta name=generator content='RudCMS 2'>"
      let article = try article(body, head: head, ExtractionRules(systems: [system]))
      #expect(article.text == "\(BodyTests.one)\n\(BodyTests.two)")
    }
    let other = ExtractionRules(systems: [SystemRule(sites: ["x.example"], places: [.drop: [".z"]])]
    )
    #expect(try article(body, other).text?.contains(BodyTests.other) == true)
  }

  @Test func labelsAndLinesOfAUserCount() throws {
    let rules = ExtractionRules(
      labels: [LabelRule(label: .newsID, words: ["شمارهٔ سند"])],
      lines: [
        LineRule(kind: .endMarks, phrases: ["تمام شد"]),
        LineRule(kind: .signatures, phrases: ["رودکنار"]),
        LineRule(kind: .furniture, phrases: ["نسخهٔ آزمایشی"]),
        LineRule(kind: .readAlso, phrases: ["ببینید"]),
      ])
    let one = "شورای شهر دوشنبه‌شب پس از دو ساعت گفت‌وگو پذیرفت که بام تالار کهنه را نوسازی کند."
    let two = "کار در بهار آغاز می‌شود، هنگامی که هوا بگذارد، و کمتر از آنچه بیم می‌رفت هزینه دارد."
    let body =
      "<h1>بام تالار نو می‌شود</h1><div>شماره سند: ۴۴۵۵۶۶</div><article><p>رودکنار - \(one)</p>"
      + "<p>نسخه آزمايشي</p><p>ببینید چه گفته‌اند</p><p>\(two)</p><p>تمام شد/</p></article>"
    let article = try article(body, rules)
    #expect(article.newsID == "445566")
    #expect(article.text == "\(one)\n\(two)")
  }

  @Test(arguments: [
    "div", ".a", "p.a.b", "#x .y", "article [itemprop=articleBody]", "[rel=author]",
  ])
  func aSelector(text: String) {
    #expect(SystemRule.isSelector(text))
  }

  @Test(arguments: [
    "", "div > p", "p:first-child", "nosuchtag", ".", "[onclick=x]", "[itemprop]", "*", "a + b",
  ])
  func noSelector(text: String) {
    #expect(!SystemRule.isSelector(text))
  }
}
