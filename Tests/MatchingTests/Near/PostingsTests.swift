import News
import Testing

@testable import Matching

/// The flat arrays against a dictionary.
@Suite struct PostingsTests {
  private func entries(_ postings: Postings, _ shingles: [UInt32]) -> [[UInt32]] {
    var found: [[UInt32]] = Array(repeating: [], count: shingles.count)
    shingles.withUnsafeBufferPointer { shingles in
      postings.read { reader in
        reader.each(of: shingles) { index, entry in
          found[index].append(entry)
          return true
        }
      }
    }
    return found.map { $0.sorted() }
  }

  @Test func nothingIsInAnEmptyOne() {
    #expect(Postings().count == 0)
    #expect(entries(Postings(), [0, 7, .max]) == [[], [], []])
    #expect(entries(Postings(), []).isEmpty)
  }

  /// Long enough for the recent ones to be frozen, merged with frozen ones, and more to come.
  @Test func holdsWhatADictionaryHolds() {
    var chance = Chance(state: 31)
    // Many that fall into one bucket, and the ends of the range.
    let crowd = (UInt32(0)..<300).map { 0xABCD_0000 + $0 }
    let shingles =
      (0..<40_000).map { _ in UInt32.random(in: .min ... .max, using: &chance) } + crowd + [
        0, .max,
      ]
    var postings = Postings()
    var model: [UInt32: [UInt32]] = [:]
    for entry in UInt32(0)..<170_000 {
      let shingle = shingles[Int.random(in: 0..<shingles.count, using: &chance)]
      postings.insert(shingle, entry: entry)
      model[shingle, default: []].append(entry)
      if entry % 33_333 == 0 || entry == 65_535 || entry == 65_536 {
        let some = (0..<200).map { _ in
          shingles[Int.random(in: 0..<shingles.count, using: &chance)]
        }
        #expect(entries(postings, some) == some.map { model[$0] ?? [] })
      }
    }
    #expect(postings.count == 170_000)
    #expect(entries(postings, shingles) == shingles.map { model[$0] ?? [] })
    let strangers = crowd.map { $0 + 300 }.filter { model[$0] == nil }
    #expect(entries(postings, strangers).allSatisfy { $0.isEmpty })
  }

  /// A posting takes seven bytes when it is frozen, and sixteen or a little more before.
  @Test func takesFewBytes() {
    var postings = Postings()
    for entry in UInt32(0)..<200_000 { postings.insert(entry &* 0x9E37_79B1, entry: entry) }
    #expect(postings.bytes < 200_000 * 20)
  }

  @Test func aReaderThatHasEnoughIsAskedNoMoreOfThatShingle() {
    var postings = Postings()
    for entry in UInt32(0)..<70_000 { postings.insert(entry % 2, entry: entry) }
    var asked: [Int] = [0, 0]
    [UInt32(0), 1].withUnsafeBufferPointer { shingles in
      postings.read { reader in
        reader.each(of: shingles) { index, _ in
          asked[index] += 1
          return asked[index] < 3
        }
      }
    }
    // Once more for those that are not frozen yet.
    #expect(asked.allSatisfy { (3...4).contains($0) })
  }
}
