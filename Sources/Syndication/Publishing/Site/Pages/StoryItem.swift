import News

/// A story in a list.
struct StoryItem {
  let page: SitePage
  let record: StoryRecord
  /// How many others carry it.
  let republications: Int

  /// How a story stands in a list.
  enum Form: UInt64, Sendable {
    /// Its title, publisher and time.
    case headline
    /// The beginning of its lead as well.
    case card
    /// As `card`, with what a ledger tells of its republications.
    case entry
  }

  /// Characters of a lead.
  static let longestLead = 220
  /// Republications that an entry of the ledger lists.
  static let listedRepublications = 20

  private var site: SiteProfile { page.site }
  private var origin: Article { record.origin }

  func html(_ form: Form) -> HTML {
    switch form {
    case .headline: "<li class=\"headline\">\(link)\(meta)</li>\n"
    case .card:
      "<li class=\"card\"><article>\n<h3>\(link)</h3>\n\(lead)\(meta)\n</article></li>\n"
    case .entry: entry
    }
  }

  private var link: HTML {
    let title = ShownText(origin.shownTitle, declared: origin.language)
    return "<a href=\"\(page.to(SitePath.story(record.story)))\">\(title.isolated)</a>"
  }

  private var lead: HTML {
    guard let lead = PlainLine.of(origin.lead) else { return .none }
    let text = ShownText(
      PlainLine.beginning(of: lead, count: Self.longestLead), declared: origin.language)
    return "<p class=\"lead\">\(text.isolated)</p>\n"
  }

  private var meta: HTML {
    let count: HTML? =
      republications == 0
      ? nil
      : " <span class=\"count\">\(site.digits(republications)) \(page.words.times)</span>"
    let publisher = site.name(of: origin.publisher)
    return """
      <p class="meta"><bdi>\(publisher)</bdi> \(site.short(origin.canonicalTime))\(count)</p>
      """
  }

  private var entry: HTML {
    let others = record.others.filter { $0.membership.role == .republication }
    let rows = others.prefix(Self.listedRepublications).map {
      Republication(page: page, member: $0, origin: origin).row
    }
    let more: HTML =
      others.count > rows.count || republications > rows.count
      ? "<p class=\"meta\">\(page.words.moreRepublications)</p>\n" : .none
    return """
      <li class="entry\(classes(of: others))"><article>
      <h3>\(link)</h3>
      <p class="meta">\(page.words.origin): \
      <a href="\(page.to(SitePath.publisher(origin.publisher)))">\
      <bdi>\(site.name(of: origin.publisher))</bdi></a> \(site.short(origin.canonicalTime))</p>
      \(Republication.table(page, rows, label: origin.shownTitle))\(more)</article></li>

      """
  }

  /// What the filters of the ledger look at.
  private func classes(of others: [StoryMember]) -> HTML {
    var classes = HTML.none
    if others.contains(where: { !$0.membership.credited }) {
      classes += " is-uncredited"
    } else {
      classes += " is-credited"
    }
    if others.contains(where: { ($0.membership.containment ?? 1) < Self.wholeText }) {
      classes += " is-cut"
    }
    if Set(others.map(\.article.publisher)).count >= 2 { classes += " is-wide" }
    if others.contains(where: { abs(Lag.seconds(of: $0.article, behind: origin)) <= Self.fast }) {
      classes += " is-fast"
    }
    return classes
  }

  /// A text of which less stands in the other was shortened or edited.
  private static let wholeText = 0.9
  /// Seconds.
  private static let fast: Int64 = 600
}

extension Article {
  /// The title, or what can stand for one.
  var shownTitle: String {
    if let title = PlainLine.of(title) {
      return PlainLine.beginning(of: title, count: Self.longestTitle)
    }
    if let lead = PlainLine.of(lead) { return PlainLine.beginning(of: lead, count: 80) }
    return PublishedAddress.web(url) ?? PlainLine.of(publisher.rawValue) ?? id.description
  }

  /// Characters.
  private static let longestTitle = 400
}
