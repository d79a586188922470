import Matching
import News
import Publishing
import Storage
import Text

extension Desk {
  /// Every key and rule behind one article's place, or behind two articles being in one story or
  /// not. Reads the window as a run does, and writes nothing.
  package func explain(_ first: String, _ second: String?) async throws -> [UInt8] {
    let a = try await article(named: first)
    let storyA = try await store.story(of: a.id)
    var lines = Explanation.lines(of: a, in: storyA)
    if let second {
      let b = try await article(named: second)
      let storyB = try await store.story(of: b.id)
      let rulings = try await store.rulings(of: [a.id]).filter { $0.a == b.id || $0.b == b.id }
      lines += [""] + Explanation.lines(of: b, in: storyB) + [""]
      lines += try await keys(of: a, b) + [""]
      let near = try await comparison(of: a, b)
      lines += Explanation.lines(of: near)
      let scope = MatchScope(configuration.matching.scope)
      lines += Explanation.bars(rulings, a, b, scope) + [""]
      lines += Explanation.verdict(on: a, storyA, b, storyB, near, rulings, scope)
      if storyA?.id == storyB?.id { lines += try await origin(of: storyA) }
    } else {
      lines +=
        try await keys(of: a, nil)
        + Explanation.lines(
          of: try await store.rulings(of: [a.id]))
      lines += try await origin(of: storyA)
    }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
  }

  /// Who has the keys that an article or both of two have.
  private func keys(of a: Article, _ b: Article?) async throws -> [String] {
    var wanted = Set(IdentityKeys.of(a))
    if let b { wanted.formIntersection(IdentityKeys.of(b)) }
    return Explanation.holders(
      try await store.kin(of: wanted.sorted()), of: wanted, isShared: b != nil)
  }

  private func comparison(of a: Article, _ b: Article) async throws -> NearExplanation {
    let hot = HotWindow(
      store: store, since: clock.now().advanced(by: -configuration.matching.window))
    let window = try await hot.load()
    let frequencies = try await hot.frequencies([], window)
    let texts = [a, b].map {
      ExplainedText(
        article: $0.id, source: $0.source, title: $0.title, body: $0.comparedText)
    }
    return NearExplanation(
      texts[0], texts[1], in: window, frequencies: frequencies,
      rules: configuration.matching.rules)
  }

  /// Who of a story's members got which points.
  private func origin(of story: Story?) async throws -> [String] {
    guard let story, story.members.count > 1 else { return [] }
    let members = story.members.prefix(Self.maximumCompared).map(\.article)
    let articles = try await store.articles(members, content: true)
    let rule = OriginRule(ranks: configuration.ranks, names: configuration.publisherNames)
    let publishers = Dictionary(
      articles.map { ($0.id, $0.publisher) }, uniquingKeysWith: { first, _ in first })
    return Explanation.lines(of: rule.scores(among: articles), publishers)
  }
}

/// Words for why articles are where they are.
enum Explanation {
  static func lines(of article: Article, in story: Story?) -> [String] {
    var lines = [
      "article \(article.id)  \(shown(article.title))",
      "  publisher       \(shown(article.publisher.rawValue)) (source \(shown(article.source.rawValue)))",
      "  address         \(shown(article.url ?? "none"))",
      "  published       \(moment(article.published))",
      "  first seen      \(moment(article.firstSeen))",
      "  believed time   \(believed(article))",
    ]
    lines += keys(of: article).map { name, value in
      "  \(name.padded(to: 16))\(shown(value ?? "none"))"
    }
    let credit = article.attribution.map(shown).joined(separator: " ← ")
    lines.append("  credits         \(credit.isEmpty ? "nobody" : credit)")
    return lines + place(of: article, in: story)
  }

  /// What comes from outside, harmless for a terminal and in its own direction.
  static func shown(_ text: String) -> String {
    TerminalText.isolated(TerminalText.safe(text))
  }

  private static func keys(of article: Article) -> [(String, String?)] {
    [
      ("news-id", article.newsID.map { "\($0.publisher.rawValue) \($0.value)" }),
      ("canonical-url", article.canonicalURL),
      (
        "declared-source",
        article.declaredSource.map { [$0.title, $0.url] }?.compactMap(\.self)
          .joined(separator: " ")
      ),
      ("content-hash", article.contentHash.text),
    ]
  }

  private static func place(of article: Article, in story: Story?) -> [String] {
    guard let story, let member = story.members.first(where: { $0.article == article.id }) else {
      return ["  story           none yet: it waits for the next run"]
    }
    var lines = [
      "  story           \(story.id), \(story.members.count) articles; here as \(member.role.rawValue)"
    ]
    if !member.evidence.isEmpty {
      lines.append(
        "  evidence        \(member.evidence.map { shown($0.text) }.joined(separator: ", "))")
    }
    if let parent = member.parent { lines.append("  taken from      \(parent)") }
    return lines
  }

  static func verdict(
    on a: Article, _ storyA: Story?, _ b: Article, _ storyB: Story?, _ near: NearExplanation,
    _ rulings: [Ruling], _ scope: MatchScope
  ) -> [String] {
    var lines: [String] = []
    if declares(a, b) { lines.append("the first names the second's page as its source") }
    if declares(b, a) { lines.append("the second names the first's page as its source") }
    guard let storyA, let storyB else {
      return lines + ["no verdict yet: one of them waits for the next run"]
    }
    if storyA.id == storyB.id {
      let origin = storyA.origin.map(\.description) ?? "unknown"
      return lines + ["one story: \(storyA.id), origin \(origin)"]
    }
    return lines + ["two stories: \(whyApart(a, b, near, rulings, scope))"]
  }

  private static func whyApart(
    _ a: Article, _ b: Article, _ near: NearExplanation, _ rulings: [Ruling],
    _ scope: MatchScope
  ) -> String {
    if rulings.contains(where: { $0.kind == .apart }) { return "a person keeps them apart" }
    if !scope.joins(a.source, b.source) { return "no group of matching.scope has both sources" }
    let shared = Set(IdentityKeys.of(a)).intersection(IdentityKeys.of(b))
    if shared.isEmpty, near.verdict != .same {
      return "they have no key in common, and by their words \(near.verdict.words)"
    }
    return "something is in common, but each was attached to the story with the strongest evidence "
      + "when it came, and stories are never merged"
  }

  private static func declares(_ a: Article, _ b: Article) -> Bool {
    guard let url = a.declaredSource?.url.flatMap(WebAddress.canonical) else { return false }
    return url == b.canonicalURL
  }

  private static func moment(_ moment: Timestamp?) -> String {
    moment.map { DateWriter.rfc3339($0.seconds) } ?? "not given"
  }

  private static func believed(_ article: Article) -> String {
    let time = article.believedTime
    let isClaim = time == article.published
    return moment(time)
      + (isClaim
        ? ", as published" : ", from the first sighting: the claim is missing or not believed")
  }
}

extension String {
  /// Filled up with spaces; for ASCII.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - utf8.count))
  }
}
