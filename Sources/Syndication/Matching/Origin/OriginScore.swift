package import News

/// The points by which a member of a story is told to be its origin or not, in thousandths.
package struct OriginScore: Hashable, Sendable {
  package enum Reason: String, Sendable {
    case laterThanFirst = "later than the first"
    case timeNotBelieved = "its time is missing or not believed"
    case ownReport = "its own reporter wrote it"
    case truncated = "it breaks off"
    case leftoverMarkup = "leftovers of copying"
    case creditsOther = "it credits somebody"
    case creditsMember = "it credits another member"
    case linksToMember = "it links to another member"
    case isLinkedTo = "another member links to it"
    case isCredited = "another member credits it"
  }

  package struct Part: Hashable, Sendable {
    package var reason: Reason
    package var points: Int64
  }

  package let article: ArticleID
  package private(set) var parts: [Part] = []

  package var total: Int64 { parts.reduce(0) { $0 + $1.points } }

  init(article: ArticleID) {
    self.article = article
  }

  mutating func add(_ reason: Reason, _ points: Int64) {
    if points != 0 { parts.append(Part(reason: reason, points: points)) }
  }
}
