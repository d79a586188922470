import News

/// One page: its place, and the frame around what it shows.
struct SitePage {
  let site: SiteProfile
  let path: String

  var words: SiteWords { site.words }

  /// A link from this page to another one of the site.
  func to(_ path: String) -> String { root + path }

  private var root: String { path.utf8.contains(UInt8(ascii: "/")) ? "../" : "" }

  /// Nothing is loaded but the site's own style, script and icon, and no script stands in a page.
  static let policy: StaticString = """
    default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; \
    base-uri 'none'; form-action 'none'
    """

  /// - Parameters:
  ///   - title: of the page, without the site's.
  ///   - head: more for the head.
  func document(
    title: String?, description: String? = nil, head: HTML = .none, main: HTML
  ) -> [UInt8] {
    let fullTitle = title.map { "\($0) – \(site.title)" } ?? site.title
    let html: HTML = """
      <!DOCTYPE html>
      <html lang="\(site.wordsTag)" dir="\(site.direction.rawValue)">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="\(HTML(stringLiteral: Self.policy))">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <meta name="referrer" content="no-referrer">
      <title>\(fullTitle)</title>
      \(description.map { "<meta name=\"description\" content=\"\($0)\">\n" })\
      <link rel="canonical" href="\(canonical)">
      <link rel="stylesheet" href="\(to(SitePath.style))">
      <link rel="icon" type="image/svg+xml" href="\(to(SitePath.icon))">
      \(feeds)\(head)</head>
      <body>
      <a class="skip" href="#content">\(words.skip)</a>
      \(masthead)
      <main id="content">
      \(main)
      </main>
      \(footer)
      </body>
      </html>

      """
    return html.bytes
  }

  private var canonical: String {
    site.base + (path == SitePath.front ? "" : path)
  }

  private var feeds: HTML {
    .joined(
      site.feeds.map { feed in
        """
        <link rel="alternate" type="\(feed.mediaType)" title="\(feed.title)" href="\(feed.url)">

        """
      })
  }

  private var masthead: HTML {
    """
    <header class="masthead">
    <p class="brand"><a href="\(to(SitePath.front))">\(site.title)</a></p>
    <nav aria-label="\(words.menu)">
    <ul>
    \(.joined(menu.map(menuItem)))</ul>
    </nav>
    </header>
    """
  }

  private var menu: [(path: String, word: String)] {
    [
      (SitePath.front, words.front), (SitePath.services, words.services),
      (SitePath.ledger, words.ledger), (SitePath.publishers, words.publishers),
      (SitePath.archive(), words.archive), (SitePath.search, words.search),
    ]
  }

  private func menuItem(_ item: (path: String, word: String)) -> HTML {
    let current: HTML = item.path == path ? " aria-current=\"page\"" : ""
    return "<li><a href=\"\(to(item.path))\"\(current)>\(item.word)</a></li>\n"
  }

  private var footer: HTML {
    let links: [HTML] = site.feeds.map {
      "<li><a href=\"\($0.url)\" type=\"\($0.mediaType)\"><bdi>\($0.title)</bdi></a></li>\n"
    }
    let list: HTML =
      links.isEmpty
      ? .none
      : "<nav aria-label=\"\(words.feeds)\">\n<ul>\n\(.joined(links))</ul>\n</nav>\n"
    return "<footer class=\"colophon\">\n\(list)<p>\(words.colophon)</p>\n</footer>"
  }
}

extension SitePage {
  /// A link that leaves the site.
  func outside(_ url: String, _ text: HTML) -> HTML {
    "<a href=\"\(url)\" rel=\"external noreferrer\">\(text)</a>"
  }

  /// Links to the other parts of a list that is spread over several pages; nothing for a single one.
  func parts(_ current: Int, of count: Int, _ address: (Int) -> String) -> HTML {
    guard count > 1 else { return .none }
    let shown = [1, current - 1, current, current + 1, count].filter { 1...count ~= $0 }
    var links: [HTML] = []
    for (index, part) in Set(shown).sorted().enumerated() {
      let number = site.digits(part)
      if index > 0, !shown.contains(part - 1) { links.append("<li>…</li>\n") }
      links.append(
        part == current
          ? "<li><a href=\"\(to(address(part)))\" aria-current=\"page\">\(number)</a></li>\n"
          : "<li><a href=\"\(to(address(part)))\">\(number)</a></li>\n")
    }
    return
      "<nav class=\"parts\" aria-label=\"\(words.pages)\">\n<ul>\n\(.joined(links))</ul>\n</nav>\n"
  }
}
