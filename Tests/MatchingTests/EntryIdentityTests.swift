import Matching
import News
import Testing
import Text

@Suite struct EntryIdentityTests {
  private let source = SourceID(rawValue: "a")
  private let home = "https://a.example/"

  /// A store of one source that remembers what it was told.
  private struct Memory {
    var kin: [Kin] = []

    mutating func store(
      _ verdicts: [EntryVerdict], _ entries: [EntryTraits], _ contents: [Int: ContentHash],
      _ source: SourceID
    ) {
      for (index, verdict) in verdicts.enumerated() {
        let entry = entries[index]
        if case .duplicate = verdict.kind { continue }
        var article = Article(
          id: verdict.article, source: source, publisher: PublisherID(rawValue: "a"),
          guid: entry.guid, canonicalURL: verdict.linkIdentifies ? entry.link : nil,
          title: entry.title, firstSeen: minutes(0), contentHash: contents[index] ?? .none)
        article.url = entry.link
        for index in kin.indices where kin[index].article == verdict.article {
          kin[index].entryHash = entry.entryHash
        }
        for key in IdentityKeys.of(article) {
          kin.append(
            Kin(
              key: key, article: article.id, source: source, publisher: article.publisher,
              story: nil, entryHash: entry.entryHash, contentHash: article.contentHash))
        }
      }
    }
  }

  private func entry(
    _ guid: String?, _ link: String?, _ title: String = "Title", text: Int = 0
  ) -> EntryTraits {
    EntryTraits(
      guid: guid, link: link, title: title,
      entryHash: Hash64.of("\(guid ?? "")|\(link ?? "")|\(title)|\(text)"))
  }

  /// Reads documents one after the other; texts by number, 0 for none.
  private func read(_ documents: [[(EntryTraits, Int)]]) -> [[EntryVerdict]] {
    var memory = Memory()
    return documents.map { document in
      let entries = document.map(\.0)
      let identity = EntryIdentity(source: source, home: home, entries: entries)
      var contents: [Int: ContentHash] = [:]
      for (index, one) in document.enumerated() where one.1 > 0 {
        contents[index] = ContentHash.of(NormalForm.n1(words(one.1)))
      }
      let unsettled = Set(identity.unsettled(memory.kin))
      let verdicts = identity.verdicts(
        memory.kin, contents: contents.filter { unsettled.contains($0.key) })
      memory.store(verdicts, entries, contents, source)
      return verdicts
    }
  }

  private func distinct(_ verdicts: [EntryVerdict]) -> Int {
    Set(verdicts.map(\.article)).count
  }

  @Test func knowsAnArticleAgain() {
    let entries = [(entry("1", page("a", 1)), 1), (entry("2", page("a", 2)), 2)]
    let read = read([entries, entries])
    #expect(read[0].map(\.kind) == [.new, .new])
    #expect(read[1].map(\.kind) == [.unchanged, .unchanged])
    #expect(read[0].map(\.article) == read[1].map(\.article))
  }

  @Test func seesAChangedEntry() {
    let read = read([
      [(entry("1", page("a", 1)), 1)], [(entry("1", page("a", 1), text: 2), 2)],
    ])
    #expect(read[1][0].kind == .changed)
    #expect(read[1][0].article == read[0][0].article)
  }

  @Test func knowsAChangedGUIDByItsLink() {
    let read = read([[(entry("1", page("a", 1)), 1)], [(entry("one", page("a", 1)), 2)]])
    #expect(read[1].map(\.kind) == [.changed])
    #expect(read[1][0].article == read[0][0].article)
  }

  @Test func knowsAChangedGUIDByItsText() {
    let read = read([[(entry("1", page("a", 1)), 1)], [(entry("one", page("a", 5)), 1)]])
    #expect(read[1].map(\.kind) == [.changed])
    #expect(read[1][0].article == read[0][0].article)
  }

  /// A feed of one entry that says the same of each: a column with its standing description.
  @Test func keepsEveryDayOfAColumn() {
    let days = (1...5).map { [(entry("\($0)", page("a", $0), "Column of day \($0)"), 1)] }
    let read = read(days)
    #expect(read.allSatisfy { $0.map(\.kind) == [.new] })
    #expect(distinct(read.flatMap(\.self)) == 5)
  }

  /// GUIDs and links that change with each fetch, titles with other joiners and markup.
  @Test func knowsAnArticleByItsTitleAndText() {
    let read = read([
      [
        (entry("1", page("a", 1), "برنامه\u{200c}ریزی شهر"), 1),
        (entry("2", page("a", 2), "Other"), 1),
      ],
      [
        (entry("3", page("a", 3), "Other"), 1),
        (entry("4", page("a", 4), "<b>برنامه\u{200c}ريزي</b> شهر"), 1),
      ],
    ])
    #expect(read[1].map(\.kind) == [.changed, .changed])
    #expect(read[1].map(\.article) == read[0].map(\.article).reversed())
  }

  /// The older one is still there: the newer is another article with the same text.
  @Test func leavesTheOlderOneItself() {
    let old = (entry("1", page("a", 1)), 1)
    let read = read([[old], [(entry("2", page("a", 2)), 1), old]])
    #expect(read[1].map(\.kind) == [.new, .unchanged])
    #expect(distinct(read[1]) == 2)
  }

  @Test func keepsEntriesWithoutGUIDsApart() {
    let document = (1...5).map { (entry(nil, page("a", $0), "T\($0)"), $0) }
    let read = read([document, document])
    #expect(distinct(read[0]) == 5)
    #expect(read[1].allSatisfy { $0.kind == .unchanged })
  }

  @Test func keepsEntriesWithoutAnythingApart() {
    let document = (1...5).map { (entry(nil, nil, "T\($0)"), 0) }
    let read = read([document, document])
    #expect(distinct(read[0]) == 5)
    #expect(read[0].map(\.article) == read[1].map(\.article))
  }

  /// One GUID for all, different links: the links identify.
  @Test func losesNothingToARepeatedGUID() {
    let document = (1...5).map { (entry("same", page("a", $0), "T\($0)"), $0) }
    let read = read([document, Array(document.reversed())])
    #expect(distinct(read[0]) == 5)
    #expect(read[1].map(\.article) == read[0].map(\.article).reversed())
    #expect(read[1].allSatisfy { $0.kind == .unchanged })
  }

  @Test func losesNothingToARepeatedGUIDWithoutLinks() {
    let document = (1...5).map { (entry("same", nil, "T\($0)"), $0) }
    #expect(distinct(read([document])[0]) == 5)
  }

  @Test func treatsAnEmptyGUIDAsNone() {
    let document = (1...3).map { (entry("  ", page("a", $0), "T\($0)"), $0) }
    #expect(distinct(read([document])[0]) == 3)
  }

  /// A live page that every entry links to, and the home page.
  @Test(arguments: ["https://a.example/live", "https://a.example/"])
  func identifiesNothingByASharedLink(_ link: String) {
    let document = (1...4).map { (entry("\($0)", link, "T\($0)"), $0) }
    let read = read([document, [(entry("9", link, "T9"), 9)] + document])
    #expect(distinct(read[0]) == 4)
    #expect(read[0].allSatisfy { !$0.linkIdentifies })
    #expect(read[1].map(\.kind) == [.new] + Array(repeating: .unchanged, count: 4))
  }

  @Test func takesTheSameEntryTwiceAsOne() {
    let one = (entry("1", page("a", 1)), 1)
    let verdicts = read([[one, (entry("2", page("a", 2)), 2), one]])[0]
    #expect(verdicts.map(\.kind) == [.new, .new, .duplicate(of: 0)])
    #expect(verdicts[2].article == verdicts[0].article)
    #expect(verdicts[0].linkIdentifies)
  }

  /// GUID, link and title say that it is one article, in two states.
  @Test func takesTheFirstOfTwoStates() {
    let verdicts = read([
      [(entry("1", page("a", 1), text: 1), 1), (entry("1", page("a", 1), text: 2), 2)]
    ])[0]
    #expect(verdicts.map(\.kind) == [.new, .duplicate(of: 0)])
  }

  /// The link of one entry never takes what the GUID of another, further down, identifies.
  @Test func letsTheStrongestKeySpeakFirst() {
    let read = read([
      [(entry("1", page("a", 1)), 1)],
      [(entry("2", page("a", 1), "Other"), 2), (entry("1", page("a", 7)), 1)],
    ])
    #expect(read[1].map(\.kind) == [.new, .changed])
    #expect(read[1][1].article == read[0][0].article)
  }

  /// A GUID that was given up and is given to another entry later makes another ID.
  @Test func makesAnotherIDForAReusedGUID() {
    let read = read([
      [(entry("1", page("a", 1)), 1)],
      [(entry("2", page("a", 1)), 1)],
      [(entry("2", page("a", 1)), 1), (entry("1", page("a", 9), "New"), 9)],
    ])
    #expect(read[1][0].article == read[0][0].article)
    #expect(distinct(read[2]) == 2)
  }

  @Test func passesOtherSourcesOver() {
    let entries = [entry("1", page("a", 1))]
    let identity = EntryIdentity(source: source, home: nil, entries: entries)
    let foreign = identity.keys.map { key in
      Kin(
        key: key, article: ArticleID(rawValue: 5), source: SourceID(rawValue: "b"),
        publisher: PublisherID(rawValue: "b"), story: nil, entryHash: 0, contentHash: .none)
    }
    #expect(identity.verdicts(foreign).map(\.kind) == [.new])
    #expect(identity.unsettled(foreign) == [0])
  }

  @Test func asksForTextsOfUnknownEntriesOnly() {
    let known = entry("1", page("a", 1))
    let identity = EntryIdentity(
      source: source, home: nil, entries: [known, entry("2", page("a", 2)), known])
    let kin = identity.keys.prefix(1).map { key in
      Kin(
        key: key, article: ArticleID(rawValue: 5), source: source,
        publisher: PublisherID(rawValue: "a"), story: nil, entryHash: known.entryHash,
        contentHash: .none)
    }
    #expect(identity.unsettled(kin) == [1])
  }

  /// No stored article is ever claimed twice, whatever guids and links are mixed up.
  @Test func claimsEachArticleOnce() {
    var state: UInt64 = 5
    func random(_ bound: UInt64) -> Int {
      state = Hash64.of("", seed: state)
      return Int(state % bound)
    }
    for _ in 0..<200 {
      let documents = (0..<3).map { _ in
        (0..<6).map { _ in
          let guid = random(4)
          let link = random(4)
          return (
            entry(
              guid == 0 ? nil : "\(guid)", link == 0 ? nil : page("a", link), "T\(random(3))",
              text: random(2)), random(4)
          )
        }
      }
      for verdicts in read(documents) {
        let own = verdicts.filter { if case .duplicate = $0.kind { false } else { true } }
        #expect(distinct(own) == own.count)
      }
    }
  }
}
