import Matching
import News
import Testing

/// The laws of matching, on newsrooms made by chance (the same for the same seed).
@Suite struct StoryMatcherLawTests {
  struct Chance: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state = Hash64.of("chance", seed: state)
      return state
    }
  }

  private func newsroom(_ chance: inout Chance) -> [Article] {
    (UInt64(1)...40).map { number in
      let source = "s\(Int.random(in: 1...8, using: &chance))"
      let text = Int.random(in: 1...12, using: &chance)
      let declared = Int.random(in: 1...60, using: &chance)
      let newsID = Int.random(in: 1...20, using: &chance)
      return article(
        number, source, at: Int64.random(in: 0...90, using: &chance),
        publisher: source == "s2" ? "s1" : nil, url: page(source, Int(number)),
        title: "Text \(text)", text: text > 8 ? nil : words(text),
        newsID: newsID > 4
          ? nil : NewsID(publisher: PublisherID(rawValue: source), value: "\(newsID)"),
        declares: declared > 40 ? nil : NamedLink(url: page("s1", declared)),
        credits: text == 3 ? ["s4"] : [])
    }
  }

  @Test func doesNotMindTheOrderOfArrival() {
    var chance = Chance(state: 1)
    for _ in 0..<30 {
      let articles = newsroom(&chance)
      let stories = match(articles)
      for _ in 0..<3 { #expect(match(articles.shuffled(using: &chance)) == stories) }
    }
  }

  @Test func placesEachArticleOnceWithOneOrigin() {
    var chance = Chance(state: 2)
    for _ in 0..<30 {
      let articles = newsroom(&chance)
      let stories = match(articles)
      let placed = stories.flatMap { $0.members.map(\.article) }
      #expect(placed.sorted() == articles.map(\.id).sorted())
      for story in stories {
        #expect(story.members.filter { $0.role == .origin }.count == 1)
        #expect(story.members.first?.role == .origin)
        #expect(story.members.first?.parent == nil)
        #expect(story.members.filter(\.evidence.isEmpty).count == 1)
        let ids = Set(story.members.map(\.article))
        #expect(story.members.dropFirst().allSatisfy { $0.parent.map(ids.contains) == true })
      }
    }
  }
}
