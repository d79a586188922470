import News
import Testing

@testable import Matching

/// Texts that are put in at once against the same put in one by one.
@Suite struct PostingsBatchTests {
  /// Prints of few different shingles, most of them in more than one text, with the ends of the range
  /// and with many that fall into one line.
  private func prints(_ count: Int, _ chance: inout Chance) -> [TextPrint] {
    let shingles =
      (0..<count * 6).map { _ in UInt32.random(in: .min ... .max, using: &chance) }
      + (UInt32(0)..<60).map { 0xABCD_0000 + $0 } + [0, .max]
    return (0..<count).map { _ in
      let size = Int.random(in: 1...40, using: &chance)
      let some = Set((0..<size).map { _ in shingles.randomElement(using: &chance) ?? 0 })
      return TextPrint(shingles: (some.count > 39 ? some.union([0, .max]) : some).sorted())
    }
  }

  private func lists(_ holders: Holders) -> [[UInt32]] {
    var start = 0
    return holders.ends.map { end in
      defer { start = Int(end) }
      return holders.entries[start..<Int(end)].sorted()
    }
  }

  @Test func aBatchIsAsItsTextsOneByOne() {
    var chance = Chance(state: 35)
    let prints = prints(4_000, &chance)
    var (batched, single) = (Postings(), Postings())
    var holders = Holders()
    var first = 0
    for size in [1, 700, 2, 0, 1_500, 1_797] {
      let batch = Array(prints[first..<first + size])
      let found = batched.insert(batch, from: UInt32(first))
      for (index, print) in batch.enumerated() {
        single.gather(print.shingles, into: &holders)
        let before = lists(holders)
        found.gather(index, after: false, into: &holders)
        #expect(lists(holders) == before)
        for (shingle, entries) in zip(print.shingles, before)
        where entries.count < Postings.maximumHolders {
          single.insert(shingle, entry: UInt32(first + index))
        }
      }
      for (index, print) in batch.enumerated() {
        single.gather(print.shingles, into: &holders)
        let after = lists(holders)
        batched.gather(print.shingles, into: &holders)
        #expect(lists(holders) == after)
        found.gather(index, after: true, into: &holders)
        // What the text alone holds has no list.
        #expect(lists(holders) == after.map { $0 == [UInt32(first + index)] ? [] : $0 })
      }
      first += size
      #expect(batched.count == single.count)
    }
    #expect(first == prints.count)
  }

  @Test func shinglesAreSortedWithTheirPlaces() {
    let prints = [[7, 9, .max], [0, 9], []].map(TextPrint.init)
    let sorted = SortedShingles(prints, count: 5)
    #expect(sorted.keys.map { UInt32($0 >> 32) } == [0, 7, 9, 9, .max])
    #expect(sorted.keys.map { UInt32($0 & 0xFFFF_FFFF) } == [3, 0, 1, 4, 2])
    #expect(BatchHolders(prints).texts == [0, 0, 0, 1, 1])
    #expect(SortedShingles([], count: 0).keys.isEmpty)
  }

  /// The lists of so many shingles, each as long as may be, have places that can be told.
  @Test func theLargestBatchCanBeTold() {
    let most = BatchHolders.maximumShingles * (Postings.maximumHolders + 1) + 1
    #expect(most < 1 << (32 - 5))
    #expect(Postings.maximumHolders < 1 << 5)
  }
}
