import Markup

/// Where one content system writes an article's fields. A few systems serve hundreds of Persian
/// sites: a new system is one row of `rows`.
struct ContentSystem: Sendable {
  let name: String
  /// Words of `meta name=generator`, or elements that only this system writes.
  let generators: [String]
  let marks: [Selector]
  let body: [Selector]
  let lead: [Selector]
  /// The short line above the headline («روتیتر»), which is not part of it.
  let kicker: [Selector]
  let title: [Selector]
  let newsID: [Selector]
  let service: [Selector]
  let date: [Selector]
  let author: [Selector]
  /// Parts of the body that are not its text.
  let pruned: [Selector]

  private init(
    _ name: String, generators: [String] = [], marks: String = "", body: String,
    lead: String = "", kicker: String = "", title: String = "", newsID: String = "",
    service: String = "", date: String = "", author: String = "", pruned: String = ""
  ) {
    self.name = name
    self.generators = generators
    self.marks = Selector.list(marks)
    self.body = Selector.list(body)
    self.lead = Selector.list(lead)
    self.kicker = Selector.list(kicker)
    self.title = Selector.list(title)
    self.newsID = Selector.list(newsID)
    self.service = Selector.list(service)
    self.date = Selector.list(date)
    self.author = Selector.list(author)
    self.pruned = Selector.list(pruned)
  }

  /// A row of the user's.
  init(_ rule: SystemRule) {
    func selectors(_ place: SystemRule.Place) -> [Selector] {
      (rule.places[place] ?? []).map { Selector($0) }
    }
    name = rule.sites.first ?? ""
    generators = rule.generators
    marks = rule.marks.map { Selector($0) }
    body = selectors(.body)
    lead = selectors(.lead)
    kicker = selectors(.kicker)
    title = selectors(.title)
    newsID = selectors(.newsID)
    service = selectors(.service)
    date = selectors(.date)
    author = selectors(.author)
    pruned = selectors(.drop)
  }

  /// With the other's selectors behind its own.
  func completed(by other: ContentSystem?) -> ContentSystem {
    guard let other else { return self }
    return ContentSystem(self, other)
  }

  private init(_ one: ContentSystem, _ other: ContentSystem) {
    name = one.name
    generators = one.generators
    marks = one.marks
    body = one.body + other.body
    lead = one.lead + other.lead
    kicker = one.kicker + other.kicker
    title = one.title + other.title
    newsID = one.newsID + other.newsID
    service = one.service + other.service
    date = one.date + other.date
    author = one.author + other.author
    pruned = one.pruned + other.pruned
  }

  static let rows: [ContentSystem] = [
    ContentSystem(
      "Nastooh", generators: ["nastooh"],
      marks: ".item-text,.item-body,.sahebkhabar-watermark,.item-service,.introtext",
      body: ".item-text,[itemprop=articleBody],.item-body,.body",
      lead: ".introtext,.item-summary,p.summary,.summary,p.lead,.lead", kicker: ".rutitr,.kicker",
      title: "h1.first-title,h1.title,.item-title h1",
      newsID: ".item-code span", service: ".item-service", date: ".item-date",
      author: ".item-author",
      pruned:
        ".sahebkhabar-watermark,.inner-related,.related-item,.item-boxes,.news-tag,.short-link"
    ),
    ContentSystem(
      "Iransamaneh", generators: ["iransamaneh"],
      marks: ".news_id_c,.news_pdate_c,.news_path,.baznashr-body,.news_nav,.title-news",
      body: ".baznashr-body,.news_body .body,.body,.item_text,.newsbody",
      lead: ".subtitle,.news_strong,.lead", kicker: ".rutitr,.uptitle",
      title: "h1.title-news,.title h1,h1.title,.title",
      newsID: ".news_id_c,.news_id", service: ".news_path",
      date: ".news_pdate_c,.news_pdate", author: ".news_author",
      pruned: ".noprintable,.news_tools,.inner_related_news,.tags_container,.news_bottom_link"
    ),
    ContentSystem(
      "Asam", generators: ["asam"],
      marks: "#echo_detail,.echo_text,.echo-detail,.uptitle,li.service",
      body: "#echo_detail,#echo-detail,.echo_detail,.echo_text,.story",
      lead: ".lead,#echo_lead,.subtitle", kicker: ".uptitle,.kicker", title: "h1.title,h1",
      newsID: ".news-id", service: "li.service,.service", date: "time,.time",
      pruned: ".ck-related,.news-related,.share_box"
    ),
    ContentSystem(
      "StudioKhabar", generators: ["studiokhabar", "studio khabar"],
      marks: "#doctextarea,#docDivLead1,#docDiv3TitrMain,.doc_content",
      body: "#doctextarea,#doc_body,.doc_text,.nt-body", lead: "#docDivLead1,.doc_lead",
      kicker: "#docDivRutitr,.doc_rutitr", title: "#docDiv3TitrMain h1,#docDiv3TitrMain",
      newsID: ".doc_code", service: ".doc-section-info,.doc_section",
      date: ".doc_date", pruned: ".doc_related"
    ),
    ContentSystem(
      "FarsNews", marks: ".nt-body", body: ".nt-body", lead: ".lead,.nt-lead", title: "h1",
      service: ".category-name", date: ".publish-time"
    ),
    ContentSystem(
      "WordPress", generators: ["wordpress"], marks: ".entry-content,.wp-block-post-content",
      body: ".entry-content,.wp-block-post-content,.post-content,.td-post-content",
      lead: ".entry-summary,.post-excerpt", title: "h1.entry-title,.entry-title",
      service: ".cat-links", author: ".author.vcard",
      pruned:
        ".sharedaddy,.jp-relatedposts,.yarpp,.post-tags,.entry-meta,.code-block"
    ),
  ]

  /// The system whose generator the page names, or else the first whose marks stand on it.
  static func of(_ layout: PageLayout, _ head: PageHead) -> ContentSystem? {
    let generator = head.all("generator").joined(separator: " ").lowercased()
    for row in rows where row.generators.contains(where: { generator.contains($0) }) { return row }
    return rows.first { row in row.marks.contains { !$0.matches(in: layout).isEmpty } }
  }
}
