import JSON
import News
import Publishing
import Testing

@Suite struct StoryPageTests {
  private func page(_ record: StoryRecord, _ profile: SiteProfile = SiteSamples.profile) -> String {
    String(
      decoding: StoryPage(record, of: profile, hasServicePage: true).bytes(), as: UTF8.self)
  }

  /// Every part of the page that started this project.
  @Test(arguments: [
    "<bdi>75478139</bdi>", "سرویس</span> <a href=\"../service/", "نسخهٔ قابل چاپ", "href=\"#print\"",
    "href=\"https://shahr.example/print/75478139\"", "href=\"https://shahrdari.example/n/9\"",
    "href=\"https://shahr.example/news/1967620409\"", "نشست برنامه‌ریزی شهرها</h1>",
    "نشست برنامه‌ریزی شهرها با حضور معاونان برگزار شد.</p>",
    "<li><bdi>روابط عمومی شهرداری</bdi></li>",
    "<p>به گزارش شهر، نشست برنامه‌ریزی برگزار شد.</p>", "<bdi>سارا نمونه</bdi>",
    "پنجشنبه ۹ مهر ۱۴۰۵، ساعت ۱۱:۳۰", "پنجشنبه ۱ اکتبر ۲۰۲۶", "۱ ساعت و ۵ دقیقه", "۳ دقیقه زودتر",
    "۹۳٪", "با ذکر منبع", "بی ذکر منبع", "<del>امروز</del> <ins>دیروز</ins>",
    "href=\"https://agency.example/1\"",
  ])
  func tellsEveryPart(_ part: String) {
    #expect(page(SiteSamples.full).contains(part))
  }

  /// Images are links, and inside of a link their words alone; headings begin below the page's own.
  @Test func bodiesLoadNothing() {
    let page = page(SiteSamples.full)
    #expect(page.contains("<a href=\"https://shahr.example/p.jpg\">نشست</a>"))
    #expect(page.contains("<a href=\"https://shahr.example/x\">تصویر</a>"))
    #expect(page.contains("<h2>پیش‌درآمد</h2>"))
  }

  @Test func languagesHaveTheirDirections() {
    let english = page(SiteSamples.record(1))
    #expect(english.contains("<html lang=\"fa\" dir=\"rtl\">"))
    #expect(english.contains("<h1 lang=\"\" dir=\"ltr\">Title 1</h1>"))
    let profile = SiteProfile(title: "Desk", base: "https://desk.example", language: "en-GB")
    let persian = page(SiteSamples.full, profile)
    #expect(persian.contains("<html lang=\"en\" dir=\"ltr\">"))
    #expect(persian.contains("<h1 lang=\"fa\" dir=\"rtl\">"))
    #expect(persian.contains("Thursday 1 October 2026, 08:00</time>") == false)
    #expect(persian.contains("Thursday 1 October 2026, 08:00 UTC</time>"))
    #expect(persian.contains("Thursday 9 Mehr 1405"))
    #expect(persian.contains("93%"))
  }

  @Test func dataIsReadBack() throws {
    for record in [SiteSamples.full, SiteSamples.hostile] {
      let page = page(record)
      let start = try #require(page.firstRange(of: "ld+json\">"))
      let rest = page[start.upperBound...]
      let end = try #require(rest.firstRange(of: "</script>"))
      let data = try JSONDocument.parse(Array(rest[..<end.lowerBound].utf8))
      #expect(data["headline"]?.string == record.origin.title)
      #expect(data["@type"]?.string == "NewsArticle")
    }
  }

  /// A lead that opens the text does not stand before it again.
  @Test func aLeadStandsOnce() {
    var record = SiteSamples.record(1)
    record.origin.lead = "The mill race was cleared of silt this morning by forty volunteers."
    record.origin.content = .text(record.origin.lead.map { $0 + "\nThey found a bell." } ?? "")
    let page = page(record)
    #expect(!page.contains("<p class=\"lead\""))
    #expect(page.contains("class=\"body opens-with-lead\""))
  }

  @Test func listsAreBounded() {
    var record = SiteSamples.record(1)
    record.origin.title = String(repeating: "long ", count: 1_000)
    record.origin.lead = String(repeating: "lead ", count: 1_000)
    record.origin.authors = (0..<500).map { Author(name: "A\($0)") }
    record.origin.tags = (0..<500).map { "t\($0)" }
    let text = (0..<300).map { "Old line \($0) here." }.joined(separator: "\n")
    record.revisions = [
      Revision(
        article: record.origin.id, number: 1, seen: SiteSamples.start, title: "", lead: nil,
        content: .text(text), contentHash: .none),
      Revision(
        article: record.origin.id, number: 2, seen: SiteSamples.start, title: "", lead: nil,
        content: .text(text.replacing("Old", with: "New")), contentHash: .none),
    ]
    let page = page(record)
    #expect(page.contains("<bdi>A19</bdi>") && !page.contains("<bdi>A20</bdi>"))
    #expect(page.contains("<bdi>t39</bdi>") && !page.contains("<bdi>t40</bdi>"))
    #expect(page.contains("<del>Old</del> <ins>New</ins> line 99 "))
    #expect(!page.contains("<ins>New</ins> line 100 "))
    #expect(page.utf8.count < 40_000)
  }
}
