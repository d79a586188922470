package import News

/// Which pages a site has besides those of its stories, what each shows, and by which fingerprint it is
/// known to be as it was. Lists are bounded, and longer ones cut where new stories move little: days in
/// the order of the clock, months of the ledger likewise.
package struct SitePlan: Sendable {
  package let pages: [PlannedPage]
  let site: SiteProfile
  let catalogue: SiteCatalogue
  /// Services that have a page.
  private let services: Set<Int32>
  private let signature: UInt64

  /// Stories of a list, at most.
  static let frontNewest = 12
  static let frontMost = 5
  static let frontServices = 12
  static let frontOfService = 5
  static let listed = 60
  static let ofDay = 100
  static let ofLedger = 50
  static let daysOfArchive = 400
  /// Services with a page: those with the most stories.
  static let maximumServices = 200
  /// Partners in a publisher's tables.
  static let maximumPartners = 50
  /// Stories among which the front page looks for its services and for what is republished most.
  static let recent = 500

  package init(_ catalogue: SiteCatalogue, of site: SiteProfile, signature: UInt64) {
    self.catalogue = catalogue
    self.site = site
    self.signature = signature
    var layout = SiteLayout(catalogue, site, signature: signature)
    pages = layout.layOut()
    services = Set(layout.shownServices)
  }

  /// A story's page, with what tells whether it is as it was.
  package struct PlannedStory: Sendable {
    package let id: StoryID
    package let path: String
    package let fingerprint: UInt64
    package let hasServicePage: Bool
  }

  package var stories: some Sequence<PlannedStory> {
    catalogue.entries.lazy.map { entry in
      let hasPage = entry.service.map(services.contains) ?? false
      var fingerprint = SiteFingerprint()
      fingerprint.add(signature)
      fingerprint.add(entry.id.rawValue)
      fingerprint.add(UInt64(bitPattern: entry.changed))
      fingerprint.add(hasPage ? 1 : 0 as UInt64)
      return PlannedStory(
        id: entry.id, path: SitePath.story(entry.id), fingerprint: fingerprint.value,
        hasServicePage: hasPage)
    }
  }
}

/// A page that lists stories.
package struct PlannedPage: Sendable {
  /// A story in it.
  struct Item: Sendable {
    let id: StoryID
    let changed: Int64
    let republications: Int
    let form: StoryItem.Form
  }

  package let path: String
  package let fingerprint: UInt64
  let content: PageContent
  let items: [Item]

  init(path: String, content: PageContent, items: [Item], signature: UInt64) {
    self.path = path
    self.content = content
    self.items = items
    var fingerprint = SiteFingerprint()
    fingerprint.add(signature)
    fingerprint.add(path)
    fingerprint.add(content)
    for item in items {
      fingerprint.add(item.id.rawValue)
      fingerprint.add(UInt64(bitPattern: item.changed))
      fingerprint.add(UInt64(truncatingIfNeeded: item.republications))
      fingerprint.add(item.form.rawValue)
    }
    self.fingerprint = fingerprint.value
  }

  /// The stories whose records, without content, the page is made of.
  package var stories: [StoryID] { items.map(\.id) }
}

/// What a page that lists stories shows besides them.
enum PageContent: Sendable {
  case front(sections: [(service: String, count: Int)], most: Int, newest: Int)
  case services([(name: String, count: Int)])
  case service(String, stories: Int)
  case day(SiteDay, part: Int, parts: Int, previous: SiteDay?, next: SiteDay?)
  case archive([(day: SiteDay, count: Int)], part: Int, parts: Int)
  case ledger(months: [SiteMonth])
  case ledgerMonth(SiteMonth, part: Int, parts: Int)
  case publishers([PublisherFigures])
  case publisher(PublisherFigures, own: Int)
  case search
}
