import Testing

@testable import Matching

@Suite struct RunTableTests {
  private func expectDifferences(_ own: [UInt32], _ other: [UInt32]) {
    let table = RunTable(own)
    let (added, lost) = table.differences(to: other)
    #expect(added == Set(other).subtracting(own).sorted())
    #expect(lost == Set(own).subtracting(other).sorted())
    #expect(table.added(in: other) == added)
  }

  @Test func tellsWhatIsAddedAndLost() {
    var chance = Chance(state: 61)
    for count in [0, 1, 2, 30, 2000] {
      let own = (0..<count).map { _ in UInt32.random(in: 0...(.max), using: &chance) }
      let other = own.filter { $0 % 3 > 0 } + [0, .max] + own.prefix(9).map { ~$0 }
      expectDifferences(own, other)
      expectDifferences(other, own + own)
      expectDifferences(own, [])
    }
  }

  /// Runs that agree in all the bits that tell where to look.
  @Test func tellsRunsApartThatStandInOnePlace() {
    expectDifferences(Array(0..<100), Array(50..<200))
    expectDifferences(((.max - 60)...(.max)) + [0, 1], [.max, 1, 2])
  }
}
