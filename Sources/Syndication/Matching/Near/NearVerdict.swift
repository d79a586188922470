/// Whether two texts are one text published twice, and why not.
package enum NearVerdict: String, Hashable, Sendable {
  case same
  /// Too little of the shorter one stands in the other.
  case unlike
  /// The same words around other numbers: daily prices, match reports, tolls that rise.
  case otherNumbers
  /// Each title has a word that its own text has and the other text has not: one template, two
  /// events.
  case otherSubjects
  /// Names are swapped between the same words.
  case swappedNames
  /// Much of the shorter text is its own: the same event, another report.
  case ownReport
  /// The same short pieces in another order: two lists.
  case lists
  /// One says what the other should have said.
  case correction
}

/// By what texts are told to be one text. The measures are shares from 0 to 1.
package struct NearRules: Hashable, Sendable {
  /// How much of the shorter text must stand in the other.
  package var leastContainment = 0.2
  /// How many words must be in common.
  package var leastWords = 8
  /// Below this containment, no longer run of the shorter text's own words is allowed than `gap` of
  /// it.
  package var wholeContainment = 0.7
  package var gap = 0.3
  /// Of the numbers that stand at the same places, how many may differ.
  package var changedNumbers = 0.2
  /// Of the rare words, how many may be swapped for others.
  package var swappedNames = 0.2

  package init() {}

  package func verdict(on found: Comparison) -> NearVerdict {
    if isUnlike(found) { return .unlike }
    if found.corrects { return .correction }
    if hasOtherNumbers(found) { return .otherNumbers }
    if hasOtherSubjects(found) { return .otherSubjects }
    if hasSwappedNames(found) { return .swappedNames }
    if isList(found) { return .lists }
    return isOwnReport(found) ? .ownReport : .same
  }

  func isUnlike(_ found: Comparison) -> Bool {
    found.containment < leastContainment
      || min(found.first.matched, found.second.matched) < leastWords
  }

  func hasOtherSubjects(_ found: Comparison) -> Bool {
    found.first.ownTitleWords > 0 && found.second.ownTitleWords > 0
  }

  func isOwnReport(_ found: Comparison) -> Bool {
    found.containment < wholeContainment
      && Double(found.shorter.longestGap) > gap * Double(found.shorter.words)
  }

  func hasOtherNumbers(_ found: Comparison) -> Bool {
    let (agreed, changed) = (found.numbersAgreed, found.numbersChanged)
    if changed >= 3, changed * 2 >= found.edits { return true }
    if changed >= 2 { return Double(changed) > changedNumbers * Double(agreed + changed) }
    return changed == 1 && agreed == 0
  }

  /// A few swapped names in a text full of other rare words may be an editor's; where nearly all
  /// that differs are names, even a few tell of another event, and where nothing else does, two.
  func hasSwappedNames(_ found: Comparison) -> Bool {
    let swapped = min(found.first.swapped, found.second.swapped)
    guard swapped > 0 else { return false }
    if swapped > 1, found.swaps == found.edits, found.isWholeCopy { return true }
    let share = Double(swapped) / Double(swapped + found.rareShared)
    if share >= swappedNames { return swapped > 1 || found.titleShared < 2 }
    guard share >= swappedNames / 4 else { return false }
    if found.swaps >= 2 { return found.swaps * 10 >= found.edits * 3 }
    return found.swaps * 2 >= found.edits && found.titleShared < 2
  }

  /// Short runs, hardly any after the one that it follows in the other.
  func isList(_ found: Comparison) -> Bool {
    let matched = min(found.first.matched, found.second.matched)
    return found.containment < 0.9 && found.runs >= 4 && found.runsInOrder * 4 <= found.runs
      && matched < found.runs * 12
  }
}
