import News

/// Which texts the survey of a batch found to be possibly alike, whichever came first. What nothing is
/// like need not be looked up again when it gets its place. One list of links: no object an entry.
struct NearRelations: Sendable {
  private struct Link {
    let other: ArticleID
    /// The place of the next link of the same entry, plus one; zero after the last.
    let next: UInt32
  }

  /// The first entry of the batch.
  private let first: NearWindow.Entry
  /// By entry of the batch: the place of its first link plus one, zero where it has none.
  private var heads: [UInt32] = []
  private var links: [Link] = []

  init(from first: NearWindow.Entry) {
    self.first = first
  }

  /// - Parameters:
  ///   - entry: the next one of the batch.
  ///   - candidates: those before it that may be like it.
  mutating func add(
    _ entry: NearWindow.Entry, _ article: ArticleID, _ candidates: [NearCandidate]
  ) {
    heads.append(0)
    for other in candidates {
      link(entry, to: other.article)
      if other.entry >= first { link(other.entry, to: article) }
    }
  }

  private mutating func link(_ entry: NearWindow.Entry, to other: ArticleID) {
    links.append(Link(other: other, next: heads[entry - first]))
    heads[entry - first] = UInt32(truncatingIfNeeded: links.count)
  }

  /// Whether one of those that an entry of the batch may be like fulfils a condition.
  func hasAny(_ entry: NearWindow.Entry, where condition: (ArticleID) -> Bool) -> Bool {
    guard heads.indices.contains(entry - first) else { return false }
    var at = heads[entry - first]
    while at > 0 {
      let link = links[Int(at) - 1]
      if condition(link.other) { return true }
      at = link.next
    }
    return false
  }
}
