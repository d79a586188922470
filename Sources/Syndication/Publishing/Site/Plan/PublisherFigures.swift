import News

/// What a publisher originates, whom it takes from and who takes from it.
struct PublisherFigures: Hashable, Sendable {
  struct Partner: Hashable, Sendable {
    let publisher: PublisherID
    let count: Int
    /// Of these, how many credit the origin.
    let credited: Int
    /// Seconds, the median.
    let lag: Int64
  }

  let publisher: PublisherID
  /// Stories of which it is the origin.
  let originated: Int
  /// Republications of them by others.
  let republished: Int
  /// Republications by it, and how many of them credit the origin.
  let taken: Int
  let credited: Int
  /// Seconds by which its republications follow, the median; nil when it has none.
  let lag: Int64?
  /// The most frequent first.
  let takesFrom: [Partner]
  let takenBy: [Partner]
}

/// Counts who republishes whom.
struct RepublicationCensus {
  private struct Pair: Hashable {
    let origin: Int32
    let copier: Int32
  }

  private struct Tally {
    var lags: [Int64] = []
    var credited = 0
  }

  private let catalogue: SiteCatalogue
  private var tallies: [Pair: Tally] = [:]
  private var originated: [Int32: Int] = [:]

  init(_ catalogue: SiteCatalogue) {
    self.catalogue = catalogue
    for entry in catalogue.entries {
      originated[entry.publisher, default: 0] += 1
      for copy in catalogue.copies(of: entry) {
        let pair = Pair(origin: entry.publisher, copier: copy.publisher)
        tallies[pair, default: Tally()].lags.append(copy.time.since(entry.time))
        if copy.credited { tallies[pair, default: Tally()].credited += 1 }
      }
    }
  }

  /// Every publisher, the one with the most stories first.
  func figures() -> [PublisherFigures] {
    var takesFrom: [Int32: [(Int32, Tally)]] = [:]
    var takenBy: [Int32: [(Int32, Tally)]] = [:]
    for (pair, tally) in tallies {
      takesFrom[pair.copier, default: []].append((pair.origin, tally))
      takenBy[pair.origin, default: []].append((pair.copier, tally))
    }
    let all = catalogue.publishers.indices.map { index -> PublisherFigures in
      let place = Int32(truncatingIfNeeded: index)
      let (from, by) = (takesFrom[place] ?? [], takenBy[place] ?? [])
      return PublisherFigures(
        publisher: catalogue.publisher(place), originated: originated[place] ?? 0,
        republished: by.reduce(0) { $0 + $1.1.lags.count },
        taken: from.reduce(0) { $0 + $1.1.lags.count },
        credited: from.reduce(0) { $0 + $1.1.credited },
        lag: Self.median(from.flatMap(\.1.lags)), takesFrom: partners(from),
        takenBy: partners(by))
    }
    return all.sorted {
      ($1.originated + $1.taken, $0.publisher) < ($0.originated + $0.taken, $1.publisher)
    }
  }

  private func partners(_ found: [(Int32, Tally)]) -> [PublisherFigures.Partner] {
    let partners = found.map { place, tally in
      PublisherFigures.Partner(
        publisher: catalogue.publisher(place), count: tally.lags.count, credited: tally.credited,
        lag: Self.median(tally.lags) ?? 0)
    }
    return Array(
      partners.sorted { ($1.count, $0.publisher) < ($0.count, $1.publisher) }
        .prefix(SitePlan.maximumPartners))
  }

  /// The lower of the two in the middle.
  private static func median(_ values: [Int64]) -> Int64? {
    values.isEmpty ? nil : values.sorted()[(values.count - 1) / 2]
  }
}
