import News
import Testing
import Text

@testable import Matching

/// What two texts are to each other, on pairs of our own: each kind of republication, and what only
/// looks like one.
@Suite struct NearPairTests {
  private let rules = NearRules()

  @Test func allFilesAreRead() throws {
    #expect(NearPair.all.filter { $0.verdict == .same }.count >= 40)
    #expect(NearPair.all.filter { $0.verdict != .same }.count >= 40)
    let kinds = Set(NearPair.all.flatMap { [$0.verdict, $0.untitled] })
    #expect(kinds.count == 8)
  }

  @Test(arguments: NearPair.all)
  func areToldApart(_ pair: NearPair) {
    let found = NearPair.compare(pair.first.near, pair.second.near)
    #expect(rules.verdict(on: found) == pair.verdict, "\(found)")
    #expect(pair.containment.contains(found.containment), "\(found.containment)")
    let bare = NearPair.compare(pair.first.untitled, pair.second.untitled)
    #expect(rules.verdict(on: bare) == pair.untitled, "untitled \(bare)")
  }

  /// Whichever of the two comes first, the same is found.
  @Test(arguments: NearPair.all)
  func areTheSameTheOtherWayRound(_ pair: NearPair) {
    let found = NearPair.compare(pair.first.near, pair.second.near)
    var turned = NearPair.compare(pair.second.near, pair.first.near)
    #expect(rules.verdict(on: turned) == rules.verdict(on: found))
    swap(&turned.first, &turned.second)
    if pair.first.text != pair.second.text { #expect(turned == found) }
  }

  /// A text is itself, whatever its numbers and names are.
  @Test(arguments: NearPair.all)
  func eachTextIsItself(_ pair: NearPair) {
    for text in [pair.first, pair.second] {
      let found = NearPair.compare(text.near, text.near)
      #expect(rules.verdict(on: found) == .same)
      #expect(found.containment == 1)
    }
  }

  /// What the look-up goes by: whatever is the same text shares shingles.
  @Test(arguments: NearPair.all.filter { $0.verdict == .same })
  func copiesShareShingles(_ pair: NearPair) {
    let (a, b) = (Set(pair.first.near.print.shingles), Set(pair.second.near.print.shingles))
    let share = Double(a.intersection(b).count) / Double(min(a.count, b.count))
    #expect(share >= NearWindow.leastShare)
  }
}
