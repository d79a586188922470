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
  /// Each one's address under which the variants of its page are one, hashed.
  let pages: [UInt64?]
  /// The members that each one links to or names as its source, nearest first.
  private(set) var linked: [[Int]] = []
  /// The first member of the nearest publisher that each one credits by name.
  private(set) var credited: [Int?] = []
  /// The first member of each one's publisher: equal for those of one publisher.
  private(set) var firstOfPublisher: [Int] = []
  /// Whether each one credits anybody but its own publisher.
  private(set) var creditsOther: [Bool] = []
  /// The publishers that each one's names may mean.
  private var meant: [[Set<PublisherID>]] = []
  private let names: PublisherNames

  init(
    _ members: [Article], names: PublisherNames, clocks: SourceClocks = SourceClocks(),
    text: (ArticleID) -> MemberText?
  ) {
    self.members = members.inOrder { clocks.time(of: $0).believed }
    times = self.members.map { clocks.time(of: $0) }
    self.texts = self.members.map { text($0.id) }
    self.names = names
    pages = self.members.map { $0.canonicalURL.map(Self.page) }
    var firsts: [PublisherID: Int] = [:]
    for (index, member) in self.members.enumerated() {
      let first = firsts[member.publisher] ?? index
      if first == index { firsts[member.publisher] = index }
      firstOfPublisher.append(first)
    }
    let owners = pageOwners()
    for (index, member) in self.members.enumerated() {
      let declared = IdentityKeys.declaredURL(of: member)
      linked.append(
        targets(of: member, at: index, declared, owners) + host(of: member, at: index, owners))
      readCredits(of: member, at: index, declaresOther: declared != nil, firsts)
    }
  }

  private static func page(_ url: String) -> UInt64 { Hash64.of(WebAddress.pageKey(url)) }

  /// Whose each page is: the member's at home there, else the first's.
  private func pageOwners() -> [UInt64: Int] {
    var owners: [UInt64: Int] = [:]
    for (index, page) in pages.enumerated() {
      guard let page else { continue }
      if let other = owners[page] {
        if isAtHome(index), !isAtHome(other) { owners[page] = index }
      } else {
        owners[page] = index
      }
    }
    return owners
  }

  private mutating func readCredits(
    of member: Article, at index: Int, declaresOther: Bool, _ firsts: [PublisherID: Int]
  ) {
    let meant = Self.meant(by: member, texts[index], names)
    self.meant.append(meant)
    creditsOther.append(declaresOther || meant.contains { !$0.contains(member.publisher) })
    var nearest: PublisherID?
    for others in meant where nearest == nil && !others.contains(member.publisher) {
      nearest = others.filter { firsts[$0].map { $0 != index } ?? false }
        .min { firsts[$0] ?? 0 < firsts[$1] ?? 0 }
    }
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

  private func targets(
    of member: Article, at index: Int, _ declared: String?, _ owners: [UInt64: Int]
  ) -> [Int] {
    var targets: [Int] = []
    for url in [declared].compactMap(\.self) + member.links {
      let page = Self.page(url)
      if let target = owners[page], target != index, page != pages[index],
        !targets.contains(target)
      {
        targets.append(target)
      }
    }
    return targets
  }

  /// The member whose publisher's page this one's own link leads to.
  private func host(of member: Article, at index: Int, _ owners: [UInt64: Int]) -> [Int] {
    guard let owner = pages[index].flatMap({ owners[$0] }), owner != index,
      isAtHome(owner), !isAtHome(index)
    else { return [] }
    return [owner]
  }

  /// Whether a member's address is its own publisher's.
  private func isAtHome(_ index: Int) -> Bool {
    guard let address = members[index].canonicalURL.flatMap({ WebAddress($0) }),
      let host = address.publisher
    else { return false }
    let publisher = members[index].publisher
    return host == publisher.rawValue || names.resolve(host).contains(publisher)
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
    if IdentityKeys.declaredURL(of: article) != nil { return article.declaredSource }
    return credits(of: article).first { !names.resolve($0).contains(article.publisher) }
      .map { NamedLink(title: $0) }
  }
}
