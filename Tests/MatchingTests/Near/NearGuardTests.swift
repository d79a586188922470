import Testing

@testable import Matching

@Suite struct NearGuardTests {
  /// What the rules say one by one is what they say together, whatever was found.
  @Test func theFirstThatHoldsApartIsTheVerdict() {
    var state: UInt64 = 7
    func next(_ bound: UInt64) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % bound)
    }
    var verdicts: Set<NearVerdict> = []
    for _ in 0..<20_000 {
      var found = Comparison()
      for side in [\Comparison.first, \Comparison.second] {
        found[keyPath: side].words = 20 + next(100)
        found[keyPath: side].matched = next(120)
        found[keyPath: side].longestGap = next(60)
        found[keyPath: side].ownTitleWords = next(2)
        found[keyPath: side].swapped = next(3)
      }
      found.runs = next(12)
      found.runsInOrder = next(6)
      (found.numbersAgreed, found.numbersChanged) = (next(8), next(3))
      (found.edits, found.swaps, found.rareShared) = (next(8), next(4), next(20))
      found.titleShared = next(3)
      found.corrects = next(9) == 0
      let rules = NearRules()
      let verdict = rules.guards(on: found).first(where: \.holdsApart)?.verdict ?? .same
      #expect(verdict == rules.verdict(on: found))
      verdicts.insert(verdict)
    }
    #expect(verdicts.count == 8)
  }
}
