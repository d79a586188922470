import News

extension SiteFingerprint {
  /// All that a page shows besides its stories. Its path, which stands in the fingerprint already, tells
  /// what kind of page it is.
  mutating func add(_ content: PageContent) {
    switch content {
    case .front(let sections, let most, let newest):
      add(most)
      add(newest)
      for section in sections { add(section.service, section.count) }
    case .services(let services):
      for service in services { add(service.name, service.count) }
    case .service(let name, let count): add(name, count)
    case .day(let day, let part, let parts, let previous, let next):
      for number in [day.number, part, parts] { add(number) }
      for neighbour in [previous, next] { add(neighbour?.number ?? .min) }
    case .archive(let days, let part, let parts):
      for number in [part, parts] { add(number) }
      for (day, count) in days {
        add(day.number)
        add(count)
      }
    case .ledger(let months):
      for month in months { add(month.name) }
    case .ledgerMonth(let month, let part, let parts):
      add(month.name)
      for number in [part, parts] { add(number) }
    case .publishers(let publishers):
      for figures in publishers { add(figures) }
    case .publisher(let figures, let own):
      add(figures)
      add(own)
      for partner in figures.takesFrom + figures.takenBy {
        add(partner.publisher.rawValue, partner.count)
        add(partner.credited)
        add(Int(truncatingIfNeeded: partner.lag))
      }
    case .search: break
    }
  }

  private mutating func add(_ figures: PublisherFigures) {
    add(figures.publisher.rawValue, figures.originated)
    for number in [figures.republished, figures.taken, figures.credited] { add(number) }
    add(figures.lag.map { Int(truncatingIfNeeded: $0) } ?? .min)
  }

  private mutating func add(_ name: String, _ count: Int) {
    add(name)
    add(count)
  }

  private mutating func add(_ number: Int) {
    add(UInt64(bitPattern: Int64(number)))
  }
}
