/// The front page: what is republished most, what is newest, and the services.
struct FrontPage {
  let page: SitePage
  let sections: [(service: String, count: Int)]
  /// How many of the fragments belong to the first two lists.
  let most: Int
  let newest: Int

  func bytes(_ fragments: [HTML?]) -> [UInt8] {
    let words = page.words
    guard !fragments.isEmpty else {
      return page.document(
        title: nil,
        main: "<h1 class=\"unseen\">\(page.site.title)</h1>\n<p>\(words.noStories)</p>")
    }
    return page.document(
      title: nil,
      main: """
        <h1 class="unseen">\(page.site.title)</h1>
        <div class="front-top">
        \(list("most", words.mostRepublished, fragments.prefix(most), more: SitePath.ledger))\
        \(list("newest", words.newest, fragments.dropFirst(most).prefix(newest), more: SitePath.archive()))\
        </div>
        <div class="front-sections">
        \(services(fragments.dropFirst(most + newest)))</div>
        """)
  }

  private func list(
    _ name: StaticString, _ title: String, _ fragments: ArraySlice<HTML?>, more: String
  ) -> HTML {
    guard !fragments.isEmpty else { return .none }
    let name = HTML(stringLiteral: name)
    return """
      <section class="\(name)" aria-labelledby="\(name)">
      <h2 id="\(name)"><a href="\(page.to(more))">\(title)</a></h2>
      <ul class="stories">
      \(.joined(fragments.compactMap(\.self)))</ul>
      </section>

      """
  }

  private func services(_ fragments: ArraySlice<HTML?>) -> HTML {
    var rest = fragments
    let html = sections.enumerated().map { number, section -> HTML in
      let stories = rest.prefix(section.count)
      rest = rest.dropFirst(section.count)
      let name = ShownText(section.service, declared: nil).isolated
      return """
        <section aria-labelledby="service-\(number)">
        <h2 id="service-\(number)"><a href="\(page.to(SitePath.service(section.service)))">\(name)</a></h2>
        <ul class="stories">
        \(.joined(stories.compactMap(\.self)))</ul>
        </section>

        """
    }
    return .joined(html)
  }
}
