import JSON
import News
import Publishing
import Testing

@Suite struct LedgerDocumentTests {
  private static let stories: [LedgerStory] = [Samples.bridge, Samples.hostile].map { story in
    LedgerStory(
      story: story.story, origin: story.representative,
      republications: story.others.filter { $0.membership.role == .republication },
      credited: story.story == Samples.bridge.story
        ? NamedLink(title: "خبرگزاری\u{202E} نمونه", url: "https://agency.example/") : nil)
  }

  private func document(_ form: LedgerDocument.Form, _ stories: [LedgerStory]) -> [UInt8] {
    var document = LedgerDocument(form, offset: 12_600)
    var buffer: [UInt8] = []
    document.begin(into: &buffer)
    for story in stories { document.story(story, into: &buffer) }
    document.end(into: &buffer)
    return buffer
  }

  @Test(arguments: LedgerDocument.Form.allCases)
  func writesWhatTheFixtureHolds(_ form: LedgerDocument.Form) throws {
    let suffix = form == .text ? "txt" : form.rawValue
    try Fixture.expect(document(form, Self.stories), equals: "ledger.\(suffix)")
  }

  @Test func anEmptyLedgerIsADocument() throws {
    let root = try JSONDocument.parse(document(.json, []))
    #expect(root["stories"]?.array == [])
    #expect(document(.text, []).isEmpty)
    #expect(document(.csv, []).split(separator: 0x0A).count == 1)
  }

  @Test func contractKeysAreAlwaysThere() throws {
    let root = try JSONDocument.parse(document(.json, Self.stories))
    for story in root["stories"]?.array ?? [] {
      let names = story.members?.map(\.key) ?? []
      #expect(names.prefix(4) == ["story", "title", "origin", "republications"])
      let republications = try #require(story["republications"]?.array)
      let keys = ["article", "publisher", "source", "url", "news_id", "published", "first_seen"]
      #expect(story["origin"]?.members?.map(\.key) == keys)
      for republication in republications {
        #expect(
          republication.members?.map(\.key)
            == keys + ["lag_seconds", "evidence", "containment", "credited"])
      }
    }
  }

  @Test func containmentIsANumberOrNull() {
    func containment(_ evidence: [Evidence]) -> Double? {
      Membership(article: ArticleID(rawValue: 1), role: .republication, evidence: evidence)
        .containment
    }
    let near = Evidence.nearDuplicate(Containment(share: 0.5, shared: 1, shorter: 2))
    #expect(containment([]) == nil)
    #expect(containment([.canonicalURL("x")]) == nil)
    #expect(containment([near]) == 0.5)
    #expect(containment([near, .contentHash]) == 1)
  }

  @Test(
    arguments: [
      (0.931_818, "near-duplicate 0.9318 2/3"), (1, "near-duplicate 1 2/3"),
      (.nan, "near-duplicate 0 2/3"), (.infinity, "near-duplicate 1 2/3"),
      (-1, "near-duplicate 0 2/3"),
    ] as [(Double, String)])
  func evidenceOfANearDuplicateHasItsNumbers(_ share: Double, _ text: String) {
    let near = Evidence.nearDuplicate(Containment(share: share, shared: 2, shorter: 3))
    #expect(near.text == text)
    #expect(Evidence.contentHash.text == "content-hash")
  }

  @Test func noLineOfTheTableIsWiderThanTheTerminal() {
    var story = Self.stories[0]
    story.origin.title = String(repeating: "خبر ", count: 60)
    story.republications[0].article.publisher = PublisherID(
      rawValue: String(repeating: "長", count: 40))
    story.republications[0].membership.evidence = Array(
      repeating: .declaredSource("x"), count: 9)
    let table = String(decoding: document(.text, [story]), as: UTF8.self)
    for line in table.split(separator: "\n") {
      #expect(DisplayWidth.of(String(line)) <= LedgerTable.defaultWidth)
    }
  }

  @Test func everyIsolateIsClosed() {
    let table = String(decoding: document(.text, Self.stories), as: UTF8.self)
    for line in table.split(separator: "\n") {
      let scalars = line.unicodeScalars
      #expect(scalars.count { $0 == "\u{2068}" } == scalars.count { $0 == "\u{2069}" })
      #expect(!scalars.contains("\u{202E}"))
    }
  }

  @Test(arguments: [
    ("abc", 3), ("", 0), ("پل‌ها", 4), ("é", 1), ("e\u{301}", 1), ("漢字", 4), ("😀", 2),
    ("\u{2068}x\u{2069}", 1), ("\u{7}", 0), ("…", 1),
  ])
  func countsColumns(_ text: String, _ width: Int) {
    #expect(DisplayWidth.of(text) == width)
  }

  @Test(arguments: [
    ("abc", 3, "abc"), ("abcd", 3, "ab…"), ("漢字漢", 4, "漢…"), ("abc", 0, ""), ("می‌رود", 4, "می‌ر…"),
  ])
  func cutsToAWidth(_ text: String, _ width: Int, _ cut: String) {
    #expect(DisplayWidth.cut(text, to: width) == cut)
  }
}
