import Matching
import News
import Publishing

extension Explanation {
  /// Holders of a key that are named.
  private static let maximumHolders = 8

  /// Each key with the articles that have it.
  static func holders(
    _ kin: [Kin], of keys: Set<IdentityKey>, isShared: Bool
  ) -> [String] {
    let names = IdentityKey.Kind.allCases.filter { kind in keys.contains { $0.kind == kind } }
    var lines: [String] = []
    if isShared {
      lines.append(
        "shared keys: " + (names.isEmpty ? "none" : names.map(\.name).joined(separator: ", ")))
    }
    for key in keys.sorted() {
      let holders = kin.filter { $0.key == key }
      let named = holders.prefix(maximumHolders).map {
        "\($0.article) \(shown($0.publisher.rawValue))"
      }
      let more = holders.count - named.count
      lines.append(
        "  \(key.kind.name.padded(to: 20))\(named.joined(separator: ", "))"
          + (more > 0 ? " and \(more) more" : ""))
    }
    return lines.isEmpty || isShared ? lines : ["who has its keys:"] + lines
  }

  /// What the texts show side by side, and what each rule says of it.
  static func lines(of near: NearExplanation) -> [String] {
    let found = near.found
    var lines = [
      "by their words:",
      "  words matched       \(found.first.matched) of \(found.first.words) and "
        + "\(found.second.matched) of \(found.second.words), in \(found.runs) runs",
      "  furniture left out  \(found.furniture) words; \(near.firstFurniture) and "
        + "\(near.secondFurniture) shingles that many texts have",
      "  longest own run     \(found.first.longestGap) and \(found.second.longestGap) words",
      "  title words shared  \(found.titleShared)",
      "rules:",
    ]
    for guardian in near.guards {
      lines.append(
        "  \(guardian.holdsApart ? "apart " : "passed")  \(guardian.verdict.name.padded(to: 16))"
          + "\(guardian.measured) (apart: \(guardian.bound))")
    }
    lines.append("by their words \(near.verdict.words)")
    return lines
  }

  static func bars(
    _ rulings: [Ruling], _ a: Article, _ b: Article, _ scope: MatchScope
  ) -> [String] {
    rulings.map { "a person put them \($0.kind == .apart ? "apart" : "together")" }
      + (scope.joins(a.source, b.source) ? [] : ["matching.scope holds their sources apart"])
  }

  /// Of one article.
  static func lines(of rulings: [Ruling]) -> [String] {
    rulings.map { "ruled \($0.kind == .apart ? "apart" : "together"): \($0.a) and \($0.b)" }
  }

  /// Points are in thousandths.
  static func lines(
    of scores: [OriginScore], _ publishers: [ArticleID: PublisherID]
  ) -> [String] {
    ["who was first:"]
      + scores.map { score in
        let parts = score.parts.map { "\(points($0.points)) \($0.reason.rawValue)" }
        let name = shown(publishers[score.article]?.rawValue ?? "unknown")
        return "  \(points(score.total))  \(score.article) \(name): "
          + (parts.isEmpty ? "nothing against it" : parts.joined(separator: ", "))
      }
  }

  private static func points(_ value: Int64) -> String {
    let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 1000)
    let digits = String(rest + 1000).dropFirst()
    return "\(value < 0 ? "-" : "+")\(whole).\(digits)"
  }
}

extension IdentityKey.Kind {
  var name: String {
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

extension NearVerdict {
  var name: String {
    switch self {
    case .same: "same"
    case .unlike: "containment"
    case .otherNumbers: "numbers"
    case .otherSubjects: "titles"
    case .swappedNames: "names"
    case .ownReport: "gap"
    case .lists: "lists"
    case .correction: "correction"
    }
  }

  /// Goes on from "by their words".
  var words: String {
    switch self {
    case .same: "they are one text"
    case .unlike: "too little of the shorter one stands in the other"
    case .otherNumbers: "the same is said with other numbers"
    case .otherSubjects: "each title has words that the other text lacks: another subject"
    case .swappedNames: "other names stand in the same places"
    case .ownReport: "much of the shorter one is its own: another report"
    case .lists: "they are two lists of the same short pieces"
    case .correction: "one corrects the other"
    }
  }
}
