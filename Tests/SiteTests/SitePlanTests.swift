import News
import Publishing
import Testing

@Suite struct SitePlanTests {
  /// Stories of a list, a day's part, the ledger's and the front page's.
  @Test func listsAreBounded() {
    let records = (1...900).map { (number: UInt64) -> StoryRecord in
      var record = SiteSamples.record(number, minutes: Int64(number))
      record.others = [
        SiteSamples.copy(of: record.origin, number + 5_000, "omid.example", minutes: 5)
      ]
      return record
    }
    let site = WholeSite(records)
    let counts = Dictionary(
      uniqueKeysWithValues: site.plan.pages.map { ($0.path, $0.stories.count) })
    #expect(counts["service/news.html"] == 60)
    #expect(counts["day/2026-10-01.html"] == 100)
    #expect(counts["day/2026-10-01-2.html"] == 100)
    #expect(counts["ledger.html"] == 50)
    #expect(counts["ledger/1405-07-18.html"] == 50)
    #expect(counts["publisher/shahr.example.html"] == 30)
    #expect(counts["publisher/omid.example.html"] == 30)
    #expect(counts["index.html"] == 5 + 12 + 5)
    #expect(counts.values.max() == 100)
  }

  @Test func archivesAreParted() {
    let records = (1...401).map { SiteSamples.record($0, minutes: Int64($0) * 1_440) }
    let site = WholeSite(records)
    #expect(site.files["archive.html"]?.contains("archive-2.html") == true)
    #expect(site.files["archive-2.html"]?.ranges(of: "<li><a href=\"day/").count == 1)
  }

  @Test func onlySoManyServicesHavePages() {
    let records = (1...201).map {
      SiteSamples.record($0, minutes: Int64($0), service: "s\(1_000 + $0)")
    }
    let site = WholeSite(records)
    #expect(site.plan.stories.count { $0.hasServicePage } == 200)
    #expect(site.files.keys.count { $0.hasPrefix("service/") } == 200)
  }

  /// Names may hold anything; addresses are short, harmless and distinct.
  @Test func addressesAreSafe() {
    let names = [
      "news", "News", "../../etc/passwd", ".", "..", "-", "", "a/b", "سیاسی", "x0123456789abcdef",
      String(repeating: "a", count: 300), "a b", "a%20b", "con.", "\u{0}",
    ]
    let records = names.enumerated().map {
      SiteSamples.record(UInt64($0.offset + 1), service: $0.element)
    }
    let paths = WholeSite(records).files.keys.filter { $0.hasPrefix("service/") }
    // Nothing and a control character are no service.
    #expect(paths.count == names.count - 2)
    for path in paths {
      let name = path.dropFirst("service/".count)
      #expect(name.utf8.count <= 100 && !name.contains("/") && !name.hasPrefix("."))
      #expect(name.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "-.".contains($0)) })
    }
    #expect(paths.contains("service/news.html"))
  }

  /// Who takes from whom, how fast, with what credit.
  @Test func publishersAreCounted() {
    let origin = SiteSamples.article(1, "origin.example")
    func record(_ number: UInt64, lag: Int64, credited: Bool) -> StoryRecord {
      StoryRecord(
        story: StoryID(rawValue: number), origin: SiteSamples.article(number, "origin.example"),
        others: [
          SiteSamples.copy(
            of: origin, number + 100, "copier.example", minutes: lag, credited: credited)
        ])
    }
    let site = WholeSite([
      record(1, lag: 10, credited: true), record(2, lag: 20, credited: false),
      record(3, lag: 90, credited: false),
    ])
    let copier = site.files["publisher/copier.example.html"] ?? ""
    #expect(copier.contains("<dt>برگرفته از دیگران</dt><dd>۳</dd>"))
    #expect(copier.contains("<dt>میانهٔ فاصله</dt><dd>۲۰ دقیقه</dd>"))
    #expect(copier.contains("<dt>با ذکر منبع</dt><dd>۳۳٪</dd>"))
    let publisher = site.files["publisher/origin.example.html"] ?? ""
    #expect(publisher.contains("<dt>خبر دست اول</dt><dd>۳</dd>"))
    #expect(publisher.contains("<dt>بازنشر دیگران از آن</dt><dd>۳</dd>"))
  }

  @Test func theLedgerSaysWhatItsFiltersLookAt() {
    let site = WholeSite([SiteSamples.full, SiteSamples.record(1)])
    let ledger = site.files["ledger.html"] ?? ""
    #expect(ledger.contains("<li class=\"entry is-uncredited is-cut is-wide is-fast\">"))
    for filter in ["uncredited", "credited", "cut", "wide", "fast"] {
      #expect(ledger.contains("id=\"only-\(filter)\""))
      #expect(site.files["style.css"]?.contains("#only-\(filter):checked") == true)
    }
  }

  @Test func theIndexHoldsTitlesAndLeads() {
    let site = WholeSite([SiteSamples.full])
    #expect(site.files["search/index.json"] == "[\"search/2026-10-01.json\"]\n")
    let part = site.files["search/2026-10-01.json"] ?? ""
    #expect(part.contains("\"0000000075478139\",\"نشست برنامه‌ریزی شهرها\",\"نشست"))
  }

  @Test func onlyLanguagesWithWordsAreTaken() {
    #expect(["fa", "fa-IR", "en", "EN-gb", "ar"].allSatisfy(SiteProfile.canSpeak))
    #expect(!["de", "", "f", "fa--", "english"].contains(where: SiteProfile.canSpeak))
  }
}
