import News
import Testing
import Text

@testable import Matching

@Suite struct ParentRuleTests {
  static let text =
    "the council met in the old hall to plan the roads of the year and heard the mayor on the "
    + "bridge over the river which is to be closed in the spring for repairs that take a month"

  private func parent(
    of child: UInt64, _ members: [Article], _ texts: [UInt64: String],
    _ rule: OriginRule = OriginRule()
  ) -> UInt64? {
    let texts = texts.map { (ArticleID(rawValue: $0.key), MemberText($0.value)) }
    let found = rule.find(
      among: members, texts: Dictionary(texts, uniquingKeysWith: { first, _ in first }))
    return found?.parents[ArticleID(rawValue: child)]?.rawValue
  }

  private var members: [Article] {
    [article(1, "a", at: 0), article(2, "b", at: 20), article(3, "c", at: 40)]
  }

  /// The second one's words are in the third.
  @Test func inheritsChanges() {
    let changed = Self.text.replacing("the old hall", with: "a tent by the lake")
    #expect(parent(of: 3, members, [1: Self.text, 2: changed, 3: changed]) == 2)
    #expect(parent(of: 3, members, [1: Self.text, 2: changed, 3: Self.text]) == 1)
  }

  /// The third has what the second had cut.
  @Test func takesNothingFromWhoHasLostIt() {
    let cut = Self.text.prefix(70) + " and more"
    let tail = Self.text.replacing("the council met in the old hall", with: "they met")
    #expect(parent(of: 3, members, [1: Self.text, 2: String(cut), 3: tail]) == 1)
  }

  /// Joiners are not seen by the normal form, and yet they tell.
  @Test func followsLostJoiners() {
    let text =
      "شهرداری برنامه‌ریزی کلان‌شهرها را آغاز کرد و خیابان‌های شهر تا پایان سال پیاده‌راه می‌شوند"
    let lost = String(String.UnicodeScalarView(text.unicodeScalars.filter { $0 != "\u{200C}" }))
    #expect(lost.utf8.count < text.utf8.count)
    #expect(parent(of: 3, members, [1: text, 2: lost, 3: lost]) == 2)
    #expect(parent(of: 3, members, [1: text, 2: lost, 3: text]) == 1)
  }

  /// Each of the two could have been taken from the other; the earlier was there first.
  @Test func letsTheStrongerCaseDecide() {
    let changed = Self.text.replacing("the old hall", with: "a tent by the lake")
    #expect(parent(of: 2, members, [1: Self.text, 2: changed, 3: changed]) == 1)
  }

  @Test func prefersWhomATextLinksTo() {
    var linked = members
    linked[0].canonicalURL = page("a", 1)
    linked[1].canonicalURL = page("b", 2)
    linked[2].links = [page("b", 2)]
    let texts: [UInt64: String] = [1: Self.text, 2: Self.text, 3: Self.text]
    #expect(parent(of: 3, linked, texts) == 2)
  }

  /// The name stands where a credit may stand; it is one because a publisher has it.
  @Test func believesAKnownNameInAPlaceOfCredit() {
    var names = PublisherNames()
    for name in ["a", "b", "c"] { names.add(name + " courier", for: PublisherID(rawValue: name)) }
    let rule = OriginRule(names: names)
    let texts: [UInt64: String] = [
      1: Self.text, 2: Self.text, 3: "(B Courier) " + Self.text, 4: "(Corrected) " + Self.text,
    ]
    var four = members + [article(4, "d", at: 60)]
    four[1].published = minutes(30)
    #expect(parent(of: 3, four, texts, rule) == 2)
    #expect(parent(of: 4, four, texts, rule) == 1)
  }

  @Test func doesNotMindTheOrderOfMembers() {
    let texts: [UInt64: String] = [
      1: Self.text, 2: Self.text + " so it is", 3: Self.text + " so it is, he said",
      4: String(Self.text.prefix(90)),
    ]
    let four = members + [article(4, "d", at: 10)]
    for child in [UInt64(2), 3, 4] {
      #expect(parent(of: child, four, texts) == parent(of: child, four.reversed(), texts))
    }
  }

  /// A story with more members than are compared ends, and everybody has a parent.
  @Test func boundsTheCandidates() {
    let count = UInt64(ParentRule.maximumCandidates) * 3
    let many = (1...count).map { article($0, "s\($0)", at: Int64($0)) }
    let texts = many.map { ($0.id, MemberText(Self.text)) }
    let found = OriginRule().find(
      among: many, texts: Dictionary(texts, uniquingKeysWith: { first, _ in first }))
    #expect(found?.parents.count == Int(count) - 1)
    #expect(found?.parents[ArticleID(rawValue: count)] != nil)
  }

  @Test func readsNoMoreOfATextThanItsBound() {
    let long = String(repeating: "word ", count: MemberText.longestText / 5 + 1)
    #expect(MemberText(long + "and another end") == MemberText(long + "and no end at all"))
    #expect(MemberText("").runs.isEmpty)
    #expect(MemberText("one").runs.count == 1)
  }
}

@Suite struct SourceClocksTests {
  /// Articles of one source, each first seen so many minutes after the time that it claims.
  private func observed(_ delays: [Int64], polled: Bool = true) -> [Article] {
    delays.enumerated().map { index, delay in
      var one = article(UInt64(index), "a", at: 10_000, seen: 10_000 + delay)
      one.polledBefore = polled ? one.firstSeen : nil
      return one
    }
  }

  private func believed(_ clocks: SourceClocks, claim: Int64?, seen: Int64) -> Int64 {
    var one = article(99, "a", at: 0, seen: seen)
    one.published = claim.map(minutes)
    one.polledBefore = one.firstSeen
    return (clocks.time(of: one).believed.seconds - minutes(0).seconds) / 60
  }

  private let regular: [Int64] = [5, 9, 14, 20, 26, 31, 38, 44, 50, 55]

  @Test func leavesRightClocks() {
    let clocks = SourceClocks(learningFrom: observed(regular))
    #expect(believed(clocks, claim: 70, seen: 100) == 70)
    #expect(clocks.time(of: observed([30])[0]).isClaimed)
  }

  /// Local time written as UTC: everything seems to come from the future.
  @Test func setsClocksRightThatGoAhead() {
    let clocks = SourceClocks(learningFrom: observed(regular.map { $0 - 210 }))
    #expect(believed(clocks, claim: 300, seen: 120) == 300 - 205)
    #expect(!clocks.time(of: observed([-180])[0]).isClaimed)
  }

  @Test func setsClocksRightThatGoBehind() {
    let clocks = SourceClocks(learningFrom: observed(regular.map { $0 + 240 }))
    #expect(believed(clocks, claim: -160, seen: 120) == -160 + 245)
  }

  /// Read every three hours: a claim of two hours ago is usual.
  @Test func believesWhatIsUsualForASource() {
    let slow = SourceClocks(learningFrom: observed((0..<12).map { $0 * 15 }))
    #expect(believed(slow, claim: 0, seen: 120) == 0)
    #expect(believed(SourceClocks(), claim: 0, seen: 120) == 120 - 37)
    #expect(believed(slow, claim: nil, seen: 120) == 120 - 60)
  }

  @Test func learnsNothingFromLittle() {
    let ahead = regular.map { $0 - 210 }
    let few = SourceClocks(learningFrom: observed(Array(ahead.prefix(SourceClock.fewest - 1))))
    #expect(believed(few, claim: 300, seen: 120) == 120 - 37)
    let first = SourceClocks(learningFrom: observed(ahead, polled: false))
    #expect(believed(first, claim: 300, seen: 120) == 120 - 37)
    let days = SourceClocks(learningFrom: observed(ahead.map { $0 + 9000 }))
    #expect(believed(days, claim: 300, seen: 120) == 120 - 37)
    let anywhere = SourceClocks(learningFrom: observed((0..<20).map { $0 * 90 }))
    #expect(believed(anywhere, claim: 100, seen: 120) == 100)
  }

  @Test func survivesImpossibleTimes() {
    var one = article(1, "a")
    one.firstSeen = Timestamp(seconds: .max)
    one.polledBefore = Timestamp(seconds: .min)
    var other = article(2, "a")
    other.firstSeen = Timestamp(seconds: .min)
    other.polledBefore = one.firstSeen
    let clocks = SourceClocks(learningFrom: Array(repeating: one, count: 9) + [other])
    #expect(OriginRule(clocks: clocks).find(among: [one, other]) != nil)
  }
}
