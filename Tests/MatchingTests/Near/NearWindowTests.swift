import News
import Testing
import Text

@testable import Matching

@Suite struct NearWindowTests {
  private func id(_ number: Int) -> ArticleID { ArticleID(rawValue: UInt64(number)) }
  private func story(_ number: Int) -> StoryID { StoryID(foundedBy: id(number)) }
  private func source(_ number: Int) -> SourceID { SourceID(rawValue: "s\(number)") }

  /// A window with these texts, each of its own source and story unless it is said otherwise.
  private func window(
    _ texts: [[String]], source: (Int) -> Int = { $0 }, story: (Int) -> Int = { $0 }
  ) -> NearWindow {
    var loading = NearWindowLoading()
    for (number, text) in texts.enumerated() {
      loading.add(
        id(number), TextPrint(text.textWords), of: self.source(source(number)),
        in: self.story(story(number)))
    }
    return loading.window
  }

  private func find(_ text: [String], in window: NearWindow, from number: Int = 99) -> NearFinding {
    var window = window
    return window.find(TextPrint(text.textWords), of: source(number), article: id(999))
  }

  @Test func theLikeliestComesFirst() {
    var chance = Chance(state: 71)
    let text = RandomTexts.words(120, &chance)
    let half = text.prefix(50) + RandomTexts.words(70, &chance)
    let window = window([RandomTexts.words(120, &chance), Array(half), text])
    let found = find(text, in: window)
    #expect(found.candidates.map(\.article) == [id(2), id(1)])
    #expect(found.candidates.first?.share == 1)
    #expect(found.furniture.isEmpty)
    #expect(window.count == 3)
    #expect(window.latest(2) == [id(2), id(1)])
    #expect(window.latest(-1).isEmpty)
  }

  @Test func anArticleIsNotLikeItself() {
    var chance = Chance(state: 72)
    let text = RandomTexts.words(50, &chance)
    var window = window([text])
    let found = window.find(TextPrint(text.textWords), of: source(0), article: id(0))
    #expect(found.candidates.isEmpty)
  }

  /// What three stories have is furniture, what two have is not.
  @Test func whatManyStoriesHaveIsFurniture() {
    var chance = Chance(state: 73)
    let footer = RandomTexts.words(40, &chance)
    let texts = (0..<3).map { _ in RandomTexts.words(80, &chance) + footer }
    let asking = RandomTexts.words(80, &chance) + footer
    #expect(find(asking, in: window(Array(texts.prefix(2)))).candidates.count == 2)
    let found = find(asking, in: window(texts))
    #expect(found.candidates.isEmpty)
    #expect(!found.furniture.isEmpty)
    #expect(found.furniture == found.furniture.sorted())
    #expect(NearWindow.storiesOfFurniture == 3)
    // Copies of one story are no furniture, however many there are.
    #expect(!find(asking, in: window(texts, story: { _ in 0 })).candidates.isEmpty)
  }

  /// What two texts of a source have is furniture for a third one of it, not for another's.
  @Test func whatASourceRepeatsIsFurniture() {
    var chance = Chance(state: 74)
    let footer = RandomTexts.words(40, &chance)
    let texts = (0..<2).map { _ in RandomTexts.words(80, &chance) + footer }
    let asking = RandomTexts.words(80, &chance) + footer
    let window = window(texts, source: { _ in 5 })
    #expect(find(asking, in: window, from: 5).candidates.isEmpty)
    #expect(find(asking, in: window, from: 6).candidates.count == 2)
    #expect(NearWindow.textsOfFurniture == 2)
  }

  /// Sent again by one source in one story: one text, no furniture.
  @Test func whatASourceSendsAgainIsOneText() {
    var chance = Chance(state: 75)
    let text = RandomTexts.words(80, &chance)
    let window = window([text, text, text], source: { _ in 5 }, story: { _ in 1 })
    #expect(!find(text, in: window, from: 5).candidates.isEmpty)
  }

  @Test func soManyAreCompared() {
    var chance = Chance(state: 76)
    let text = RandomTexts.words(80, &chance)
    let window = window(Array(repeating: text, count: 30), story: { _ in 1 })
    let found = find(text, in: window)
    #expect(found.candidates.count == NearWindow.maximumCandidates)
    // Later ones of a shingle that so many have are not kept.
    #expect(
      found.candidates.allSatisfy { $0.article < id(Postings.maximumHolders) })
  }

  @Test func aTextWithoutWordsIsNotTakenIn() {
    var window = NearWindow()
    #expect(window.insert(id(1), .none, of: source(1)).entry == nil)
    #expect(window.count == 0)
    #expect(NearWindow.maximumEntries < Int(UInt32.max))
  }

  /// A text of the batch has no story before it is placed.
  @Test func aTextWithoutAStoryIsACandidateOfTheSurveyOnly() throws {
    var chance = Chance(state: 77)
    let text = RandomTexts.words(80, &chance)
    let print = TextPrint(text.textWords)
    var window = NearWindow()
    let first = try #require(window.insert(id(1), print, of: source(1)).entry)
    #expect(window.insert(id(2), print, of: source(2)).candidates.map(\.article) == [id(1)])
    #expect(window.find(print, of: source(3), article: id(3)).candidates.isEmpty)
    #expect(window.story(of: first) == nil)
    window.place(first, in: story(1), with: nil)
    #expect(window.story(of: first) == story(1))
    #expect(
      window.find(print, of: source(3), article: id(3)).candidates.map(\.article) == [id(1)])
  }

  /// Copies that are out of scope, or ruled out, take no place of one that is not.
  @Test func whatIsNotWelcomeDoesNotCrowdOutWhatIs() {
    var chance = Chance(state: 78)
    let text = RandomTexts.words(120, &chance)
    let half = text.prefix(50) + RandomTexts.words(70, &chance)
    let copies = Array(repeating: text, count: NearWindow.maximumCandidates + 2)
    var window = window(copies + [Array(half)], story: { $0 < copies.count ? 0 : 1 })
    let print = TextPrint(text.textWords)
    let first = window.find(print, of: source(99), article: id(999))
    #expect(first.candidates.count == NearWindow.maximumCandidates)
    #expect(!first.candidates.map(\.article).contains(id(copies.count)))
    let found = window.find(print, of: source(99), article: id(999)) { _, other in
      other == source(copies.count)
    }
    #expect(found.candidates.map(\.article) == [id(copies.count)])
    let scope = MatchScope([[source(99), source(copies.count)]])
    let inserted = window.insert(id(999), print, of: source(99), in: scope)
    #expect(inserted.candidates.map(\.article) == [id(copies.count)])
    // Nor does its own earlier text.
    let own = window.find(print, of: source(0), article: id(0))
    #expect(own.candidates.count == NearWindow.maximumCandidates)
  }

  /// Texts that are nothing but furniture, before it is known that they are: each stands whole in a
  /// text that ends with it.
  @Test func furnitureAloneDoesNotCrowdOutTheTextAboveIt() {
    var chance = Chance(state: 79)
    let furniture = RandomTexts.words(10, &chance)
    let text = RandomTexts.words(40, &chance)
    let feeds = Array(repeating: furniture, count: NearWindow.maximumCandidates + 2)
    var window = window([text] + feeds, story: { $0 })
    let print = TextPrint((Array(text.prefix(30)) + furniture).textWords)
    let inserted = window.insert(id(999), print, of: source(99))
    #expect(inserted.candidates.first?.article == id(0))
    #expect(inserted.candidates.count == NearWindow.maximumCandidates)
  }

  /// A batch finds for each text what was before it, in the batch or in the window; what its texts are
  /// looked up by later is what the window would give.
  @Test func aBatchIsAsItsTextsOneByOne() throws {
    var chance = Chance(state: 80)
    let texts = (0..<60).map { _ in RandomTexts.words(90, &chance) }
    let copies = texts.map { Array($0.prefix(60)) + RandomTexts.words(20, &chance) }
    var single = window(Array(texts.prefix(30)))
    var batched = single
    let prints = (texts[30...] + copies).map { TextPrint($0.textWords) }
    let arrivals = prints.enumerated().map { index, print in
      NearWindow.Arrival(article: id(100 + index), print: print, source: source(index))
    }
    let expected = arrivals.map {
      single.insert($0.article, $0.print, of: $0.source).candidates.map(\.article)
    }
    var found: [[ArticleID]] = []
    batched.insert(arrivals, in: .all) { entry, candidates, _ in
      #expect(entry == 30 + found.count)
      found.append(candidates.map(\.article))
    }
    #expect(found == expected)
    #expect(found.joined().contains { $0 >= id(100) } && found.joined().contains { $0 < id(30) })
    for entry in 30..<80 { batched.place(entry, in: story(entry), with: nil) }
    for (index, arrival) in arrivals.enumerated() {
      let (known, unknown) = (
        batched.find(
          arrival.print, of: arrival.source, article: arrival.article, entry: 30 + index),
        batched.find(arrival.print, of: arrival.source, article: arrival.article)
      )
      #expect(known.candidates.map(\.entry) == unknown.candidates.map(\.entry))
      #expect(known.furniture == unknown.furniture)
    }
    // Another text than the one that was taken in is looked up.
    let other = batched.find(prints[0], of: source(99), article: id(999), entry: 31)
    #expect(other.candidates.map(\.article) == [id(100)])
  }
}
