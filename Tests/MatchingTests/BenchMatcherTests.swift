import Matching
import News
import Testing

@Suite struct BenchMatcherTests {
  private func item(
    _ id: String, _ source: String, _ minute: Int64, text: String, url: String? = nil,
    newsID: String? = nil
  ) -> BenchItem {
    BenchItem(
      id: id, source: source, url: url, title: id, text: text, published: minutes(minute),
      fetched: minutes(minute + 15), newsID: newsID)
  }

  private func stories(_ items: [BenchItem]) -> [BenchStory] {
    var matcher = BenchMatcher()
    for item in items { matcher.add(item) }
    return matcher.stories()
  }

  private let body = words(1) + " " + words(3)

  @Test func givesNothingForNothing() {
    #expect(stories([]).isEmpty)
    #expect(stories([item("x", "a", 0, text: body)]).isEmpty)
  }

  @Test func reportsStoriesOfTwoOrMore() {
    let found = stories([
      item("copy", "b", 30, text: "According to a, " + body),
      item("alone", "c", 0, text: words(2)),
      item("origin", "a", 0, text: body),
      item("again", "a", 50, text: body, url: "https://a.example/news/3"),
    ])
    #expect(found.count == 1)
    #expect(found.first?.items == ["copy", "origin", "again"])
    #expect(found.first?.origin == "origin")
    #expect(found.first?.parents == ["copy": "origin", "again": "origin"])
    #expect(found.first?.evidence["copy"] == [.contentHash])
    #expect(found.first?.evidence["origin"] == [])
  }

  @Test func knowsTrackedAddressesAndNewsIDs() {
    let found = stories([
      item("a1", "a", 0, text: "one", url: "https://a.example/news/7"),
      item("b1", "b", 5, text: "two", url: "https://A.example/news/7?utm_source=b#top"),
      item("c1", "c", 0, text: "three", newsID: "9"), item("c2", "c", 9, text: "four", newsID: "9"),
      item("d1", "d", 0, text: "five", newsID: "9"),
    ])
    #expect(found.map(\.items) == [["a1", "b1"], ["c1", "c2"]])
  }

  /// What was matched before is found again by its keys and by its words.
  @Test(arguments: [1, 2, 3, 7, 100]) func batchesMakeTheStoriesOfTheWhole(size: Int) {
    var chance = Chance(state: 91)
    let texts = (0..<4).map { _ in RandomTexts.words(80, &chance) }
    var items: [BenchItem] = []
    for round in 0..<4 {
      for (index, text) in texts.enumerated() {
        let kept = text.dropLast(round * 6) + (round == 3 ? ["انتهای", "پیام"] : [])
        items.append(
          item(
            "\(index)-\(round)", "source\(round)", Int64(items.count * 9),
            text: kept.joined(separator: " "), url: "https://s\(round).example/news/\(index)"))
      }
      items.append(item("alone-\(round)", "source\(round)", 500, text: words(20 + round)))
    }
    items.append(item("sent again", "source9", 600, text: "short", url: items[0].url))
    var matcher = BenchMatcher(batchSize: size)
    for item in items { matcher.add(item) }
    let found = matcher.stories()
    #expect(found.map(\.items) == stories(items).map(\.items))
    #expect(found.map(\.origin) == ["0-0", "1-0", "2-0", "3-0"])
    #expect(found.first?.items.last == "sent again")
  }

  /// The story's ID is its founder's, and a batch that comes later may bring an earlier one.
  @Test(arguments: [1, 2, 3, 100]) func aStoryWithANewFounderIsFoundAgain(size: Int) {
    var chance = Chance(state: 37)
    let text = RandomTexts.words(80, &chance)
    var matcher = BenchMatcher(batchSize: size)
    for (index, minute) in [30, 40, 5, 90, 95].enumerated() {
      let own = RandomTexts.words(3, &chance)
      let copy = (text.dropLast(index * 5) + own).joined(separator: " ")
      matcher.add(item("\(index)", "source\(index)", Int64(minute), text: copy))
    }
    let found = matcher.stories()
    #expect(found.map(\.items) == [["0", "1", "2", "3", "4"]])
    #expect(found.first?.origin == "2")
  }

  /// A source's footers are found to be furniture once others of its texts have them. The copy's first
  /// one is known when it comes alone, both are when all come at once; its evidence is the same.
  @Test func evidenceDependsOnTheTwoTextsAlone() {
    var chance = Chance(state: 411)
    func some(_ count: Int) -> String {
      RandomTexts.words(count, &chance).joined(separator: " ")
    }
    let (lead, footer, other) = (some(20), some(7), some(7))
    let items = [
      item("origin", "a", 0, text: "\(lead) \(some(20))"),
      item("before", "b", 1, text: "\(some(14)) \(footer)"),
      item("before too", "b", 2, text: "\(some(14)) \(footer)"),
      item("copy", "b", 30, text: "\(lead) \(footer) \(other)"),
      item("after", "b", 3, text: "\(some(14)) \(other)"),
      item("after too", "b", 4, text: "\(some(14)) \(other)"),
    ]
    let found = [1, 100].map { size in
      var matcher = BenchMatcher(batchSize: size)
      for item in items { matcher.add(item) }
      return matcher.stories()
    }
    let evidence = [Evidence.nearDuplicate(Containment(share: 20.0 / 34, shared: 20, shorter: 34))]
    for stories in found {
      #expect(stories.map(\.items) == [["origin", "copy"]])
      #expect(stories.first?.evidence["copy"] == evidence)
    }
  }
}
