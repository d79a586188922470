package import News

/// Which sources are matched with which.
package struct MatchScope: Hashable, Sendable {
  /// The groups of each source, by their numbers; nil: all with all.
  private let groups: [SourceID: Set<Int>]?

  package static let all = MatchScope(nil)

  /// - Parameter groups: sources that are matched among themselves; a source may be in several, and
  ///   one in none is matched with none but itself. Nil: all with all.
  package init(_ groups: [[SourceID]]?) {
    self.groups = groups.map { groups in
      groups.enumerated().reduce(into: [:]) { found, group in
        for source in group.element { found[source, default: []].insert(group.offset) }
      }
    }
  }

  var isAll: Bool { groups == nil }

  package func joins(_ a: SourceID, _ b: SourceID) -> Bool {
    guard let groups, a != b else { return true }
    guard let own = groups[a], let other = groups[b] else { return false }
    return !own.isDisjoint(with: other)
  }
}
