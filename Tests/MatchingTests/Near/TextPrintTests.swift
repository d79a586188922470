import News
import Testing
import Text

@testable import Matching

@Suite struct TextPrintTests {
  private func print(_ words: [String]) -> TextPrint { TextPrint(words.textWords) }

  /// Wherever the run stands in two texts of any length, they have a shingle in common.
  @Test func twelveWordsInARowAreFound() {
    #expect(TextPrint.guaranteedWords == 12)
    var chance = Chance(state: 21)
    for _ in 0..<400 {
      let run = RandomTexts.words(TextPrint.guaranteedWords, &chance)
      let prints = (0..<2).map { _ in
        let before = RandomTexts.words(Int.random(in: 0...120, using: &chance), &chance)
        return print(
          before + run + RandomTexts.words(Int.random(in: 0...120, using: &chance), &chance))
      }
      #expect(!Set(prints[0].shingles).isDisjoint(with: prints[1].shingles))
    }
  }

  /// What a feed shows of a text may be its first sentence and no more.
  @Test func aFirstSentenceIsFoundInItsText() {
    var chance = Chance(state: 26)
    for length in 60...90 {
      let words = RandomTexts.words(length, &chance)
      let whole = Set(print(words).shingles)
      for count in TextPrint.leastWords...TextPrint.guaranteedWords {
        #expect(whole.isSuperset(of: print(Array(words.prefix(count))).shingles))
      }
    }
  }

  @Test func shinglesAscendEachOnce() {
    var chance = Chance(state: 22)
    for kinds in 1...14 {
      let words = RandomTexts.monotonous(300, of: kinds, &chance)
      let shingles = print(words).shingles
      #expect(!shingles.isEmpty)
      #expect(zip(shingles, shingles.dropFirst()).allSatisfy { $0 < $1 })
    }
  }

  /// Of a long text about two in nine are kept, of a short one all, of hardly any words none.
  @Test func asManyAreKeptAsTheLengthSays() {
    var chance = Chance(state: 23)
    let words = RandomTexts.words(2000, &chance)
    let kept = print(words).shingles.count
    #expect(kept > 2000 / TextPrint.window && kept < 2000 * 3 / TextPrint.window)
    let short = Array(words.prefix(TextPrint.shortWords))
    #expect(print(short).shingles.count == short.count - TextPrint.shingleWords + 1)
    #expect(print(Array(words.prefix(TextPrint.shortWords + 1))).shingles.count < short.count / 2)
    #expect(!print(Array(words.prefix(TextPrint.leastWords))).isEmpty)
    #expect(print(Array(words.prefix(TextPrint.leastWords - 1))).isEmpty)
    #expect(print([]).isEmpty)
  }

  /// What is chosen depends on the words near it alone.
  @Test func aPartOfATextHasShinglesOfTheWhole() {
    var chance = Chance(state: 24)
    let words = RandomTexts.words(400, &chance)
    let whole = Set(print(words).shingles)
    for start in stride(from: 0, to: 300, by: 37) {
      let part = ShinglePlaces(Array(words[start..<(start + 100)]).textWords).places
      #expect(part.filter { whole.contains($0.shingle) }.count >= part.count - 2)
    }
  }

  @Test func placesAreThoseOfThePrint() {
    var chance = Chance(state: 25)
    for count in [8, 40, 60, 61, 500] {
      let words = RandomTexts.words(count, &chance).textWords
      let places = ShinglePlaces(words).places
      let kept = Set(places.map(\.shingle))
      let all = Set(TextPrint(words).shingles)
      #expect(kept.isSubset(of: all))
      #expect(all.count - kept.count < TextPrint.leadShingles)
      #expect(zip(places, places.dropFirst()).allSatisfy { $0.word < $1.word })
      #expect(places.allSatisfy { Int($0.word) + TextPrint.shingleWords <= words.count })
    }
  }
}
