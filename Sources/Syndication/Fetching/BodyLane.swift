/// Whose bodies are counted together. The reader of a feed may wait long before it lets go of the
/// body, for its turn or for pages; who reads a page waits for nobody. So pages have a budget of their
/// own: feeds in line do not hold up the pages that the line waits for (decision 0031).
package enum BodyLane: Int, CaseIterable {
  case feeds, pages

  var other: BodyLane { self == .feeds ? .pages : .feeds }
}

extension FetchRequest.Kind {
  var lane: BodyLane { self == .feed ? .feeds : .pages }
}

/// A value for each lane.
struct PerLane<Value> {
  var feeds: Value
  var pages: Value

  init(_ make: (BodyLane) -> Value) {
    feeds = make(.feeds)
    pages = make(.pages)
  }

  subscript(lane: BodyLane) -> Value {
    get { lane == .feeds ? feeds : pages }
    _modify {
      switch lane {
      case .feeds: yield &feeds
      case .pages: yield &pages
      }
    }
  }

  var both: [Value] { [feeds, pages] }
}

extension PerLane: Sendable where Value: Sendable {}
