import Text

/// Two texts word by word: what both have, what only the first has and what only the second.
///
/// Words are the same when their normal form is: a lost joiner, another letter for the same, a comma
/// are no change of the text.
package struct WordDifference: Sendable {
  package enum Kind: String, Sendable {
    case same, cut, added
  }

  /// Words one after the other of one kind, within one paragraph.
  package struct Run: Hashable, Sendable {
    package var kind: Kind
    /// The words with single spaces; as the second text has them, where both do.
    package var text: String
    package var opensParagraph: Bool
  }

  package private(set) var runs: [Run] = []
  /// Words of each text.
  package private(set) var firstCount = 0
  package private(set) var secondCount = 0
  /// Words in common, and words of either text that the other lacks.
  package private(set) var same = 0
  package private(set) var cut = 0
  package private(set) var added = 0
  /// Whether a text has more words than are compared.
  package private(set) var isCutOff = false

  /// Words of a text that are compared, at most.
  package static let maximumWords = 16_384
  /// So few words in common between longer changes are taken for chance.
  static let chanceWords = 2

  package init(from first: String, to second: String) {
    var numbers: [[UInt8]: Int32] = [:]
    let a = Self.words(of: first, &numbers)
    let b = Self.words(of: second, &numbers)
    isCutOff = max(a.count, b.count) > Self.maximumWords
    lay(a.prefix(Self.maximumWords).map(\.self), b.prefix(Self.maximumWords).map(\.self))
  }

  private struct Word {
    var text: Substring
    /// Equal for words that are the same.
    var number: Int32
    var opensParagraph: Bool
  }

  private static func words(of text: String, _ numbers: inout [[UInt8]: Int32]) -> [Word] {
    var words: [Word] = []
    for paragraph in text.split(whereSeparator: \.isNewline) {
      var isFirst = true
      for part in paragraph.split(whereSeparator: \.isWhitespace) {
        guard words.count <= maximumWords else { return words }
        let form = NormalForm.n1(String(part))
        let key = form.isEmpty ? Array(part.utf8) : form.bytes
        let number = numbers[key] ?? Int32(truncatingIfNeeded: numbers.count)
        numbers[key] = number
        words.append(Word(text: part, number: number, opensParagraph: isFirst))
        isFirst = false
      }
    }
    return words
  }

  private mutating func lay(_ a: [Word], _ b: [Word]) {
    let found = SequenceDifference(a.map(\.number), b.map(\.number))
    var steps = Self.steps(found)
    Self.dropChance(&steps)
    (firstCount, secondCount) = (a.count, b.count)
    var line = Line()
    for step in steps {
      switch step.kind {
      case .same:
        same += step.first.count
        for (at, place) in zip(step.first, step.second) {
          let (old, new) = (a[at].opensParagraph, b[place].opensParagraph)
          append(b[place], .same, opens: old && new || (old || new) && !line.isFresh, &line)
        }
      case .cut:
        cut += step.first.count
        for at in step.first {
          append(a[at], .cut, opens: a[at].opensParagraph && !line.isNew(.cut), &line)
        }
      case .added:
        added += step.second.count
        for place in step.second {
          append(b[place], .added, opens: b[place].opensParagraph && !line.isNew(.added), &line)
        }
      }
    }
  }

  /// What stands so far in the paragraph at hand.
  private struct Line {
    var kinds: [Kind] = []
    /// Nothing but changes, the first of which opened it.
    var isFresh: Bool { !kinds.isEmpty && !kinds.contains(.same) }
    /// Whether the first word of this kind may stand in it as well: in the place of others.
    func isNew(_ kind: Kind) -> Bool { isFresh && !kinds.contains(kind) }
  }

  private mutating func append(
    _ word: Word, _ kind: Kind, opens: Bool, _ line: inout Line
  ) {
    let isFirst = runs.isEmpty
    if opens { line.kinds = [] }
    if !line.kinds.contains(kind) { line.kinds.append(kind) }
    if !opens, let last = runs.indices.last, runs[last].kind == kind {
      runs[last].text += " " + word.text
    } else {
      runs.append(Run(kind: kind, text: String(word.text), opensParagraph: opens || isFirst))
    }
  }
}

extension WordDifference {
  /// A stretch of one kind; one of the ranges is empty where it is a change.
  private struct Step {
    var kind: Kind
    var first: Range<Int>
    var second: Range<Int>

    var size: Int { max(first.count, second.count) }
  }

  /// What is cut comes before what is added in its place.
  private static func steps(_ found: SequenceDifference) -> [Step] {
    var steps: [Step] = []
    var (at, place) = (0, 0)
    func end(_ marks: [Bool], _ start: Int, _ isMarked: Bool) -> Int {
      marks[start...].firstIndex(of: !isMarked) ?? marks.count
    }
    while at < found.removed.count || place < found.added.count {
      let cut = at..<end(found.removed, at, true)
      let added = place..<end(found.added, place, true)
      if !cut.isEmpty { steps.append(Step(kind: .cut, first: cut, second: place..<place)) }
      if !added.isEmpty {
        steps.append(Step(kind: .added, first: cut.upperBound..<cut.upperBound, second: added))
      }
      (at, place) = (cut.upperBound, added.upperBound)
      let count = min(
        end(found.removed, at, false) - at, end(found.added, place, false) - place)
      guard count > 0 else { continue }
      steps.append(
        Step(kind: .same, first: at..<(at + count), second: place..<(place + count)))
      (at, place) = (at + count, place + count)
    }
    return steps
  }

  /// Makes one change of two that only a word or two keep apart which stand there by chance.
  private static func dropChance(_ steps: inout [Step]) {
    var made: [Step] = []
    var at = 0
    while at < steps.count {
      let step = steps[at]
      let isChance =
        step.kind == .same && step.first.count <= chanceWords
        && size(before: at, steps) > 2 * step.first.count
        && size(after: at, steps) > 2 * step.first.count
      if isChance {
        made.append(
          Step(
            kind: .cut, first: step.first,
            second: step.second.lowerBound..<step.second.lowerBound))
        made.append(
          Step(
            kind: .added, first: step.first.upperBound..<step.first.upperBound,
            second: step.second))
      } else {
        made.append(step)
      }
      at += 1
    }
    steps = joined(made)
  }

  private static func size(before at: Int, _ steps: [Step]) -> Int {
    steps[..<at].reversed().prefix { $0.kind != .same }.map(\.size).reduce(0, +)
  }

  private static func size(after at: Int, _ steps: [Step]) -> Int {
    steps[(at + 1)...].prefix { $0.kind != .same }.map(\.size).reduce(0, +)
  }

  /// Of changes that stand one after the other one cut and one addition.
  private static func joined(_ steps: [Step]) -> [Step] {
    var made: [Step] = []
    var at = 0
    while at < steps.count {
      guard steps[at].kind != .same else {
        made.append(steps[at])
        at += 1
        continue
      }
      let changes = steps[at...].prefix { $0.kind != .same }
      let (start, end) = (changes[changes.startIndex], changes[changes.endIndex - 1])
      let first = start.first.lowerBound..<end.first.upperBound
      let second = start.second.lowerBound..<end.second.upperBound
      if !first.isEmpty {
        made.append(
          Step(kind: .cut, first: first, second: second.lowerBound..<second.lowerBound))
      }
      if !second.isEmpty {
        made.append(
          Step(kind: .added, first: first.upperBound..<first.upperBound, second: second))
      }
      at = changes.endIndex
    }
    return made
  }
}
