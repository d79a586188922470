import News

/// From which member of a story each other one was taken.
///
/// A repeat was taken from its publisher's first article with that text. For another, each member
/// has a score in thousandths: for being linked to, for being of the publisher that is credited, for
/// what the texts show (`TextDescent`), for the same headline; less for being later, and a little for
/// being much earlier. The highest is the parent; ties go to the earlier. Where texts are not known,
/// it is the linked one, else the credited one, else the origin. Nobody is his own ancestor: of all
/// choices the likeliest is taken first, and what would close a circle is not taken.
struct ParentRule {
  private static let isLinked: Int64 = 2800
  private static let isCredited: Int64 = 1600
  private static let isOrigin: Int64 = 300
  private static let samePublisher: Int64 = -600
  private static let sameTitle: Int64 = 1800
  private static let sameOpening: Int64 = 1500
  /// For each thousandth.
  private static let inherited = 1.8
  private static let inheritedAsWritten = 0.8
  private static let undone = -1.8
  private static let regained = -6.0
  private static let perHourLate: Int64 = -4500
  private static let perHourEarly: Int64 = -360
  private static let mostLate: Int64 = 3 * 3600
  private static let mostEarly: Int64 = 12 * 3600

  /// Members that a text is compared with, at most: the earliest.
  static let maximumCandidates = 64

  let references: StoryReferences
  let origin: Int
  /// Members of a story whose texts say which was taken from which: of two there is no doubt.
  static let fewestToCompare = 3
  /// How each text differs from the origin's, where that is to be asked.
  private let changes: [TextChanges?]

  init(_ references: StoryReferences, origin: Int) {
    self.references = references
    self.origin = origin
    let isOpen = references.members.count >= Self.fewestToCompare
    if isOpen, let source = references.texts[origin] {
      let (runs, written) = (RunTable(source.runs), RunTable(source.written))
      changes = references.texts.map { $0.map { TextChanges(of: $0, since: runs, written) } }
    } else {
      changes = references.texts.map { _ in nil }
    }
  }

  /// A member that another may have been taken from.
  private struct Choice {
    var child: Int
    var parent: Int
    var score: Int64
  }

  /// By index into the members; all are in it but the origin. The likeliest of all choices is taken
  /// first: of two that could have been taken from each other, the stronger case decides.
  func parents() -> [Int: Int] {
    var parents: [Int: Int] = [:]
    for choice in choices()
    where parents[choice.child] == nil
      && !leads(from: choice.parent, to: choice.child, parents)
    {
      parents[choice.child] = choice.parent
    }
    return parents
  }

  /// The likeliest first. Each member but the origin may have been taken from the origin.
  private func choices() -> [Choice] {
    /// By the first member of the publisher.
    var earlier = [[Int]](repeating: [], count: references.members.count)
    earlier[references.firstOfPublisher[origin]].append(origin)
    var choices: [Choice] = []
    for index in references.members.indices where index != origin {
      let publisher = references.firstOfPublisher[index]
      let own = earlier[publisher].first { isRepeat(index, of: $0) }
      earlier[publisher].append(index)
      choices.append(Choice(child: index, parent: origin, score: .min))
      if let own {
        choices.append(Choice(child: index, parent: own, score: .max))
      } else {
        choices += self.choices(for: index)
      }
    }
    return choices.sorted {
      ($1.score, $0.child, $0.parent) < ($0.score, $1.child, $1.parent)
    }
  }

  /// Whether two articles of one publisher are the same one in two feeds.
  private func isRepeat(_ index: Int, of first: Int) -> Bool {
    let (one, other) = (references.members[index], references.members[first])
    if let page = references.pages[index], page == references.pages[first] { return true }
    return one.contentHash != .none && one.contentHash == other.contentHash
  }

  /// The members that one may have been taken from.
  private func choices(for index: Int) -> [Choice] {
    let linked = references.linked[index].first
    let known = [linked, references.credited[index]].compactMap(\.self)
    guard let text = changes[index] else {
      return known.map {
        Choice(child: index, parent: $0, score: $0 == linked ? Self.isLinked : Self.isCredited)
      }
    }
    let earliest = references.members.indices.prefix(Self.maximumCandidates)
    let others = (known + [origin]).filter { !earliest.contains($0) }
    return (Array(earliest) + others).compactMap {
      $0 == index ? nil : Choice(child: index, parent: $0, score: score($0, for: index, text))
    }
  }

  private func score(
    _ candidate: Int, for index: Int, _ text: TextChanges
  ) -> Int64 {
    let (child, parent) = (references.members[index], references.members[candidate])
    let publisher = references.firstOfPublisher[candidate]
    var score = lag(candidate, index)
    if references.linked[index].contains(candidate) { score += Self.isLinked }
    if references.credited[index] == publisher { score += Self.isCredited }
    if candidate == origin { score += Self.isOrigin }
    if references.firstOfPublisher[index] == publisher { score += Self.samePublisher }
    if child.title == parent.title { score += Self.sameTitle }
    guard let other = changes[candidate] else { return score }
    let descent = TextDescent(of: text, from: other)
    if descent.sameOpening { score += Self.sameOpening }
    score += Int64(Self.inherited * Double(descent.inherited))
    score += Int64(Self.inheritedAsWritten * Double(descent.inheritedAsWritten))
    score += Int64(Self.undone * Double(descent.undone))
    score += Int64(Self.regained * Double(descent.regained))
    return score
  }

  private func lag(_ candidate: Int, _ index: Int) -> Int64 {
    let lag = references.times[index].believed.since(references.times[candidate].believed)
    return lag < 0
      ? Self.perHourLate * min(-max(lag, -Self.mostLate), Self.mostLate) / 3600
      : Self.perHourEarly * min(lag, Self.mostEarly) / 3600
  }

  private func leads(from start: Int, to goal: Int, _ parents: [Int: Int]) -> Bool {
    var at: Int? = start
    while let here = at {
      if here == goal { return true }
      at = parents[here]
    }
    return false
  }
}
