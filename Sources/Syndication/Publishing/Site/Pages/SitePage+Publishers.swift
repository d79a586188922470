import News

/// The pages of publishers: what they originate, whom they take from, how fast, with what credit.
extension SitePage {
  func publishersPage(_ publishers: [PublisherFigures]) -> [UInt8] {
    let rows: [HTML] = publishers.map { figures in
      """
      <tr><th scope="row"><a href="\(to(SitePath.publisher(figures.publisher)))">\
      <bdi>\(site.name(of: figures.publisher))</bdi></a></th>\
      <td>\(site.digits(figures.originated))</td><td>\(site.digits(figures.republished))</td>\
      <td>\(site.digits(figures.taken))</td>\
      <td>\(figures.lag.map(site.lag) ?? words.none)</td><td>\(credit(figures))</td></tr>

      """
    }
    return document(
      title: words.publishers,
      main: """
        <h1>\(words.publishers)</h1>
        \(table(words.publishers, columns, rows))
        """)
  }

  private var columns: [String] {
    [
      words.publisher, words.originated, words.republishedByOthers, words.tookOver,
      words.medianLag, words.creditShare,
    ]
  }

  private func credit(_ figures: PublisherFigures) -> String {
    share(figures.credited, of: figures.taken)
  }

  private func share(_ part: Int, of whole: Int) -> String {
    whole == 0 ? words.none : site.percent(Double(part) / Double(whole))
  }

  private func table(_ label: String, _ columns: [String], _ rows: [HTML]) -> HTML {
    guard !rows.isEmpty else { return "<p>\(words.noStories)</p>\n" }
    let heads: [HTML] = columns.map { "<th scope=\"col\">\($0)</th>" }
    return """
      <div class="wide" tabindex="0" role="region" aria-label="\(label)">
      <table>
      <thead><tr>\(.joined(heads))</tr></thead>
      <tbody>
      \(.joined(rows))</tbody>
      </table>
      </div>

      """
  }

  func publisherPage(_ figures: PublisherFigures, own: HTML, taken: HTML) -> [UInt8] {
    let name = site.name(of: figures.publisher)
    let facts: [(String, String)] = [
      (words.originated, site.digits(figures.originated)),
      (words.republishedByOthers, site.digits(figures.republished)),
      (words.tookOver, site.digits(figures.taken)),
      (words.medianLag, figures.lag.map(site.lag) ?? words.none),
      (words.creditShare, credit(figures)),
    ]
    let rows: [HTML] = facts.map { "<div><dt>\($0.0)</dt><dd>\($0.1)</dd></div>\n" }
    return document(
      title: name,
      main: """
        <p class="kicker"><a href="\(to(SitePath.publishers))">\(words.publishers)</a></p>
        <h1><bdi>\(name)</bdi></h1>
        <dl class="facts figures">
        \(.joined(rows))</dl>
        <div class="columns">
        \(partners(words.copiesFrom, figures.takesFrom))\(partners(words.copiedBy, figures.takenBy))</div>
        <div class="columns">
        \(stories(words.originatedHere, own))\(stories(words.takenFromOthers, taken))</div>
        """)
  }

  private func partners(_ title: String, _ partners: [PublisherFigures.Partner]) -> HTML {
    guard !partners.isEmpty else { return .none }
    let rows: [HTML] = partners.map { partner in
      """
      <tr><th scope="row"><a href="\(to(SitePath.publisher(partner.publisher)))">\
      <bdi>\(site.name(of: partner.publisher))</bdi></a></th>\
      <td>\(site.digits(partner.count))</td><td>\(site.lag(partner.lag))</td>\
      <td>\(share(partner.credited, of: partner.count))</td></tr>

      """
    }
    let columns = [words.publisher, words.republications, words.medianLag, words.creditShare]
    return "<section>\n<h2>\(title)</h2>\n\(table(title, columns, rows))</section>\n"
  }

  private func stories(_ title: String, _ stories: HTML) -> HTML {
    guard !stories.isEmpty else { return .none }
    return "<section>\n<h2>\(title)</h2>\n<ul class=\"stories\">\n\(stories)</ul>\n</section>\n"
  }
}
