import News
import Text

/// Who among a story's members credits or links to whom, by index into `members`.
struct StoryReferences {
  /// By believed time, then source, then ID.
  let members: [Article]
  /// When each was published, and whether its source says so itself.
  let times: [(believed: Timestamp, isClaimed: Bool)]
  /// What is known of each one's text.
  let texts: [MemberText?]
  /// The members that each one links to or names as its source, nearest first.
  private(set) var linked: [[Int]] = []
  /// The first member of the nearest publisher that each one credits by name.
  private(set) var credited: [Int?] = []
  /// That publisher.
  private(set) var creditedPublisher: [PublisherID?] = []
  /// Whether each one credits anybody but its own publisher.
  private(set) var creditsOther: [Bool] = []
  /// The publishers that each one's names may mean.
  private var meant: [[Set<PublisherID>]] = []
  private let names: PublisherNames

  init(
    _ members: [Article], names: PublisherNames, clocks: SourceClocks = SourceClocks(),
    texts: [ArticleID: MemberText] = [:]
  ) {
    self.members = members.inOrder { clocks.time(of: $0).believed }
    times = self.members.map { clocks.time(of: $0) }
    self.texts = self.members.map { texts[$0.id] }
    self.names = names
    var firsts: [PublisherID: Int] = [:]
    var pages: [String: Int] = [:]
    for (index, member) in self.members.enumerated() {
      if firsts[member.publisher] == nil { firsts[member.publisher] = index }
      guard let url = member.canonicalURL.map(WebAddress.pageKey) else { continue }
      if let other = pages[url] {
        let atHome = Self.isAtHome(member, names) && !Self.isAtHome(self.members[other], names)
        if atHome { pages[url] = index }
      } else {
        pages[url] = index
      }
    }
    for (index, member) in self.members.enumerated() {
      linked.append(
        targets(of: member, at: index, pages) + host(of: member, at: index, pages, names))
      readCredits(of: member, at: index, names, firsts)
    }
  }

  private mutating func readCredits(
    of member: Article, at index: Int, _ names: PublisherNames, _ firsts: [PublisherID: Int]
  ) {
    let meant = Self.meant(by: member, texts[index], names)
    self.meant.append(meant)
    creditsOther.append(
      meant.contains { !$0.contains(member.publisher) } || Self.declaresOther(member))
    var nearest: PublisherID?
    for others in meant where nearest == nil && !others.contains(member.publisher) {
      nearest = others.filter { firsts[$0].map { $0 != index } ?? false }
        .min { firsts[$0] ?? 0 < firsts[$1] ?? 0 }
    }
    creditedPublisher.append(nearest)
    credited.append(nearest.flatMap { firsts[$0] })
  }

  /// The publishers that the names in a text may mean, nearest first. A name that stands where a
  /// credit may stand counts only when it is a known publisher's.
  private static func meant(
    by member: Article, _ text: MemberText?, _ names: PublisherNames
  ) -> [Set<PublisherID>] {
    let declared = [member.declaredSource?.title].compactMap(\.self).map { names.resolve($0) }
    guard let text, !text.mentions.isEmpty else {
      return member.attribution.map { names.resolve($0) } + declared
    }
    let mentioned = text.mentions.compactMap { mention in
      let known = mention.isSure ? names.resolve(mention.name) : names.publishers(of: mention.name)
      return mention.isSure || !known.isEmpty ? known : nil
    }
    return mentioned + declared
  }

  /// The names that a text credits, and the one that its page names as its source.
  private static func credits(of member: Article) -> [String] {
    member.attribution + [member.declaredSource?.title].compactMap(\.self)
  }

  private static func declaresOther(_ member: Article) -> Bool {
    IdentityKeys.declaredURL(of: member) != nil
  }

  private func targets(of member: Article, at index: Int, _ pages: [String: Int]) -> [Int] {
    var targets: [Int] = []
    let own = member.canonicalURL.map(WebAddress.pageKey)
    for url in [IdentityKeys.declaredURL(of: member)].compactMap(\.self) + member.links {
      let page = WebAddress.pageKey(url)
      if let target = pages[page], target != index, page != own, !targets.contains(target) {
        targets.append(target)
      }
    }
    return targets
  }

  /// The member whose publisher's page this one's own link leads to.
  private func host(
    of member: Article, at index: Int, _ pages: [String: Int], _ names: PublisherNames
  ) -> [Int] {
    guard let page = member.canonicalURL.flatMap({ pages[WebAddress.pageKey($0)] }), page != index,
      Self.isAtHome(members[page], names), !Self.isAtHome(member, names)
    else { return [] }
    return [page]
  }

  /// Whether an article's address is its own publisher's.
  private static func isAtHome(_ member: Article, _ names: PublisherNames) -> Bool {
    guard let address = member.canonicalURL.flatMap({ WebAddress($0) }),
      let host = address.publisher
    else { return false }
    return host == member.publisher.rawValue || names.resolve(host).contains(member.publisher)
  }

  /// The members that credit a publisher by name, or link to its article.
  func crediting(_ publisher: PublisherID, at origin: Int) -> Set<ArticleID> {
    var crediting: Set<ArticleID> = []
    for (index, member) in members.enumerated()
    where index != origin && member.publisher != publisher {
      let named = meant[index].contains { $0.contains(publisher) }
      if named || linked[index].contains(where: { members[$0].publisher == publisher }) {
        crediting.insert(member.id)
      }
    }
    return crediting
  }

  /// Whom a member credits, when nobody of that publisher is in the story.
  func absentCredit(of index: Int) -> NamedLink? {
    guard linked[index].isEmpty, credited[index] == nil else { return nil }
    return Self.credit(of: members[index], names: names)
  }

  /// Whom an article credits that is alone in its story.
  static func credit(of article: Article, names: PublisherNames) -> NamedLink? {
    if declaresOther(article) { return article.declaredSource }
    return credits(of: article).first { !names.resolve($0).contains(article.publisher) }
      .map { NamedLink(title: $0) }
  }
}
