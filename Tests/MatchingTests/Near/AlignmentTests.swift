import News
import Testing
import Text

@testable import Matching

@Suite struct AlignmentTests {
  private func check(_ a: TextWords, _ b: TextWords) {
    let alignment = Alignment(a, b)
    var end = 0
    for block in alignment.blocks {
      #expect(block.count >= Alignment.seedWords)
      #expect(block.first >= end)
      #expect(block.second >= 0)
      guard block.firstEnd <= a.count, block.secondEnd <= b.count else {
        Issue.record("\(block) leaves the texts")
        return
      }
      #expect(
        a.words[block.first..<block.firstEnd].elementsEqual(
          b.words[block.second..<block.secondEnd]))
      end = block.firstEnd
    }
    for slot in alignment.slots {
      #expect(slot.first.upperBound <= a.count && slot.second.upperBound <= b.count)
      #expect(slot.first.count <= Alignment.slotWords && slot.second.count <= Alignment.slotWords)
    }
  }

  /// Equal runs that lie inside both texts and do not overlap in the first.
  @Test func blocksAreEqualRuns() {
    var chance = Chance(state: 41)
    for round in 0..<300 {
      let kinds = 1 + round % 14
      let a = RandomTexts.monotonous(Int.random(in: 0...90, using: &chance), of: kinds, &chance)
      let b = RandomTexts.monotonous(Int.random(in: 0...90, using: &chance), of: kinds, &chance)
      check(a.textWords, b.textWords)
    }
  }

  @Test func equalTextsAreOneBlock() {
    var chance = Chance(state: 42)
    let words = RandomTexts.words(70, &chance).textWords
    let alignment = Alignment(words, words)
    #expect(alignment.blocks.map(\.count) == [70])
    #expect(alignment.slots.isEmpty)
  }

  @Test func movedParagraphsAreFound() {
    var chance = Chance(state: 43)
    let parts = (0..<4).map { _ in RandomTexts.words(20, &chance) }
    let first = (parts[0] + parts[1] + parts[2] + parts[3]).textWords
    let second = (parts[2] + parts[0] + parts[3] + parts[1]).textWords
    let alignment = Alignment(first, second)
    #expect(alignment.blocks.map(\.second) == [20, 60, 0, 40])
    #expect(alignment.blocks.map(\.count) == [20, 20, 20, 20])
  }

  @Test func aChangedWordIsASlot() {
    var chance = Chance(state: 44)
    let words = RandomTexts.words(40, &chance)
    var other = words
    other[20] = RandomTexts.word(&chance) + "ژ"
    let alignment = Alignment(words.textWords, other.textWords)
    #expect(alignment.slots.map(\.first) == [20..<21])
    #expect(alignment.slots.map(\.second) == [20..<21])
  }

  /// Four words that continue nothing are chance, five are a run.
  @Test func aRunOfItsOwnNeedsFiveWords() {
    var chance = Chance(state: 45)
    for (count, blocks) in [(Alignment.loneWords - 1, 0), (Alignment.loneWords, 1)] {
      let run = RandomTexts.words(count, &chance)
      let first = RandomTexts.words(30, &chance) + run + RandomTexts.words(30, &chance)
      let second = RandomTexts.words(9, &chance) + run + RandomTexts.words(9, &chance)
      #expect(Alignment(first.textWords, second.textWords).blocks.count == blocks)
    }
  }

  /// Of a seed that stands everywhere only some places are tried: a text of one word ends at once.
  @Test func aTextOfOneWordIsAligned() {
    let words = Array(repeating: "همان", count: 4000).textWords
    check(words, words)
    #expect(!Alignment(words, words).blocks.isEmpty)
  }
}
