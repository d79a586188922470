import Matching
import News
import Publishing
import Storage
import Text

extension Desk {
  /// Every key and rule behind one article's place, or behind two articles being in one story or
  /// not.
  package func explain(_ first: String, _ second: String?) async throws -> [UInt8] {
    let a = try await article(named: first)
    let storyA = try await store.story(of: a.id)
    var lines = Explanation.lines(of: a, in: storyA)
    if let second {
      let b = try await article(named: second)
      let storyB = try await store.story(of: b.id)
      lines += [""] + Explanation.lines(of: b, in: storyB) + [""]
      lines += Explanation.verdict(on: a, storyA, b, storyB)
    }
    return Array(lines.map { $0 + "\n" }.joined().utf8)
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
  private static func shown(_ text: String) -> String {
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
    on a: Article, _ storyA: Story?, _ b: Article, _ storyB: Story?
  ) -> [String] {
    let shared = Set(IdentityKeys.of(a)).intersection(IdentityKeys.of(b))
    let names = IdentityKey.Kind.allCases.filter { kind in shared.contains { $0.kind == kind } }
    var lines = [
      "shared keys: " + (names.isEmpty ? "none" : names.map(\.name).joined(separator: ", "))
    ]
    if declares(a, b) { lines.append("the first names the second's page as its source") }
    if declares(b, a) { lines.append("the second names the first's page as its source") }
    guard let storyA, let storyB else {
      return lines + ["no verdict yet: one of them waits for the next run"]
    }
    if storyA.id == storyB.id {
      let origin = storyA.origin.map(\.description) ?? "unknown"
      return lines + ["one story: \(storyA.id), origin \(origin)"]
    }
    let why =
      lines.count == 1 && names.isEmpty
      ? "no key of the one is a key of the other, and wording is not compared by this version"
      : "each was attached to the story with the strongest evidence; stories are never merged"
    return lines + ["two stories: \(why)"]
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

extension IdentityKey.Kind {
  fileprivate var name: String {
    switch self {
    case .guid: "guid"
    case .newsID: "news-id"
    case .canonicalURL: "canonical-url"
    case .declaredSource: "declared-source"
    case .content: "content-hash"
    case .titledContent: "title-and-content"
    }
  }
}

extension String {
  /// Filled up with spaces; for ASCII.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - utf8.count))
  }
}
