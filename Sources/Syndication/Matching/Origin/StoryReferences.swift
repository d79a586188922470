import News
import Text

/// Who among a story's members credits or links to whom, by index into `members`.
struct StoryReferences {
  /// By believed time, then source, then ID.
  let members: [Article]
  /// The members that each one links to or names as its source, nearest first.
  private(set) var linked: [[Int]] = []
  /// The first member of the nearest publisher that each one credits by name.
  private(set) var credited: [Int?] = []
  /// Whether each one credits anybody but its own publisher.
  private(set) var creditsOther: [Bool] = []
  /// The publishers that each one's names may mean.
  private var meant: [[Set<PublisherID>]] = []

  init(_ members: [Article], names: PublisherNames) {
    self.members = members.inOrder(by: \.believedTime)
    var firsts: [PublisherID: Int] = [:]
    var pages: [String: Int] = [:]
    for (index, member) in self.members.enumerated() {
      if firsts[member.publisher] == nil { firsts[member.publisher] = index }
      guard let url = member.canonicalURL else { continue }
      if let other = pages[url] {
        let atHome = Self.isAtHome(member, names) && !Self.isAtHome(self.members[other], names)
        if atHome { pages[url] = index }
      } else {
        pages[url] = index
      }
    }
    for (index, member) in self.members.enumerated() {
      let credits = Self.credits(of: member)
      let meant = credits.map { names.resolve($0) }
      self.meant.append(meant)
      linked.append(
        targets(of: member, at: index, pages) + host(of: member, at: index, pages, names))
      creditsOther.append(
        meant.contains { !$0.contains(member.publisher) } || Self.declaresOther(member))
      let others = meant.lazy.filter { !$0.contains(member.publisher) }
      credited.append(
        others.flatMap { $0.compactMap { firsts[$0] }.sorted() }.first { $0 != index })
    }
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
    for url in [IdentityKeys.declaredURL(of: member)].compactMap(\.self) + member.links {
      if let target = pages[url], target != index, url != member.canonicalURL,
        !targets.contains(target)
      {
        targets.append(target)
      }
    }
    return targets
  }

  /// The member whose publisher's page this one's own link leads to.
  private func host(
    of member: Article, at index: Int, _ pages: [String: Int], _ names: PublisherNames
  ) -> [Int] {
    guard let page = member.canonicalURL.flatMap({ pages[$0] }), page != index,
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
    return Self.credit(of: members[index]) { meant[index][$0] }
  }

  /// Whom an article credits that is alone in its story.
  static func credit(of article: Article, names: PublisherNames) -> NamedLink? {
    credit(of: article) { names.resolve(credits(of: article)[$0]) }
  }

  /// - Parameter meant: the publishers that the name at an index may mean.
  private static func credit(
    of member: Article, meant: (_ index: Int) -> Set<PublisherID>
  ) -> NamedLink? {
    if declaresOther(member) { return member.declaredSource }
    for (index, name) in credits(of: member).enumerated()
    where !meant(index).contains(member.publisher) {
      return NamedLink(title: name)
    }
    return nil
  }
}
