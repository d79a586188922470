import News
import Testing

@testable import Matching

/// The laws of stories where texts are only nearly the same.
@Suite struct NearStoryLawTests {
  /// Texts and copies of them, each a text's number with the item: the copies are cut, prefixed,
  /// shifted or lack some words, and come after their text.
  private func newsroom(_ chance: inout Chance) -> [(text: Int, item: NearNewsroom.Item)] {
    var items: [(Int, NearNewsroom.Item)] = []
    for text in 0..<12 {
      let words = RandomTexts.words(Int.random(in: 90...240, using: &chance), &chance)
      let start = Int64(text)
      add(words, text, at: start, &items)
      for copy in 0..<Int.random(in: 0...3, using: &chance) {
        add(copied(words, &chance), text, at: start + Int64(20 + copy), &items)
      }
    }
    return items
  }

  private func add(
    _ words: [String], _ text: Int, at minute: Int64, _ items: inout [(Int, NearNewsroom.Item)]
  ) {
    let number = UInt64(items.count + 1)
    items.append(
      (
        text,
        NearNewsroom.item(
          number, "s\(number % 7)", at: minute, title: "", words.joined(separator: " "))
      ))
  }

  private func copied(_ words: [String], _ chance: inout Chance) -> [String] {
    switch Int.random(in: 0...3, using: &chance) {
    case 0: Array(words.prefix(words.count / 2))
    case 1: Array(words.dropFirst(words.count / 3))
    case 2: RandomTexts.words(14, &chance) + words + RandomTexts.words(9, &chance)
    default: words.enumerated().filter { $0.offset % 17 != 5 }.map(\.element)
    }
  }

  private func groups(of items: [(text: Int, item: NearNewsroom.Item)]) -> [[UInt64]] {
    Dictionary(grouping: items, by: \.text).values
      .map { $0.map(\.item.article.id.rawValue).sorted() }.sorted { $0[0] < $1[0] }
  }

  @Test func eachCopyGoesToTheStoryOfItsTextAlone() {
    var chance = Chance(state: 11)
    for _ in 0..<12 {
      let items = newsroom(&chance)
      var room = NearNewsroom()
      #expect(MatchingTests.groups(room.match(items.map(\.item))) == groups(of: items))
    }
  }

  @Test func theOrderOfArrivalChangesNothing() {
    var chance = Chance(state: 12)
    for _ in 0..<8 {
      let items = newsroom(&chance).map(\.item)
      var room = NearNewsroom()
      let stories = room.match(items)
      for _ in 0..<3 {
        var other = NearNewsroom()
        #expect(other.match(items.shuffled(using: &chance)) == stories)
      }
    }
  }

  /// A batch ends anywhere in the canonical order: what comes later finds what is in the window.
  @Test func whereABatchEndsChangesNoStory() {
    var chance = Chance(state: 13)
    for _ in 0..<8 {
      let items = newsroom(&chance)
      let ordered = items.map(\.item).sorted {
        ($0.article.canonicalTime, $0.article.source) < (
          $1.article.canonicalTime, $1.article.source
        )
      }
      let cut = Int.random(in: 1..<ordered.count, using: &chance)
      var room = NearNewsroom()
      _ = room.match(Array(ordered[..<cut]))
      #expect(MatchingTests.groups(room.match(Array(ordered[cut...]))) == groups(of: items))
    }
  }

  @Test func textsOfTheirOwnStayAlone() {
    var chance = Chance(state: 14)
    var room = NearNewsroom()
    let items = (UInt64(1)...60).map { number in
      let words = RandomTexts.words(Int.random(in: 5...150, using: &chance), &chance)
      return NearNewsroom.item(
        number, "s\(number % 5)", at: Int64(number), words.joined(separator: " "))
    }
    #expect(room.match(items).allSatisfy { $0.members.count == 1 })
  }

  /// The copy says by how much it is one.
  @Test func theEvidenceIsTheContainment() throws {
    var chance = Chance(state: 15)
    let words = RandomTexts.words(100, &chance)
    var room = NearNewsroom()
    let stories = room.match([
      NearNewsroom.item(1, "a", at: 0, words.joined(separator: " ")),
      NearNewsroom.item(2, "b", at: 9, words.prefix(60).joined(separator: " ")),
    ])
    let copy = try #require(stories.first?.members.last)
    #expect(copy.article.rawValue == 2)
    #expect(copy.parent?.rawValue == 1)
    #expect(
      copy.evidence == [.nearDuplicate(Containment(share: 1, shared: 60, shorter: 60))])
  }

  /// All pairs of the fixtures at once: those that are to be joined are, and no text goes to a pair
  /// that it is not of.
  @Test func pairsAreJoinedOnlyWithThemselves() {
    var room = NearNewsroom(frequencies: NearPair.frequencies)
    var items: [NearNewsroom.Item] = []
    var seen: Set<String> = []
    for pair in NearPair.all where pair.verdict != .same {
      for text in [pair.first, pair.second] where seen.insert(text.text).inserted {
        let number = UInt64(items.count + 1)
        items.append(
          NearNewsroom.item(
            number, "s\(number)", at: Int64(number), title: text.title, text.text))
      }
    }
    #expect(room.match(items).allSatisfy { $0.members.count == 1 })
    for pair in NearPair.all where pair.verdict == .same {
      var room = room
      let number = UInt64(items.count + 1)
      let stories = room.match([
        NearNewsroom.item(number, "x", at: 900, title: pair.first.title, pair.first.text),
        NearNewsroom.item(
          number + 1, "y", at: 950, title: pair.second.title, pair.second.text),
      ])
      let joined = MatchingTests.groups(stories).filter { $0.count > 1 }
      #expect(joined == [[number, number + 1]], "\(pair)")
    }
  }
}
