import News
import Publishing

/// Stories of our own, from plain to hostile. Times begin at 2026-10-01T08:00:00Z.
enum SiteSamples {
  static let start = Timestamp(seconds: 1_790_841_600)

  static let profile = SiteProfile(
    title: "میز خبر", base: "https://desk.example/news", language: "fa",
    feeds: [
      SiteFeed(
        title: "All", url: "https://desk.example/all.rss", mediaType: "application/rss+xml"),
      SiteFeed(title: "Bad", url: "javascript:alert(1)", mediaType: "text/plain"),
    ].compactMap(\.self),
    publishers: [PublisherID(rawValue: "shahr.example"): "شهر"])

  static func article(
    _ number: UInt64, _ publisher: String = "shahr.example", minutes: Int64 = 0,
    _ change: (inout Article) -> Void = { _ in }
  ) -> Article {
    let moment = start.advanced(by: minutes * 60)
    var article = Article(
      id: ArticleID(rawValue: number), source: SourceID(rawValue: publisher),
      publisher: PublisherID(rawValue: publisher), url: "https://\(publisher)/news/\(number)",
      title: "Title \(number)", lead: "Lead of \(number)", content: .text("Text of \(number)."),
      published: moment, firstSeen: moment.advanced(by: 120), contentHash: .none)
    change(&article)
    return article
  }

  static func copy(
    of origin: Article, _ number: UInt64, _ publisher: String, minutes: Int64,
    share: Double = 1, credited: Bool = false, _ change: (inout Article) -> Void = { _ in }
  ) -> StoryMember {
    StoryMember(
      article: article(number, publisher, minutes: minutes, change),
      membership: Membership(
        article: ArticleID(rawValue: number), role: .republication, parent: origin.id,
        evidence: [.nearDuplicate(Containment(share: share, shared: 9, shorter: 10))],
        credited: credited))
  }

  /// With every part that a page can tell.
  static let full: StoryRecord = {
    let origin = article(0x7547_8139) {
      $0.title = "نشست برنامه‌ریزی شهرها"
      $0.lead = "نشست برنامه‌ریزی شهرها با حضور معاونان برگزار شد."
      $0.content = .html(
        "<h1>پیش‌درآمد</h1><p>به گزارش شهر، نشست برنامه‌ریزی برگزار شد.</p>"
          + "<p><img src=\"https://shahr.example/p.jpg\" alt=\"نشست\"> "
          + "<a href=\"https://shahr.example/x\"><img src=\"https://shahr.example/q.jpg\"></a></p>")
      $0.authors = [Author(name: "سارا نمونه")]
      $0.tags = ["شهر"]
      $0.language = "fa"
      $0.modified = start.advanced(by: 60)
      $0.newsID = NewsID(publisher: PublisherID(rawValue: "shahr.example"), value: "75478139")
      $0.service = "سیاسی"
      $0.declaredSource = NamedLink(title: "شهرداری", url: "https://shahrdari.example/n/9")
      $0.printURL = "https://shahr.example/print/75478139"
      $0.attribution = ["شهر", "روابط عمومی شهرداری"]
      $0.revision = 2
    }
    func revision(_ number: Int, _ text: String) -> Revision {
      Revision(
        article: origin.id, number: number, seen: start.advanced(by: 600 * Int64(number)),
        title: origin.title, lead: nil, content: .text(text), contentHash: .none)
    }
    return StoryRecord(
      story: StoryID(rawValue: 0x7547_8139), origin: origin,
      others: [
        copy(of: origin, 0x7547_8140, "omid.example", minutes: 65, share: 0.93, credited: true),
        copy(of: origin, 0x7547_8141, "negah.example", minutes: -3, share: 0.4),
      ],
      credited: NamedLink(title: "خبرگزاری", url: "https://agency.example/1"),
      revisions: [revision(1, "نشست امروز برگزار شد."), revision(2, "نشست دیروز برگزار شد.")])
  }()

  static let attack =
    "\"><script>alert(1)</script><img src=x onerror=alert(1)>'\u{200C}\" style=\"x"

  /// Each of its texts is an attack.
  static let hostile: StoryRecord = {
    let origin = article(0xE66, "evil.example\"><script>", minutes: 5) {
      $0.title = attack
      $0.lead = attack
      $0.url = "javascript:alert(1)"
      $0.content = .html(
        "<p style=\"color:red\" onclick=\"alert(1)\">\(attack)</p><iframe src=\"https://evil.example/\">"
          + "</iframe><a href=\"javascript:alert(1)\">x</a><svg><script>alert(1)</script></svg>"
          + "<link rel=stylesheet href=//evil.example/><video src=\"https://evil.example/v.mp4\">")
      $0.authors = [Author(name: attack, url: "javascript:alert(1)")]
      $0.tags = [attack]
      $0.language = attack
      $0.newsID = NewsID(publisher: PublisherID(rawValue: "evil"), value: attack)
      $0.service = attack
      $0.declaredSource = NamedLink(title: attack, url: "data:text/html,<script>alert(1)</script>")
      $0.printURL = "vbscript:x"
      $0.attribution = [attack, "</ol>"]
    }
    return StoryRecord(
      story: StoryID(rawValue: 0xE66), origin: origin,
      others: [
        copy(of: origin, 0xE67, attack, minutes: 9) { $0.url = "javascript:alert(2)" }
      ],
      credited: NamedLink(title: attack, url: "javascript:alert(3)"),
      revisions: [
        Revision(
          article: origin.id, number: 1, seen: start, title: attack, lead: nil,
          content: .text("</del>\(attack)"), contentHash: .none),
        Revision(
          article: origin.id, number: 2, seen: start, title: "Other", lead: nil,
          content: .html("<b>x</b>"), contentHash: .none),
      ])
  }()

  static func outline(_ record: StoryRecord, changed: Int64 = 1) -> StoryOutline {
    StoryOutline(
      id: record.story, changed: changed, time: record.origin.canonicalTime,
      publisher: record.origin.publisher, service: record.origin.service,
      republications: record.others.map {
        RepublicationOutline(
          publisher: $0.article.publisher, time: $0.article.canonicalTime,
          credited: $0.membership.credited)
      })
  }

  static func record(_ number: UInt64, minutes: Int64 = 0, service: String? = "news") -> StoryRecord
  {
    StoryRecord(
      story: StoryID(rawValue: number),
      origin: article(number, minutes: minutes) { $0.service = service })
  }
}

/// A site of records, made as the pipeline makes it.
struct WholeSite {
  let plan: SitePlan
  private(set) var files: [String: String] = [:]

  init(
    _ records: [StoryRecord], _ profile: SiteProfile = SiteSamples.profile,
    changed: (StoryID) -> Int64 = { _ in 1 }
  ) {
    let order = records.sorted {
      ($1.origin.canonicalTime, $0.story) < ($0.origin.canonicalTime, $1.story)
    }
    var catalogue = SiteCatalogue()
    for record in order {
      _ = catalogue.add(SiteSamples.outline(record, changed: changed(record.story)))
    }
    plan = SitePlan(catalogue, of: profile, signature: SitePlan.signature(of: profile))
    let known = Dictionary(uniqueKeysWithValues: records.map { ($0.story, $0) })
    for story in plan.stories {
      guard let record = known[story.id] else { continue }
      let page = StoryPage(record, of: profile, hasServicePage: story.hasServicePage)
      files[story.path] = String(decoding: page.bytes(), as: UTF8.self)
    }
    for planned in plan.pages {
      var page = ListPage(planned, of: profile)
      for id in planned.stories {
        guard var record = known[id] else { continue }
        record.origin.content = .none
        record.revisions = []
        page.add(record)
      }
      for file in page.files() { files[file.path] = String(decoding: file.bytes, as: UTF8.self) }
    }
    for asset in plan.assets { files[asset.path] = String(decoding: asset.bytes, as: UTF8.self) }
  }

  var pages: [(path: String, text: String)] {
    files.filter {
      !["css", "js", "svg", "json"].contains($0.key.split(separator: ".").last ?? "")
    }
    .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }
}
