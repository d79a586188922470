import Testing

@testable import Matching

@Suite struct SpreadNumbersTests {
  private func expectSorted(_ numbers: [UInt32]) {
    var sorted = numbers
    sorted.sortSpreadOnce()
    #expect(sorted == Set(numbers).sorted())
  }

  @Test func sortsHashes() {
    var chance = Chance(state: 41)
    for count in [0, 1, 2, 23, 24, 25, 100, 1000, 20_000] {
      expectSorted((0..<count).map { _ in UInt32.random(in: 0...(.max), using: &chance) })
    }
  }

  /// Numbers that are not spread at all.
  @Test func sortsWhatIsAlike() {
    var chance = Chance(state: 42)
    for bound: UInt32 in [1, 2, 60, 5000, 1 << 31] {
      expectSorted((0..<1000).map { _ in UInt32.random(in: 0..<bound, using: &chance) })
      expectSorted((0..<1000).map { _ in .max - UInt32.random(in: 0..<bound, using: &chance) })
    }
    expectSorted(Array(0..<500) + Array((.max - 500)...(.max)))
  }
}
