import News

/// Lays out the pages that list stories.
struct SiteLayout {
  private typealias Entry = SiteCatalogue.Entry

  private let catalogue: SiteCatalogue
  private let site: SiteProfile
  private let signature: UInt64
  /// Places of services with a page, the one with the most stories first.
  private(set) var shownServices: [Int32] = []
  private var pages: [PlannedPage] = []

  init(_ catalogue: SiteCatalogue, _ site: SiteProfile, signature: UInt64) {
    self.catalogue = catalogue
    self.site = site
    self.signature = signature
  }

  /// The pages that others lead to come first.
  mutating func layOut() -> [PlannedPage] {
    layOutServices()
    layOutDays()
    layOutLedger()
    layOutPublishers()
    add(SitePath.search, .search, [])
    layOutFront()
    return pages
  }

  private mutating func add(_ path: String, _ content: PageContent, _ items: [PlannedPage.Item]) {
    pages.append(
      PlannedPage(path: path, content: content, items: items, signature: signature))
  }

  private func item(_ entry: Entry, _ form: StoryItem.Form) -> PlannedPage.Item {
    PlannedPage.Item(
      id: entry.id, changed: entry.changed, republications: Int(entry.count), form: form)
  }

  private func items(
    _ places: some Sequence<Int>, _ form: StoryItem.Form
  ) -> [PlannedPage.Item] {
    places.map { item(catalogue.entries[$0], form) }
  }

  private mutating func layOutServices() {
    var counts = [Int](repeating: 0, count: catalogue.services.count)
    var newest = [[Int]](repeating: [], count: catalogue.services.count)
    for (place, entry) in catalogue.entries.enumerated() {
      guard let service = entry.service.map(Int.init) else { continue }
      counts[service] += 1
      if newest[service].count < SitePlan.listed { newest[service].append(place) }
    }
    let order = counts.indices.sorted {
      (counts[$1], catalogue.services[$0]) < (counts[$0], catalogue.services[$1])
    }.prefix(SitePlan.maximumServices)
    for service in order {
      let name = catalogue.services[service]
      add(
        SitePath.service(name), .service(name, stories: counts[service]),
        items(newest[service], .card))
    }
    add(SitePath.services, .services(order.map { (catalogue.services[$0], counts[$0]) }), [])
    shownServices = order.map { Int32(truncatingIfNeeded: $0) }
  }

  private mutating func layOutDays() {
    var days: [SiteDay: [Int]] = [:]
    for place in catalogue.entries.indices.reversed() {
      days[site.siteDay(catalogue.entries[place].time), default: []].append(place)
    }
    let order = days.keys.sorted(by: >)
    for (index, day) in order.enumerated() {
      let chunks = Self.chunks(of: days[day] ?? [], SitePlan.ofDay)
      for (part, places) in chunks.enumerated() {
        let content = PageContent.day(
          day, part: part + 1, parts: chunks.count,
          previous: index + 1 < order.count ? order[index + 1] : nil,
          next: index > 0 ? order[index - 1] : nil)
        add(SitePath.day(day, part: part + 1), content, items(places, .card))
      }
    }
    let counts = order.map { ($0, days[$0]?.count ?? 0) }
    let chunks = Self.chunks(of: counts, SitePlan.daysOfArchive)
    for (part, days) in (chunks.isEmpty ? [[]] : chunks).enumerated() {
      add(
        SitePath.archive(part: part + 1),
        .archive(days, part: part + 1, parts: max(1, chunks.count)), [])
    }
  }

  private mutating func layOutLedger() {
    let republished = catalogue.entries.indices.filter { catalogue.entries[$0].count > 0 }
    var months: [SiteMonth: [Int]] = [:]
    for place in republished.reversed() {
      months[site.month(catalogue.entries[place].time), default: []].append(place)
    }
    let order = months.keys.sorted(by: >)
    for month in order {
      let chunks = Self.chunks(of: months[month] ?? [], SitePlan.ofLedger)
      for (part, places) in chunks.enumerated() {
        add(
          SitePath.ledger(month, part: part + 1),
          .ledgerMonth(month, part: part + 1, parts: chunks.count),
          items(places.reversed(), .entry))
      }
    }
    let newest = republished.map { (newestCopy(of: catalogue.entries[$0]), $0) }
      .sorted { ($1.0, $0.1) < ($0.0, $1.1) }.prefix(SitePlan.ofLedger).map(\.1)
    add(SitePath.ledger, .ledger(months: order), items(newest, .entry))
  }

  private func newestCopy(of entry: Entry) -> Timestamp {
    catalogue.copies(of: entry).map(\.time).max() ?? entry.time
  }

  private mutating func layOutPublishers() {
    let figures = RepublicationCensus(catalogue).figures()
    var own: [PublisherID: [Int]] = [:]
    var taken: [PublisherID: [Int]] = [:]
    func note(_ place: Int, _ publisher: Int32, _ lists: inout [PublisherID: [Int]]) {
      let id = catalogue.publisher(publisher)
      guard lists[id, default: []].count < SitePlan.listed / 2 else { return }
      lists[id, default: []].append(place)
    }
    for (place, entry) in catalogue.entries.enumerated() {
      note(place, entry.publisher, &own)
      for copier in Set(catalogue.copies(of: entry).map(\.publisher)) {
        note(place, copier, &taken)
      }
    }
    for publisher in figures {
      let own = own[publisher.publisher] ?? []
      add(
        SitePath.publisher(publisher.publisher), .publisher(publisher, own: own.count),
        items(own, .headline) + items(taken[publisher.publisher] ?? [], .headline))
    }
    add(SitePath.publishers, .publishers(figures), [])
  }

  private mutating func layOutFront() {
    let recent = catalogue.entries.indices.prefix(SitePlan.recent)
    let most = recent.filter { catalogue.entries[$0].count > 0 }
      .sorted { (catalogue.entries[$1].count, $0) < (catalogue.entries[$0].count, $1) }
      .prefix(SitePlan.frontMost)
    let newest = recent.prefix(SitePlan.frontNewest)
    var listed = items(most, .card) + items(newest, .headline)
    var sections: [(service: String, count: Int)] = []
    for (service, places) in recentServices(recent) {
      let places = places.prefix(SitePlan.frontOfService)
      sections.append((catalogue.services[service], places.count))
      listed += items(places.prefix(1), .card) + items(places.dropFirst(), .headline)
    }
    add(
      SitePath.front,
      .front(sections: sections, most: most.count, newest: newest.count), listed)
  }

  /// The services with the most of these stories.
  private func recentServices(_ recent: Range<Int>) -> [(service: Int, places: [Int])] {
    var found: [Int: [Int]] = [:]
    let shown = Set(shownServices)
    for place in recent {
      guard let service = catalogue.entries[place].service, shown.contains(service) else {
        continue
      }
      found[Int(service), default: []].append(place)
    }
    return found.sorted {
      ($1.value.count, catalogue.services[$0.key]) < ($0.value.count, catalogue.services[$1.key])
    }.prefix(SitePlan.frontServices).map { ($0.key, $0.value) }
  }

  private static func chunks<Element>(of list: [Element], _ size: Int) -> [[Element]] {
    stride(from: 0, to: list.count, by: size).map { start in
      Array(list[start..<min(start + size, list.count)])
    }
  }
}
