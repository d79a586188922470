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

  init(of child: MemberText, from parent: MemberText, origin: MemberText) {
    inherited = Self.share(child.runs, without: origin.runs, in: parent.runs, with: true)
    inheritedAsWritten = Self.share(
      child.written, without: origin.written, in: parent.written, with: true)
    undone = Self.share(parent.written, without: origin.written, in: child.written, with: false)
    regained = Self.share(origin.runs, without: parent.runs, in: child.runs, with: true)
    sameOpening = child.opening == parent.opening && child.opening != 0
  }

  /// Of the hashes in `these` and not in `others`, the share that stands in `judge`, or does not.
  private static func share(
    _ these: [UInt64], without others: [UInt64], in judge: [UInt64], with: Bool
  ) -> Int64 {
    var all = 0
    var found = 0
    var other = 0
    var judged = 0
    for value in these {
      while other < others.count, others[other] < value { other &+= 1 }
      if other < others.count, others[other] == value { continue }
      while judged < judge.count, judge[judged] < value { judged &+= 1 }
      all &+= 1
      if judged < judge.count, judge[judged] == value { found &+= 1 }
    }
    let counted = with ? found : all &- found
    return Int64(counted) * 1000 / Int64(max(all, fewest))
  }
}
