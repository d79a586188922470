import Extraction
import News
import Testing

/// Which part of a page is the text, shown on pages of a few elements.
@Suite struct BodyTests {
  static let one =
    "The council met on Monday evening, and after two hours of talk it agreed to mend the roof."
  static let two =
    "Work will begin in spring, when the weather allows it, and it will cost less than was feared."
  static let other =
    "A reader wrote to us about the trains, which are late every day, and nobody tells him why."

  private func text(_ body: String) throws -> [String] {
    let page = "<html><head><title>Roof</title></head><body>\(body)</body></html>"
    let article = try ArticleExtractor.extract(Array(page.utf8), contentType: nil, url: nil)
    return article.text?.split(separator: "\n").map(String.init) ?? []
  }

  private func paragraphs(_ texts: String...) -> String {
    texts.map { "<p>\($0)</p>" }.joined()
  }

  @Test(arguments: [
    "comments-enabled", "sidebar-layout", "print:max-w-full", "no-share", "has-newsletter",
  ])
  func aNameThatSpeaksOfAStateHidesNothing(name: String) throws {
    let body = "<div class='\(name)'>\(paragraphs(Self.one, Self.two))</div>"
    #expect(try text(body) == [Self.one, Self.two])
  }

  @Test(arguments: [
    "comments", "related-posts", "sidebar", "shareBar", "newsletter-signup", "site_footer",
    "mostViewed popular", "cookieConsent",
  ])
  func aNameThatSpeaksOfSomethingElseHidesIt(name: String) throws {
    let body =
      "<main>\(paragraphs(Self.one, Self.two, Self.one + " Indeed.")) "
      + "<div class='\(name)'>\(paragraphs(Self.other))</div></main>"
    #expect(try text(body) == [Self.one, Self.two, Self.one + " Indeed."])
  }

  static let lead =
    "The roof of the old hall, which has let the rain in for nine winters and more, is to be "
    + "mended at last, after a long evening of talk in the council."

  @Test(arguments: [
    "<div class='header-teaser'><p>LEAD</p></div>", "<p class=article__abstract>LEAD</p>",
    "<h2 class=dek>LEAD</h2>",
  ])
  func aLeadThatStandsApartOpensTheText(markup: String) throws {
    let head = markup.replacing("LEAD", with: Self.lead)
    let body =
      "<header><h1>The roof of the hall</h1>\(head)</header>"
      + "<div class=article-body>\(paragraphs(Self.one, Self.two))</div>"
    #expect(try text(body) == [Self.lead, Self.one, Self.two])
  }

  @Test func aCaptionAndASecondLineOfTheHeadlineDoNot() throws {
    let body =
      "<header><h1>The roof of the hall</h1><p class=lead>It let the rain in.</p>"
      + "<figure><p class=summary>\(Self.lead)</p></figure></header>"
      + "<div class=article-body>\(paragraphs(Self.one, Self.two))</div>"
    #expect(try text(body) == [Self.one, Self.two])
  }

  @Test func aBoxOfRelatedThingsLeadsSomewhere() throws {
    let body =
      "<article>\(paragraphs(Self.one))<div class=teaser><p>\(Self.other)</p></div>"
      + "<div class=teaser><p>\(Self.other) <a href=/x>More.</a></p></div>\(paragraphs(Self.two))"
    #expect(try text(body + "</article>") == [Self.one, Self.other, Self.two])
  }

  @Test(arguments: ["ad6ed79d-88fd-4c8e", "toc-content-sidebar-grid", "col-sidebar-row"])
  func aNameThatOnlySoundsLikeOneHidesNothing(name: String) throws {
    let part = "<div id='\(name)' class=x>\(paragraphs(Self.two))</div>"
    let body = "<main>\(paragraphs(Self.one, Self.one, Self.one))\(part)</main>"
    #expect(try text(body).last == Self.two)
  }

  @Test func aLongFooterIsNotTheText() throws {
    let small = String(repeating: "All rights of this page are reserved by its owners. ", count: 12)
    let body =
      "<main><h1>The roof</h1>\(paragraphs(Self.one, Self.two, Self.one))</main>"
      + "<footer><p>\(small)</p></footer>"
    #expect(try text(body) == [Self.one, Self.two, Self.one])
  }

  @Test func aShortDeclaredTextDoesNotCutTheLongOne() throws {
    let data = "{\"@type\":\"NewsArticle\",\"articleBody\":\"\(Self.one)\"}"
    let body =
      "<script type='application/ld+json'>\(data)</script><div class=a><div>"
      + "\(paragraphs(Self.one))</div><hr><div>\(paragraphs(Self.two, Self.other))</div></div>"
    #expect(try text(body) == [Self.one, Self.two, Self.other])
  }

  @Test(arguments: [
    "By Ada Brook – Updated Sep 9, 2025 at 1:00 PM", "15.04.2026 - 15:48 Uhr Lesedauer: 2 Min.",
    "Aus: Ausgabe vom 26.04.2024, Seite 1 / Titel", "segunda-feira, 22 de janeiro de 2018 às 0:13",
  ])
  func aLineOfDatesBeforeTheTextGoes(line: String) throws {
    let body = "<article>\(paragraphs(line, Self.one, Self.two))</article>"
    #expect(try text(body) == [Self.one, Self.two])
  }

  @Test func aNoteOfTheDateBehindTheTextGoes() throws {
    let note = "First published on Nov 20, 2019 01:38 pm"
    #expect(
      try text("<article>\(paragraphs(Self.one, Self.two, note))</article>") == [
        Self.one, Self.two,
      ])
  }

  @Test func aSentenceWithADateOpensATextAsAnyOther() throws {
    let first = "On 3 August 2015 the roof of the hall fell in."
    #expect(try text("<article>\(paragraphs(first, Self.one, Self.two))</article>").first == first)
  }

  @Test func whatStandsUnderARowOfPicturesIsNoText() throws {
    let slides = (1...3).map {
      "<div class=slide><img src=/\($0).jpg><div class=info>\($0) of 3: the roof, seen from afar.</div></div>"
    }.joined()
    let body =
      "<article><div class='photo-carousel'>\(slides)</div>"
      + "\(paragraphs(Self.one, Self.two, Self.one, Self.two))</article>"
    #expect(try text(body) == [Self.one, Self.two, Self.one, Self.two])
  }

  @Test func formulasAreText() throws {
    let formula =
      "<math><mi>a</mi> <mo>≠</mo> <mn>0</mn><annotation encoding=x>a \\neq 0</annotation></math>"
    #expect(
      try text("<article><p>\(Self.one) When \(formula).</p></article>") == [
        Self.one + " When a ≠ 0."
      ])
  }

  @Test func anEmbedSwallowsNothing() throws {
    let body = "<article>\(paragraphs(Self.one))<embed src=a.swf><p>\(Self.two)</p></article>"
    #expect(try text(body) == [Self.one, Self.two])
  }

  @Test func namedPlacesAndScriptsAreNoLinks() throws {
    let body =
      "<article>\(paragraphs(Self.one))<p><a name=q>Who mends the roof, then?</a></p>"
      + "<p><a href='javascript:'>Nobody knows it yet.</a></p>\(paragraphs(Self.two))</article>"
    #expect(
      try text(body) == [Self.one, "Who mends the roof, then?", "Nobody knows it yet.", Self.two])
  }

  @Test func numbersInATableAreNoDeskNumbers() throws {
    let rows = (1...6).map { "<tr><td>\($0)</td><td>Team \($0)</td></tr>" }.joined()
    let body =
      "<article>\(paragraphs(Self.one))<table>\(rows)</table>\(paragraphs(Self.two))</article>"
    let lines = try text(body)
    #expect(lines.contains { $0.contains("4") && !$0.contains("Team 5") })
    #expect(lines.last == Self.two)
  }

  @Test func theArticleWithTheHeadlineIsTheStory() throws {
    let body =
      "<article><h1>The council mends the roof</h1>"
      + "\(paragraphs(Self.one, Self.two, Self.one, Self.two, Self.one, Self.two))</article>"
      + String(repeating: "<article>\(paragraphs(Self.other, Self.other))</article>", count: 9)
    #expect(try text(body) == [Self.one, Self.two, Self.one, Self.two, Self.one, Self.two])
  }

  @Test func aNameOfWordsWithinALineHidesThemNot() throws {
    let body = "<article><p>\(Self.one) So <a class=popup href=/x>the mayor</a> said.</p></article>"
    #expect(try text(body) == [Self.one + " So the mayor said."])
  }

  @Test func aPageOfNothingButLinksHasThemForText() throws {
    #expect(try text("<a href=/a><p>abc</p><p>def</p></a>") == ["abc", "def"])
    #expect(try text("<article><h2>Case 1</h2><h2>Case 2</h2></article>") == ["Case 1", "Case 2"])
  }

  @Test func partsOfOneNameAreOneText() throws {
    let body =
      "<div><div class=article-body>\(paragraphs(Self.one))</div><div class=ad>Buy!</div>"
      + "<div class=article-body>\(paragraphs(Self.two))</div></div>"
    #expect(try text(body) == [Self.one, Self.two])
  }

  @Test func listsTablesAndQuotesAreText() throws {
    let body =
      "<article>\(paragraphs(Self.one))<ul><li>slates</li><li>beams</li></ul><blockquote>At "
      + "last!</blockquote><table><tr><td>Cost</td><td>9</td></tr></table>"
      + "\(paragraphs(Self.two))</article>"
    #expect(
      try text(body) == [Self.one, "slates", "beams", "At last!", "Cost", "9", Self.two])
  }

  @Test func breaksPartLines() throws {
    let body = "<div>\(Self.one)<br>\(Self.two)<br/><br/>\(Self.one)</div>"
    #expect(try text(body) == [Self.one, Self.two, Self.one])
  }

  @Test(arguments: [
    "Read also: <a href=/x>The old roof</a>", "<a href=/x>Everything about roofs</a>",
    "Photo: A. Reader", "Advertisement", "Sign up for our newsletter to get the news first.",
    "بیشتر بخوانید: بام کهنه", "کد خبر ۱۲۳۴۵ | چاپ", "انتهای پیام/", "انتهاي خبر/ ۲۰۱", "انتهى/",
    "265 33", "منبع: شهر", "کانال ما را دنبال کنید.",
  ])
  func linesThatAreNotTextGo(line: String) throws {
    let body = "<article>\(paragraphs(Self.one, Self.two, line))</article>"
    #expect(try text(body) == [Self.one, Self.two])
  }

  @Test(arguments: [
    "He said: \"Read more about roofs before you mend one, as I did when I was young and poor.\"",
    "Photographers waited outside.",
    "منبع آب روستا پس از باران دیشب دوباره پر شد و مردم خوشحال اند.",
    "پایان پیامبر بود.",
  ])
  func linesThatOnlyLookLikeThatStay(line: String) throws {
    let body = "<article>\(paragraphs(Self.one, line, Self.two))</article>"
    #expect(try text(body) == [Self.one, line, Self.two])
  }

  /// Signatures and end marks as republishers write them; `1` and `2` are the paragraphs.
  @Test(arguments: [
    "<p>صاحب\u{200C}خبر - 1</p><p>2 انتهای پیام/</p>",
    "<p>صاحب\u{200C}خبر</p><p>1</p><p>2</p><p>انتهای پیام/</p>",
    "<p> <strong>صاحب\u{200C}خبر -</strong> </p><p>1</p><p>2</p><p><b>انتهای پیام/</b></p>",
    "<p><strong>صاحب\u{200C}خبر - </strong>1</p><p>2 <strong>انتهای پیام/</strong></p>",
    "<p><a href='https://a.example'>صاحب خبر</a>&nbsp;- 1</p><p>2\n&nbsp;<i>انتهای</i> پیام/\n</p>",
    "<p>صاحب\u{200C}خبر -<br>1</p><p>2<br/>انتهای پیام/</p>",
    "<p>صاحب\u{200C}خبر<br> <br>1</p><p>2 <b><br>انتهای پیام/</b><br></p>",
    "<p>صاحب\u{200C}خبر - <img alt=''>1</p><p>2 <span>انتهای</span> <img> پیام/</p>",
  ])
  func signatureAndEndMarkAreCutOffTextAndHTML(body: String) throws {
    let written = body.split(separator: "1", maxSplits: 1).joined(separator: Self.one)
      .split(separator: "2", maxSplits: 1).joined(separator: Self.two)
    let page = "<body><article>\(written)</article></body>"
    let article = try ArticleExtractor.extract(Array(page.utf8), contentType: nil, url: nil)
    #expect(article.text == "\(Self.one)\n\(Self.two)")
    #expect(article.html == paragraphs(Self.one, Self.two))
  }

  @Test func aParagraphOfSignatureTextAndEndMarkIsCutAtBothEnds() throws {
    let page = "<article><p>صاحب\u{200C}خبر - <em>\(Self.one)</em> انتهای خبر/ ۲۰۱</p></article>"
    let article = try ArticleExtractor.extract(Array(page.utf8), contentType: nil, url: nil)
    #expect(article.text == Self.one)
    #expect(article.html == "<p><em>\(Self.one)</em></p>")
  }

  @Test func breaksAtTheEdgesOfBlocksGo() throws {
    let page =
      "<article><p><br>\(Self.one)<br><br>\(Self.two)<b> <br></b></p><p> <br> </p>"
      + "<table><tr><td><br></td><th></th><td>9</td></tr></table><p>\(Self.one)</p></article>"
    let article = try ArticleExtractor.extract(Array(page.utf8), contentType: nil, url: nil)
    let html = try #require(article.html)
    #expect(html.hasPrefix("<p>\(Self.one)<br><br>\(Self.two)</p><table>"))
    #expect(html.contains("<td></td><th></th><td>9</td>"))
  }

  @Test func whatFollowsATailHeadingGoes() throws {
    let body =
      "<article>\(paragraphs(Self.one, Self.two, Self.one))<h3>You may also like</h3>"
      + "<p>The bells of the church</p><p>Trains and their readers</p></article>"
    #expect(try text(body) == [Self.one, Self.two, Self.one])
  }

  @Test func captionsAreInTheHTMLOnly() throws {
    let page =
      "<article><p>\(Self.one)</p><figure><img src='https://a.example/i.jpg'><figcaption>The "
      + "roof</figcaption></figure><p>\(Self.two)</p></article>"
    let article = try ArticleExtractor.extract(Array(page.utf8), contentType: nil, url: nil)
    #expect(article.text == "\(Self.one)\n\(Self.two)")
    #expect(article.html?.contains("<figcaption>The roof</figcaption>") == true)
  }
}
