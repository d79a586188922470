import News
import Testing

@testable import Matching

/// The flat arrays against a dictionary.
@Suite struct PostingsTests {
  private func entries(_ postings: Postings, _ shingles: [UInt32]) -> [[UInt32]] {
    var holders = Holders()
    postings.gather(shingles, into: &holders)
    #expect(holders.ends.count == shingles.count)
    var start = 0
    return holders.ends.map { end in
      defer { start = Int(end) }
      return holders.entries[start..<Int(end)].sorted()
    }
  }

  @Test func nothingIsInAnEmptyOne() {
    #expect(Postings().count == 0)
    #expect(entries(Postings(), [0, 7, .max]) == [[], [], []])
    #expect(entries(Postings(), []).isEmpty)
  }

  /// Long enough for the lines to grow in number several times.
  @Test func holdsWhatADictionaryHolds() {
    var chance = Chance(state: 31)
    // Many that fall into one line, and the ends of the range.
    let crowd = (UInt32(0)..<300).map { 0xABCD_0000 + $0 }
    let shingles =
      (0..<200_000).map { _ in UInt32.random(in: .min ... .max, using: &chance) } + crowd + [
        0, .max,
      ]
    var postings = Postings()
    var model: [UInt32: [UInt32]] = [:]
    for number in UInt32(0)..<1_000_000 {
      let shingle = shingles[Int.random(in: 0..<shingles.count, using: &chance)]
      guard model[shingle, default: []].count < Postings.maximumHolders else { continue }
      postings.insert(shingle, entry: number / 4)
      model[shingle, default: []].append(number / 4)
      if number % 133_333 == 0 {
        let some = (0..<200).map { _ in
          shingles[Int.random(in: 0..<shingles.count, using: &chance)]
        }
        #expect(entries(postings, some) == some.map { model[$0] ?? [] })
      }
    }
    #expect(postings.count == model.values.map(\.count).reduce(0, +))
    #expect(entries(postings, shingles) == shingles.map { model[$0] ?? [] })
    let strangers = crowd.map { $0 + 300 }.filter { model[$0] == nil }
    #expect(entries(postings, strangers).allSatisfy { $0.isEmpty })
  }

  /// Twelve of fifteen places of a line are taken at most, on average, and a fifth less after growth.
  @Test func takesFewBytes() {
    var postings = Postings()
    for number in UInt32(0)..<1_500_000 {
      postings.insert(number &* 0x9E37_79B1, entry: number / 30)
    }
    #expect(postings.bytes < 1_500_000 * 8)
    #expect(postings.bytes > 1_500_000 * 5)
  }

  /// The bits that entries have in a line must suffice for them.
  @Test func manyEntriesWithFewShinglesAreKept() {
    var postings = Postings()
    let entries = UInt32(0)..<20_000
    for entry in entries { postings.insert(entry &* 0x9E37_79B1, entry: entry) }
    #expect(postings.bytes < 20_000 * 150)
    let found = self.entries(postings, entries.map { $0 &* 0x9E37_79B1 })
    #expect(found == entries.map { [$0] })
    postings.insert(7, entry: 1_000_000)
    #expect(self.entries(postings, [7]) == [[1_000_000]])
  }

  @Test func noMoreAreGivenThanAreKept() {
    var postings = Postings()
    for entry in UInt32(0)..<100 { postings.insert(entry % 2, entry: entry) }
    let found = entries(postings, [0, 1])
    #expect(found.map(\.count) == [Postings.maximumHolders, Postings.maximumHolders])
    #expect(found[0].allSatisfy { $0 % 2 == 0 } && found[1].allSatisfy { $0 % 2 == 1 })
  }
}
