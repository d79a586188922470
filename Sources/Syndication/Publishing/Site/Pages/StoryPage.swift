import Markup
package import News

/// The page of one story: all that the source's page told, and what became of it elsewhere.
package struct StoryPage {
  let page: SitePage
  let record: StoryRecord
  /// Whether the origin's service has a page.
  let hasServicePage: Bool

  package init(_ record: StoryRecord, of site: SiteProfile, hasServicePage: Bool) {
    self.record = record
    self.hasServicePage = hasServicePage
    page = SitePage(site: site, path: SitePath.story(record.story))
  }

  var site: SiteProfile { page.site }
  var words: SiteWords { page.words }
  var origin: Article { record.origin }

  /// Characters of a lead, and of a description in the head.
  static let longestLead = 1_200
  static let longestDescription = 200

  package func bytes() -> [UInt8] {
    let title = origin.shownTitle
    let lead = PlainLine.of(origin.lead)
    return page.document(
      title: title,
      description: lead.map { PlainLine.beginning(of: $0, count: Self.longestDescription) },
      head: head(title), main: main(title, lead))
  }

  private func head(_ title: String) -> HTML {
    """
    <meta property="og:type" content="article">
    <meta property="og:title" content="\(title)">
    <meta property="og:site_name" content="\(site.title)">
    <script type="application/ld+json">\(HTML(data: structuredData))</script>

    """
  }

  private func main(_ title: String, _ lead: String?) -> HTML {
    let shown = ShownText(title, declared: origin.language)
    let body = body()
    let opensWithLead = lead.map { Self.opens(origin.content, with: $0) } ?? false
    let leadHTML: HTML? = opensWithLead ? nil : lead.map(leadParagraph)
    let opening: HTML = opensWithLead ? " opens-with-lead" : ""
    return """
      <article class="story" id="print">
      <header>
      \(kicker)<h1\(shown.attributes)>\(title)</h1>
      \(leadHTML)\(facts)\(tools)</header>
      <div class="body\(opening)"\(shown.attributes)>
      \(body)
      </div>
      \(attribution)\(tags)<p class="whole-page"><a href="#content">\(words.wholePage)</a></p>
      </article>
      \(republications)\(revisions)
      """
  }

  private var kicker: HTML? {
    guard let service = PlainLine.of(origin.service) else { return nil }
    let text = ShownText(service, declared: origin.language).isolated
    let shown: HTML =
      hasServicePage ? "<a href=\"\(page.to(SitePath.service(service)))\">\(text)</a>" : text
    return "<p class=\"kicker\"><span class=\"label\">\(words.service)</span> \(shown)</p>\n"
  }

  private func leadParagraph(_ lead: String) -> HTML {
    let text = ShownText(
      PlainLine.beginning(of: lead, count: Self.longestLead), declared: origin.language)
    return "<p class=\"lead\"\(text.attributes)>\(text.text)</p>\n"
  }

  private func body() -> HTML {
    HTML(
      sanitised: SanitisedBody(
        origin.content, Sanitiser.Embedding(imageWord: words.image, mediaWord: words.media)))
  }

  /// Whether the text begins with the lead, which then need not stand twice.
  private static func opens(_ content: Content, with lead: String) -> Bool {
    let text: String?
    switch content {
    case .none: return false
    case .text(let plain): text = PlainLine.of(String(plain.prefix(longestLead)))
    case .html(let html): text = PlainLine.of(HTMLText.plain(html))
    }
    return text?.hasPrefix(lead.prefix(comparedLead)) ?? false
  }

  /// Characters.
  private static let comparedLead = 48
}

extension StoryPage {
  /// What the source's page tells about the story, name by name.
  private var facts: HTML {
    let rows: [HTML] = [
      fact(words.newsID, PlainLine.of(origin.newsID?.value).map { "<bdi>\($0)</bdi>" }),
      fact(words.publisher, publisher), fact(words.published, site.long(origin.canonicalTime)),
      fact(words.modified, modified.map(site.long)),
      fact(words.firstSeen, site.long(origin.firstSeen)), fact(words.authors, authors),
      fact(words.source, source), fact(words.original, original),
    ]
    return "<dl class=\"facts\">\n\(.joined(rows))</dl>\n"
  }

  private func fact(_ name: String, _ value: HTML?) -> HTML {
    value.map { "<div><dt>\(name)</dt><dd>\($0)</dd></div>\n" } ?? .none
  }

  private var publisher: HTML {
    let path = page.to(SitePath.publisher(origin.publisher))
    return "<a href=\"\(path)\"><bdi>\(site.name(of: origin.publisher))</bdi></a>"
  }

  /// A change that is believable: later than the text, and no later than we saw it.
  private var modified: Timestamp? {
    guard let modified = origin.modified, modified > origin.canonicalTime,
      modified <= origin.firstSeen || record.revisions.last.map({ modified <= $0.seen }) == true
    else { return nil }
    return modified
  }

  private var authors: HTML? {
    let names = origin.authors.compactMap { PlainLine.of($0.name) }.prefix(Self.maximumAuthors)
    return names.isEmpty ? nil : .joined(names.map { "<bdi>\($0)</bdi>" }, by: " · ")
  }

  private static let maximumAuthors = 20

  /// The publisher that the page names as its own source, or else who publishes it.
  private var source: HTML? {
    let link = origin.declaredSource
    let url = PublishedAddress.web(link?.url)
    guard let name = PlainLine.of(link?.title) ?? url else { return publisherName }
    let text: HTML = "<bdi>\(name)</bdi>"
    return url.map { page.outside($0, text) } ?? text
  }

  private var publisherName: HTML { "<bdi>\(site.name(of: origin.publisher))</bdi>" }

  private var original: HTML? {
    PublishedAddress.web(origin.url).map {
      page.outside($0, "<bdi dir=\"ltr\" class=\"address\">\($0)</bdi>")
    }
  }

  private var tools: HTML {
    let there = PublishedAddress.web(origin.printURL).map { url -> HTML in
      "<li>\(page.outside(url, "\(words.printableThere)"))</li>\n"
    }
    let count = listed.count
    let jump: HTML? =
      count == 0
      ? nil
      : "<li><a href=\"#republications\">\(words.republications) (\(site.digits(count)))</a></li>\n"
    return """
      <ul class="tools">
      <li><a href="#print">\(words.printable)</a></li>
      \(there)\(jump)</ul>

      """
  }

  private var attribution: HTML? {
    let names = origin.attribution.compactMap { PlainLine.of($0) }
    guard !names.isEmpty else { return nil }
    let chain: [HTML] = names.map { "<li><bdi>\($0)</bdi></li>\n" }
    return """
      <div class="attribution"><h2>\(words.attribution)</h2>
      <ol>
      \(.joined(chain))</ol></div>

      """
  }

  private var tags: HTML? {
    let tags = origin.tags.compactMap { PlainLine.of($0) }.prefix(Self.maximumTags)
    guard !tags.isEmpty else { return nil }
    let list: [HTML] = tags.map { "<li><bdi>\($0)</bdi></li>\n" }
    return """
      <h2 class="unseen">\(words.tags)</h2>
      <ul class="tags">
      \(.joined(list))</ul>

      """
  }

  private static let maximumTags = 40
}

extension StoryPage {
  private var listed: [StoryMember] {
    record.others.filter { $0.membership.role == .republication }
  }

  private var republications: HTML? {
    guard !listed.isEmpty || record.credited != nil else { return nil }
    let rows = listed.map { Republication(page: page, member: $0, origin: origin).row }
    let table: HTML =
      rows.isEmpty ? .none : Republication.table(page, rows, label: origin.shownTitle)
    return """
      <section id="republications" aria-labelledby="republications-title">
      <h2 id="republications-title">\(words.republications)</h2>
      \(credited)\(table)</section>

      """
  }

  /// An origin that the texts name and no source brought.
  private var credited: HTML? {
    let url = PublishedAddress.web(record.credited?.url)
    guard let name = PlainLine.of(record.credited?.title) ?? url else { return nil }
    let text: HTML = "<bdi>\(name)</bdi>"
    return "<p>\(words.creditedUnseen) \(url.map { page.outside($0, text) } ?? text)</p>\n"
  }
}
