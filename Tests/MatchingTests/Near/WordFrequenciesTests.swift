import Testing
import Text

@testable import Matching

@Suite struct WordFrequenciesTests {
  private func word(_ text: String) -> UInt32 { TextWords(NormalForm.n1(text)).words[0] }
  private func words(_ text: String) -> TextWords { TextWords(NormalForm.n1(text)) }

  @Test func allIsRareWhereNothingIsKnown() {
    #expect(WordFrequencies().isRare(word("شهر")))
    #expect(WordFrequencies().texts == 0)
  }

  @Test func aTextCountsAWordOnce() {
    var frequencies = WordFrequencies()
    frequencies.add(words(Array(repeating: "شهر", count: 50).joined(separator: " ")))
    #expect(frequencies.isRare(word("شهر")))
  }

  /// In a few texts a word of three is rare, of a thousand one of ten.
  @Test func theBoundGrowsWithTheTexts() {
    var frequencies = WordFrequencies()
    for text in 1...4 {
      frequencies.add(words("شهر"))
      #expect(frequencies.isRare(word("شهر")) == (text <= Int(WordFrequencies.leastBound)))
    }
    for _ in 0..<1000 { frequencies.add(words("کتاب")) }
    #expect(frequencies.texts == 1004)
    #expect(!frequencies.isRare(word("کتاب")))
    for _ in 0..<6 {
      #expect(frequencies.isRare(word("شهر")))
      frequencies.add(words("شهر"))
    }
    #expect(frequencies.isRare(word("شهر")))
    frequencies.add(words("شهر"))
    #expect(!frequencies.isRare(word("شهر")))
  }

  /// Words share places: one may seem commoner than it is, none rarer.
  @Test func noWordSeemsRarerThanItIs() {
    var chance = Chance(state: 61)
    let common = RandomTexts.words(400, &chance).textWords
    var frequencies = WordFrequencies()
    for _ in 0..<5 { frequencies.add(common) }
    for _ in 0..<20 { frequencies.add(RandomTexts.words(1000, &chance).textWords) }
    #expect(common.words.allSatisfy { !frequencies.isRare($0) })
  }

  /// More texts than there are turns.
  @Test func everyTextCounts() {
    var frequencies = WordFrequencies()
    let (common, rare) = (words("شهر"), words("کتاب"))
    for text in 0..<(3 * WordFrequencies.most) {
      if text % WordFrequencies.most == 0 { frequencies.add(rare) }
      frequencies.add(common)
      if text == 9 { #expect(frequencies.count(of: word("شهر")) == 10) }
    }
    #expect(frequencies.count(of: word("شهر")) == WordFrequencies.most)
    #expect(frequencies.count(of: word("کتاب")) == 3)
  }
}
