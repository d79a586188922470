/// The ledger: its newest republications, and its months. The filters are radio buttons that the
/// style sheet looks at; they need no script.
extension SitePage {
  func ledgerPage(_ months: [SiteMonth], _ stories: HTML) -> [UInt8] {
    let links: [HTML] = months.map {
      "<li><a href=\"\(to(SitePath.ledger($0)))\">\(site.name(of: $0))</a></li>\n"
    }
    return document(
      title: words.ledger, description: words.ledgerAbout,
      main: """
        <h1>\(words.ledger)</h1>
        <p>\(words.ledgerAbout)</p>
        \(navigation("months", words.byPeriod, links))\
        \(entries(words.newestRepublications, stories))
        """)
  }

  func ledgerPage(
    _ month: SiteMonth, part: Int, of parts: Int, _ stories: HTML
  ) -> [UInt8] {
    let name = site.name(of: month)
    return document(
      title: "\(words.ledger), \(name)",
      main: """
        <p class="kicker"><a href="\(to(SitePath.ledger))">\(words.ledger)</a></p>
        <h1>\(name)</h1>
        \(entries(words.republications, stories))\
        \(self.parts(part, of: parts) { SitePath.ledger(month, part: $0) })
        """)
  }

  private func entries(_ title: String, _ stories: HTML) -> HTML {
    guard !stories.isEmpty else { return "<p>\(words.noStories)</p>\n" }
    return """
      <section class="ledger" aria-labelledby="entries">
      <h2 id="entries">\(title)</h2>
      \(filters)<ul class="entries">
      \(stories)</ul>
      </section>

      """
  }

  private var filters: HTML {
    let filters: [(name: StaticString, word: String)] = [
      ("all", words.filterAll), ("uncredited", words.filterUncredited),
      ("credited", words.filterCredited), ("cut", words.filterCut), ("wide", words.filterWide),
      ("fast", words.filterFast),
    ]
    let buttons: [HTML] = filters.enumerated().map { number, filter in
      let name = HTML(stringLiteral: filter.name)
      let checked: HTML = number == 0 ? " checked" : ""
      return """
        <label><input type="radio" name="filter" id="only-\(name)"\(checked)> <span>\(filter.word)</span></label>

        """
    }
    return
      "<fieldset class=\"filters\"><legend>\(words.filter)</legend>\n\(.joined(buttons))</fieldset>\n"
  }
}
