import Matching
import News
import Testing

@Suite struct OriginRuleTests {
  private func find(_ members: [Article], _ rule: OriginRule = OriginRule()) -> OriginRule.Finding?
  {
    rule.find(among: members)
  }

  private func origin(_ members: [Article], _ rule: OriginRule = OriginRule()) -> UInt64? {
    find(members, rule)?.origin.rawValue
  }

  private var names: PublisherNames {
    var names = PublisherNames()
    for name in ["a", "b", "c", "d"] { names.add(PublisherID(rawValue: name)) }
    names.add("شهر | سیاسی", for: PublisherID(rawValue: "a"))
    return names
  }

  @Test func findsNothingAmongNone() {
    #expect(find([]) == nil)
  }

  @Test func takesTheEarliest() {
    #expect(origin([article(1, "a", at: 60), article(2, "b", at: 0)]) == 2)
  }

  /// Claims in minutes against first seen, last poll and what is believed.
  @Test(
    arguments: [
      (nil, 100, nil, 63), (95, 100, nil, 95), (-9000, 100, nil, -9000), (104, 100, nil, 100),
      (106, 100, nil, 63), (30, 100, 85, 30), (10, 100, 85, 10), (9, 100, 85, 63),
      (nil, 100, 85, 63),
    ] as [(Int64?, Int64, Int64?, Int64)])
  func believes(_ claim: Int64?, _ seen: Int64, _ polled: Int64?, _ believed: Int64) {
    var one = article(1, "a", at: 0, seen: seen)
    one.published = claim.map(minutes)
    one.polledBefore = polled.map(minutes)
    #expect(one.believedTime == minutes(believed))
  }

  /// A broken clock starts in 1970; news is not older than the web.
  @Test(arguments: [(0, false), (631_151_999, false), (631_152_000, true)] as [(Int64, Bool)])
  func doesNotBelieveWhatIsOlderThanTheWeb(_ claim: Int64, _ isClaim: Bool) {
    var broken = article(2, "b", at: 60)
    broken.published = Timestamp(seconds: claim)
    #expect(broken.canonicalTime == (isClaim ? broken.published : broken.firstSeen))
    #expect((broken.believedTime == broken.published) == isClaim)
    #expect(origin([article(1, "a", at: 0), broken]) == (isClaim ? 2 : 1))
  }

  /// Dated a day early, though the poll of an hour ago did not bring it.
  @Test func doesNotBelieveWhatThePollDisproves() {
    var early = article(1, "a", at: -1440, seen: 120)
    early.polledBefore = minutes(105)
    #expect(origin([early, article(2, "b", at: 60)]) == 2)
    early.polledBefore = nil
    #expect(origin([early, article(2, "b", at: 60)]) == 1)
  }

  @Test func prefersOwnReportWithinHalfAnHour() {
    let claims = article(2, "b", at: 20, signs: .ownReport)
    #expect(origin([article(1, "a", at: 0), claims]) == 2)
    let late = article(2, "b", at: 40, signs: .ownReport)
    #expect(origin([article(1, "a", at: 0), late]) == 1)
  }

  @Test func putsBackWhatIsCutOrCarriesMarkup() {
    #expect(origin([article(1, "a", at: 0, signs: .truncated), article(2, "b", at: 50)]) == 2)
    #expect(origin([article(1, "a", at: 0, signs: .leftoverMarkup), article(2, "b", at: 10)]) == 2)
  }

  @Test func putsBackWhoCreditsAnother() {
    let rule = OriginRule(names: names)
    let copy = article(1, "b", at: 0, credits: ["شهر"])
    let found = find([copy, article(2, "a", at: 120)], rule)
    #expect(found?.origin.rawValue == 2)
    #expect(found?.parents == [copy.id: ArticleID(rawValue: 2)])
    #expect(found?.crediting == [copy.id])
    #expect(found?.credited == nil)
  }

  @Test func doesNotMindSelfCredit() {
    let own = article(1, "a", at: 0, credits: ["شهر"])
    let found = find([own, article(2, "b", at: 20)], OriginRule(names: names))
    #expect(found?.origin == own.id)
    #expect(found?.credited == nil)
  }

  @Test func followsLinks() {
    let copy = article(1, "a", at: 0, url: page("a", 1), links: [page("b", 2)])
    let linked = article(2, "b", at: 240, url: page("b", 2))
    let found = find([copy, linked])
    #expect(found?.origin == linked.id)
    #expect(found?.crediting == [copy.id])
  }

  @Test func followsDeclaredSources() {
    let copy = article(
      1, "a", at: 0, url: page("a", 1), declares: NamedLink(title: "B", url: page("b", 2)))
    #expect(origin([copy, article(2, "b", at: 240, url: page("b", 2))]) == 2)
  }

  /// A section of another site carries the link of the publisher whose page it is.
  @Test func prefersThePublisherWhosePageItIs() {
    let url = page("a", 1)
    let section = article(1, "b", at: 0, publisher: "b.example", url: url)
    let own = article(2, "a", at: 60, publisher: "a.example", url: url, signs: .truncated)
    let found = find([section, own])
    #expect(found?.origin == own.id)
    #expect(found?.parents == [section.id: own.id])
  }

  @Test func takesTheCreditedPublishersFirstAsParent() {
    let origin = article(1, "a", at: 0, signs: .ownReport)
    let middle = article(2, "b", at: 10, credits: ["a"])
    let last = article(3, "c", at: 20, credits: ["b", "a"])
    let found = find([last, middle, origin], OriginRule(names: names))
    #expect(found?.origin == origin.id)
    #expect(found?.parents == [middle.id: origin.id, last.id: middle.id])
    #expect(found?.crediting == [middle.id, last.id])
  }

  /// Two that credit each other: nobody is his own ancestor.
  @Test func makesNoCircles() {
    let origin = article(1, "a", at: 0, signs: .ownReport)
    let b = article(2, "b", at: 10, credits: ["c"])
    let c = article(3, "c", at: 20, credits: ["b"])
    let found = find([origin, b, c], OriginRule(names: names))
    #expect(found?.origin == origin.id)
    for start in [b.id, c.id] {
      var at = start
      for _ in 0..<3 where at != origin.id { at = found?.parents[at] ?? at }
      #expect(at == origin.id)
    }
  }

  @Test func takesARepeatFromItsPublishersFirst() {
    let origin = article(1, "a", at: 0)
    let copy = article(2, "b", at: 10, text: words(1))
    var again = article(3, "b2", at: 20, publisher: "b", text: words(1))
    #expect(find([origin, copy, again])?.parents[again.id] == copy.id)
    again.contentHash = .none
    #expect(find([origin, copy, again])?.parents[again.id] == origin.id)
  }

  @Test func namesWhomTheOriginCredits() {
    let rule = OriginRule(names: names)
    let copy = article(1, "b", at: 0, credits: ["روابط عمومی شهرداری"])
    #expect(find([copy], rule)?.credited == NamedLink(title: "روابط عمومی شهرداری"))
    let declared = NamedLink(title: "X", url: "https://x.example/news/12345")
    #expect(find([article(1, "b", declares: declared)], rule)?.credited == declared)
  }

  @Test func breaksTiesByRankThenSource() {
    let members = [article(1, "b"), article(2, "a")]
    #expect(origin(members) == 2)
    #expect(origin(members, OriginRule(ranks: [SourceID(rawValue: "b"): 1])) == 1)
    #expect(origin(members, OriginRule(ranks: [SourceID(rawValue: "b"): -1])) == 2)
  }

  @Test func doesNotMindTheOrderOfMembers() {
    let members = [
      article(1, "a", at: 50, credits: ["b"]), article(2, "b", at: 55), article(3, "c", at: 10),
      article(4, "d", at: 10, signs: .truncated),
    ]
    let rule = OriginRule(names: names)
    let found = find(members, rule)
    #expect(find(members.reversed(), rule) == found)
    #expect(find([members[2], members[0], members[3], members[1]], rule) == found)
  }

  /// Both are credited by one who copied from them, and so only the earlier counts.
  @Test func gainsOnceByAllCreditsTogether() {
    let rule = OriginRule(names: names)
    let copies = (3...9).map { article($0, "c\($0)", at: 200, credits: ["b"]) }
    #expect(origin([article(1, "a", at: 0), article(2, "b", at: 30)] + copies, rule) == 1)
    #expect(origin([article(1, "a", at: 0), article(2, "b", at: 10)] + copies, rule) == 2)
  }

  /// Who claims no time is put back by less than half an hour.
  @Test func prefersAClaimedTime() {
    var silent = article(2, "b", at: 0, seen: 47)
    silent.published = nil
    #expect(origin([article(1, "a", at: 20), silent]) == 1)
    #expect(origin([article(1, "a", at: 50), silent]) == 2)
  }

  @Test func survivesImpossibleTimes() {
    var one = article(1, "a")
    one.published = Timestamp(seconds: .min)
    one.firstSeen = Timestamp(seconds: .max)
    var other = article(2, "b")
    other.firstSeen = Timestamp(seconds: .min)
    #expect(find([one, other]) != nil)
  }
}

@Suite struct OriginScoreTests {
  /// The points say what the rule finds, and why.
  @Test func theFirstIsTheOrigin() {
    let own = article(1, "a", at: 0, url: page("a", 1), signs: .ownReport)
    let copy = article(2, "b", at: 60, url: page("b", 2), declares: NamedLink(url: page("a", 1)))
    let rule = OriginRule()
    let scores = rule.scores(among: [copy, own])
    #expect(scores.first?.article == rule.find(among: [copy, own])?.origin)
    #expect(scores.map(\.article.rawValue) == [1, 2])
    #expect(scores[0].parts.map(\.reason) == [.ownReport, .isLinkedTo])
    #expect(
      scores[1].parts.map(\.reason) == [.laterThanFirst, .creditsOther, .linksToMember])
    #expect(scores[1].parts.first?.points == -1000)
    #expect(scores[0].total == 700)
  }
}
