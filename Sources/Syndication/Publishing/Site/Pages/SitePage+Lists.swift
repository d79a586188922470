/// The pages of services, days and the archive.
extension SitePage {
  func servicesPage(_ services: [(name: String, count: Int)]) -> [UInt8] {
    let list: [HTML] = services.map { service in
      let name = ShownText(service.name, declared: nil).isolated
      let path = to(SitePath.service(service.name))
      let count = site.digits(service.count)
      return "<li><a href=\"\(path)\">\(name)</a> <span class=\"meta\">\(count)</span></li>\n"
    }
    return document(
      title: words.services,
      main: "<h1>\(words.services)</h1>\n\(self.list("names", list))")
  }

  func servicePage(_ name: String, _ count: Int, _ stories: HTML) -> [UInt8] {
    document(
      title: name,
      main: """
        <p class="kicker"><a href="\(to(SitePath.services))">\(words.services)</a></p>
        <h1>\(ShownText(name, declared: nil).isolated)</h1>
        <p class="meta">\(site.digits(count)) \(words.stories)</p>
        <h2>\(words.newest)</h2>
        <ul class="stories wide-list">
        \(stories)</ul>
        <p class="more"><a href="\(to(SitePath.archive()))">\(words.archive)</a></p>
        """)
  }

  func dayPage(
    _ day: SiteDay, part: (number: Int, of: Int), previous: SiteDay?, next: SiteDay?,
    _ stories: HTML
  ) -> [UInt8] {
    let names = site.names(of: day)
    func link(_ day: SiteDay?, _ word: String) -> HTML? {
      day.map {
        """
        <li><a href="\(to(SitePath.day($0)))">\(word): \(site.names(of: $0).first)</a></li>

        """
      }
    }
    let neighbours: [HTML] = [link(previous, words.previous), link(next, words.next)]
      .compactMap(\.self)
    return document(
      title: names.first,
      main: """
        <p class="kicker"><a href="\(to(SitePath.archive()))">\(words.archive)</a></p>
        <h1><time datetime="\(day.iso)">\(names.first)</time></h1>
        <p class="other-calendar">\(names.second)</p>
        <h2 class="unseen">\(words.stories)</h2>
        <ul class="stories wide-list">
        \(stories)</ul>
        \(parts(part.number, of: part.of) { SitePath.day(day, part: $0) })\
        \(navigation("days", words.days, neighbours))
        """)
  }

  func archivePage(
    _ days: [(day: SiteDay, count: Int)], part: Int, of parts: Int
  ) -> [UInt8] {
    var html = HTML.none
    var open: SiteMonth?
    for (day, count) in days {
      let month = SiteMonth(day, isJalali: site.isJalaliFirst)
      if month != open {
        if open != nil { html += "</ul>\n" }
        html += "<h2>\(site.name(of: month))</h2>\n<ul class=\"names\">\n"
        open = month
      }
      let names = site.names(of: day)
      html += """
        <li><a href="\(to(SitePath.day(day)))"><time datetime="\(day.iso)">\(names.first)</time></a> \
        <span class="other-calendar">\(names.second)</span> \
        <span class="meta">\(site.digits(count))</span></li>

        """
    }
    if open != nil { html += "</ul>\n" } else { html += "<p>\(words.noStories)</p>\n" }
    return document(
      title: words.archive,
      main: """
        <h1>\(words.archive)</h1>
        \(html)\(self.parts(part, of: parts) { SitePath.archive(part: $0) })
        """)
  }

  /// A list; nothing when it is empty.
  func list(_ name: StaticString, _ items: [HTML]) -> HTML {
    items.isEmpty
      ? .none : "<ul class=\"\(HTML(stringLiteral: name))\">\n\(.joined(items))</ul>\n"
  }

  func navigation(_ name: StaticString, _ label: String, _ items: [HTML]) -> HTML {
    guard !items.isEmpty else { return .none }
    let name = HTML(stringLiteral: name)
    return "<nav class=\"\(name)\" aria-label=\"\(label)\">\n<ul>\n\(.joined(items))</ul>\n</nav>\n"
  }
}
