/// How well one text of a story explains another as its parent, seen from the origin's text. All
/// shares are in thousandths.
struct TextDescent: Hashable {
  /// Of what the child has and the origin has not, the share that the parent has: its changes are
  /// inherited.
  var inherited: Int64
  /// The same as written.
  var inheritedAsWritten: Int64
  /// Of what the parent has and the origin has not, as written, the share that the child lacks: it
  /// does not know of its changes.
  var undone: Int64
  /// Of what the parent has lost of the origin, the share that the child still has: nobody copies
  /// what is not there.
  var regained: Int64
  /// Whether both begin with the same words as written.
  var sameOpening: Bool

  /// A share is of so many runs at least: one word more or less shows little.
  static let fewest = 3

  init(of child: TextChanges, from parent: TextChanges) {
    inherited = Self.share(Self.common(child.added, parent.added), of: child.added.count)
    inheritedAsWritten = Self.share(
      Self.common(child.addedAsWritten, parent.addedAsWritten), of: child.addedAsWritten.count)
    let known = Self.common(parent.addedAsWritten, child.addedAsWritten)
    undone = Self.share(parent.addedAsWritten.count - known, of: parent.addedAsWritten.count)
    let lostByBoth = Self.common(parent.lost, child.lost)
    regained = Self.share(parent.lost.count - lostByBoth, of: parent.lost.count)
    sameOpening = child.opening == parent.opening && child.opening != 0
  }

  private static func share(_ count: Int, of all: Int) -> Int64 {
    Int64(count) * 1000 / Int64(max(all, fewest))
  }

  /// How many stand in both of two lists in order.
  private static func common(_ a: [UInt32], _ b: [UInt32]) -> Int {
    var at = 0
    var count = 0
    for value in a {
      while at < b.count, b[at] < value { at &+= 1 }
      if at < b.count, b[at] == value { count &+= 1 }
    }
    return count
  }
}

/// How a text of a story differs from the origin's: runs of words in order, each once.
struct TextChanges {
  /// Runs of the normal form, and as written, that the origin has not.
  let added: [UInt32]
  let addedAsWritten: [UInt32]
  /// Runs of the normal form of the origin that it has not.
  let lost: [UInt32]
  let opening: UInt64

  /// - Parameters:
  ///   - runs: of the normal form of the origin.
  ///   - written: of the origin as written.
  init(of text: MemberText, since runs: RunTable, _ written: RunTable) {
    (added, lost) = runs.differences(to: text.runs)
    addedAsWritten = written.added(in: text.written)
    opening = text.opening
  }
}
