package import News

/// What is to be read before a batch can be matched: which articles may be like which.
package struct NearSurvey: Sendable {
  /// The articles whose texts are to be compared, pending ones and those of the window.
  package private(set) var texts: [ArticleID] = []
  /// The stories of those of the window.
  package private(set) var stories: [StoryID] = []
  /// By pending article.
  fileprivate let entries: [ArticleID: NearWindow.Entry]
  fileprivate let relations: NearRelations

  /// Takes the pending articles into the window, still without stories, and finds what is like
  /// them. An article whose text is another's word for word needs no comparison.
  ///
  /// - Parameter scope: which sources' texts are compared.
  package init(
    _ pending: [PendingArticle], _ window: inout NearWindow, scope: MatchScope = .all
  ) {
    let first = window.count
    let (taken, arrivals) = Self.arrivals(pending)
    var wanted: Set<ArticleID> = []
    var concerned: Set<StoryID> = []
    var entries: [ArticleID: NearWindow.Entry] = [:]
    var relations = NearRelations(from: first)
    entries.reserveCapacity(arrivals.count)
    window.insert(arrivals, in: scope) { entry, candidates, window in
      let article = pending[taken[entry - first]].article
      entries[article.id] = entry
      relations.add(entry, article.id, candidates)
      for candidate in candidates {
        let other = candidate.entry < first ? entries[candidate.article] : candidate.entry
        if let other, pending[taken[other - first]].article.isCopy(of: article) { continue }
        wanted.insert(article.id)
        wanted.insert(candidate.article)
        if let story = window.story(of: candidate.entry) { concerned.insert(story) }
      }
    }
    self.entries = entries
    self.relations = relations
    texts = wanted.sorted()
    stories = concerned.sorted()
  }

  /// The pending articles that have a text to be found by, each once, in their canonical order, and by
  /// what they are taken in.
  private static func arrivals(
    _ pending: [PendingArticle]
  ) -> (indices: [Int], arrivals: [NearWindow.Arrival]) {
    var indices: [Int] = []
    var seen: Set<ArticleID> = []
    seen.reserveCapacity(pending.count)
    for index in pending.canonicalIndices where !pending[index].print.isEmpty {
      if seen.insert(pending[index].article.id).inserted { indices.append(index) }
    }
    let arrivals = indices.map { index in
      let article = pending[index].article
      return NearWindow.Arrival(
        article: article.id, print: pending[index].print, source: article.source)
    }
    return (indices, arrivals)
  }
}

extension Article {
  fileprivate func isCopy(of other: Article) -> Bool {
    contentHash != .none && contentHash == other.contentHash
  }
}

/// What the texts of a batch are compared by.
package struct NearBatch: Sendable {
  package var rules: NearRules
  package var frequencies: WordFrequencies
  /// The texts that the survey asked for, as far as they are there.
  package var texts: [ArticleID: NearText]
  private let entries: [ArticleID: NearWindow.Entry]
  private let relations: NearRelations

  package init(
    _ survey: NearSurvey, texts: [ArticleID: NearText], frequencies: WordFrequencies,
    rules: NearRules = NearRules()
  ) {
    self.rules = rules
    self.frequencies = frequencies
    self.texts = texts
    entries = survey.entries
    relations = survey.relations
  }

  /// For texts that have their places: nothing is looked up in a window.
  package init(
    texts: [ArticleID: NearText], frequencies: WordFrequencies, rules: NearRules = NearRules()
  ) {
    self.rules = rules
    self.frequencies = frequencies
    self.texts = texts
    entries = [:]
    relations = NearRelations(from: 0)
  }

  /// Whether an article's text may be like that of an article that fulfils a condition: else there is
  /// nothing to be found for it among such.
  func isNear(_ article: ArticleID, anyWhere condition: (ArticleID) -> Bool) -> Bool {
    guard isWanted(article), let entry = entries[article] else { return false }
    return relations.hasAny(entry, where: condition)
  }

  /// Whether an article's text is to be compared with others.
  func isWanted(_ article: ArticleID) -> Bool { texts[article] != nil }
}

/// A story that an article's text belongs to.
struct NearMatch {
  let article: ArticleID
  let entry: NearWindow.Entry
  let found: Comparison
  /// Whether nothing of the texts was left out as furniture.
  let isWhole: Bool
}

extension NearBatch {
  /// A containment at which no other text is looked for.
  private static let settled = 0.9

  /// The placed articles whose text an article's is, the likeliest first.
  ///
  /// - Parameter isWelcome: whether an article of a source is looked at.
  func matches(
    of article: Article, in window: inout NearWindow,
    where isWelcome: (ArticleID, SourceID) -> Bool = { _, _ in true }
  ) -> [NearMatch] {
    guard let text = texts[article.id] else { return [] }
    let mine = window.find(
      text.print, of: article.source, article: article.id, entry: entries[article.id],
      where: isWelcome)
    let furniture = text.words(inFurniture: mine.furniture)
    var matches: [NearMatch] = []
    for candidate in mine.candidates {
      guard let other = texts[candidate.article] else { continue }
      guard
        let (found, isWhole) = compare(text, other, candidate.entry, furniture, &window)
      else { continue }
      matches.append(
        NearMatch(
          article: candidate.article, entry: candidate.entry, found: found, isWhole: isWhole))
      if found.containment >= Self.settled { break }
    }
    return matches.sorted {
      ($0.found.containment, $0.found.shorter.matched, $1.entry)
        > ($1.found.containment, $1.found.shorter.matched, $0.entry)
    }
  }

  /// Nil when the two are not one text. What only the other text's source repeats is looked for
  /// where that may decide.
  private func compare(
    _ text: NearText, _ other: NearText, _ entry: NearWindow.Entry, _ furniture: [Range<Int>],
    _ window: inout NearWindow
  ) -> (found: Comparison, isWhole: Bool)? {
    let pair = TextPair(text, other)
    var found = pair.count(furniture: (furniture, []))
    var isWhole = furniture.isEmpty
    if found.containment < rules.wholeContainment {
      let theirs = other.words(inFurniture: window.furniture(of: entry, other))
      if !theirs.isEmpty {
        found = pair.count(furniture: (furniture, theirs))
        isWhole = false
      }
    }
    guard !rules.isUnlike(found) else { return nil }
    pair.measure(&found, frequencies, isBrief: true)
    return rules.verdict(on: found) == .same ? (found, isWhole) : nil
  }

  /// How much of two articles' whole texts stands in each other; nil where one of them is not there.
  func overlap(_ a: ArticleID, _ b: ArticleID) -> Comparison? {
    guard let first = texts[a], let second = texts[b] else { return nil }
    return TextPair(first, second).count(furniture: ([], []))
  }

  /// The entry among those like an article's text that has the same story.
  func likeness(
    of article: Article, in window: inout NearWindow, where isThere: (ArticleID) -> Bool
  ) -> NearWindow.Entry? {
    guard let text = texts[article.id] else { return nil }
    let found = window.find(
      text.print, of: article.source, article: article.id, entry: entries[article.id]
    ) { other, _ in isThere(other) }
    return found.candidates.first?.entry
  }

  func place(
    _ article: ArticleID, in story: StoryID, with other: NearWindow.Entry?, isCopy: Bool,
    _ window: inout NearWindow
  ) {
    guard let entry = entries[article] else { return }
    window.place(entry, in: story, with: other)
    if let other, isCopy { window.note(entry, isCopyOf: other) }
  }
}
