import JSON
package import News

/// Makes a page that lists stories, from their records one after the other.
package struct ListPage: Sendable {
  private let planned: PlannedPage
  private let page: SitePage
  /// What the stories look like in the page; nil for one that is gone.
  private var fragments: [HTML?] = []
  private var next = 0
  /// The day's part of the index that `search.js` reads.
  private var index: SearchIndex?

  package init(_ planned: PlannedPage, of site: SiteProfile) {
    self.planned = planned
    page = SitePage(site: site, path: planned.path)
    if case .day = planned.content { index = SearchIndex() }
  }

  /// The record of the next story that is there, in the order of `PlannedPage.stories`.
  package mutating func add(_ record: StoryRecord) {
    while next < planned.items.count, planned.items[next].id != record.story {
      fragments.append(nil)
      next += 1
    }
    guard next < planned.items.count else { return }
    let item = planned.items[next]
    next += 1
    fragments.append(
      StoryItem(page: page, record: record, republications: item.republications).html(item.form))
    index?.add(record, of: page.site)
  }

  /// The page, and what belongs to it.
  package consuming func files() -> [(path: String, bytes: [UInt8])] {
    fragments += [HTML?](repeating: nil, count: planned.items.count - fragments.count)
    var files = [(planned.path, bytes())]
    if let path = planned.indexPath, let index { files.append((path, index.bytes())) }
    return files
  }

  private func bytes() -> [UInt8] {
    switch planned.content {
    case .front(let sections, let most, let newest):
      FrontPage(page: page, sections: sections, most: most, newest: newest)
        .bytes(fragments)
    case .services(let services): page.servicesPage(services)
    case .service(let name, let count): page.servicePage(name, count, stories)
    case .day(let day, let part, let parts, let previous, let next):
      page.dayPage(day, part: (part, parts), previous: previous, next: next, stories)
    case .archive(let days, let part, let parts):
      page.archivePage(days, part: part, of: parts)
    case .ledger(let months): page.ledgerPage(months, stories)
    case .ledgerMonth(let month, let part, let parts):
      page.ledgerPage(month, part: part, of: parts, stories)
    case .publishers(let figures): page.publishersPage(figures)
    case .publisher(let figures, let own):
      page.publisherPage(
        figures, own: .joined(fragments.prefix(own).compactMap(\.self)),
        taken: .joined(fragments.dropFirst(own).compactMap(\.self)))
    case .search: page.searchPage()
    }
  }

  private var stories: HTML { .joined(fragments.compactMap(\.self)) }
}

extension PlannedPage {
  /// Where the page's part of the search index stands, if it has one.
  package var indexPath: String? {
    guard case .day(let day, let part, _, _, _) = content else { return nil }
    return SitePath.index(day, part: part)
  }
}
