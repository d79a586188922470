import Testing

@testable import Matching

@Suite struct VocabularyTests {
  @Test(arguments: [0, 1, 7, 8, 9, 300, TextWords.maximumWords])
  func holdsTheWordsOfATextAndNoOthers(count: Int) {
    var chance = Chance(state: 51)
    let words = (0..<count).map { _ in UInt32.random(in: 0..<50_000, using: &chance) }
    let vocabulary = Vocabulary(words + words.prefix(5))
    let known = Set(words)
    for word in (0..<2000) + words { #expect(vocabulary.holds(word) == known.contains(word)) }
  }

  /// Words that agree in all the bits that tell where to look.
  @Test func tellsWordsApartThatStandInOnePlace() {
    let vocabulary = Vocabulary((0..<200).map { $0 << 20 })
    #expect((0..<400).filter { vocabulary.holds($0 << 20) } == Array(0..<200))
  }
}
