/// One of the rules that two texts have to pass to be one text, with what it measured.
package struct NearGuard: Hashable, Sendable {
  /// What it finds when it holds the texts apart.
  package var verdict: NearVerdict
  package var holdsApart: Bool
  /// In words: what was counted, and from where on it counts against them.
  package var measured: String
  package var bound: String
}

extension NearRules {
  /// Every rule in the order in which they decide: the first that holds the texts apart is the
  /// verdict.
  package func guards(on found: Comparison) -> [NearGuard] {
    let matched = min(found.first.matched, found.second.matched)
    let (gap, words) = (found.shorter.longestGap, found.shorter.words)
    return [
      NearGuard(
        verdict: .unlike,
        holdsApart: isUnlike(found),
        measured: "containment \(Self.percent(found.containment)), \(matched) words in common",
        bound: "under \(Self.percent(leastContainment)), or under \(leastWords) words"),
      NearGuard(
        verdict: .correction, holdsApart: found.corrects,
        measured: found.corrects ? "one corrects the other" : "no correction of the other",
        bound: "a notice that the other should have said something else"),
      NearGuard(
        verdict: .otherNumbers, holdsApart: hasOtherNumbers(found),
        measured: "\(found.numbersChanged) numbers changed, \(found.numbersAgreed) agree",
        bound: "2 changed and over \(Self.percent(changedNumbers)); 1 and none agree; most edits"),
      NearGuard(
        verdict: .otherSubjects,
        holdsApart: hasOtherSubjects(found),
        measured: "title words of its own: \(found.first.ownTitleWords) and "
          + "\(found.second.ownTitleWords)",
        bound: "1 on both sides"),
      NearGuard(
        verdict: .swappedNames, holdsApart: hasSwappedNames(found),
        measured: "rare words swapped: \(found.first.swapped) and \(found.second.swapped), at "
          + "\(found.swaps) of \(found.edits) edits; \(found.rareShared) in common",
        bound: "\(Self.percent(swappedNames)) of them, or \(Self.percent(swappedNames / 4)) "
          + "where they are many of the edits; any 2 where nothing else differs"),
      NearGuard(
        verdict: .lists, holdsApart: isList(found),
        measured: "\(found.runs) runs, \(found.runsInOrder) in order",
        bound: "4 short runs, a quarter or less in order"),
      NearGuard(
        verdict: .ownReport,
        holdsApart: isOwnReport(found),
        measured: "longest run of its own \(gap) of \(words) words",
        bound: "under \(Self.percent(wholeContainment)) contained, a run over "
          + "\(Self.percent(self.gap))"),
    ]
  }

  private static func percent(_ share: Double) -> String {
    "\(Int((min(max(share, 0), 1) * 100).rounded()))%"
  }
}
