import News

/// What two texts show when they are laid side by side.
package struct Comparison: Hashable, Sendable {
  /// One of the two texts.
  package struct Side: Hashable, Sendable {
    /// Words, those of furniture left out.
    package var words = 0
    /// Of them those that stand in runs that the other has too.
    package var matched = 0
    /// The longest run that the other lacks.
    package var longestGap = 0
    /// Rare words of its title that its own text has and the other's lacks.
    package var ownTitleWords = 0
    /// Rare words at places where the other text has others instead.
    package var swapped = 0

    package var share: Double { words == 0 ? 0 : Double(matched) / Double(words) }
  }

  package var first = Side()
  package var second = Side()
  /// Words of runs in common that many texts have: furniture.
  package var furniture = 0
  package var runs = 0
  package var runsInOrder = 0
  /// Numbers in common, and places where both have a number and not the same.
  package var numbersAgreed = 0
  package var numbersChanged = 0
  /// Places where the texts differ between two runs in the same order.
  package var edits = 0
  /// Those of them where each has rare words that the other lacks.
  package var swaps = 0
  /// Rare words in common.
  package var rareShared = 0
  /// Rare words that both titles have and both texts too.
  package var titleShared = 0
  /// One of the two says what the other should have said.
  package var corrects = false

  /// How much of the shorter text stands in the other.
  package var containment: Double { max(first.share, second.share) }
  /// A text of which so much stands in another stands in it nearly whole.
  static let wholeShare = 0.8
  /// Whether each text stands nearly whole in the other.
  var isWholeCopy: Bool { min(first.share, second.share) >= Self.wholeShare }
  package var shorter: Side { first.words <= second.words ? first : second }
}

extension Containment {
  /// Counted in words.
  init(_ found: Comparison) {
    let side = found.first.share >= found.second.share ? found.first : found.second
    self.init(share: side.share, shared: side.matched, shorter: side.words)
  }
}

extension Comparison {
  /// The same for both, whichever comes first, but for the sides.
  ///
  /// - Parameter furniture: shingles of either text that many have.
  init(
    _ a: NearText, _ b: NearText, furniture: (first: [UInt32], second: [UInt32]),
    frequencies: WordFrequencies
  ) {
    let isTurned = b.words.precedes(a.words)
    self.init(
      ordered: isTurned ? b : a, isTurned ? a : b,
      isTurned ? (furniture.second, furniture.first) : furniture, frequencies)
    if isTurned { swap(&first, &second) }
  }

  private init(
    ordered a: NearText, _ b: NearText, _ common: (first: [UInt32], second: [UInt32]),
    _ frequencies: WordFrequencies
  ) {
    let alignment = Alignment(a.words, b.words)
    runs = alignment.blocks.count
    count(
      alignment, FurnitureMarks(a.words, common.first).marks,
      FurnitureMarks(b.words, common.second).marks)
    countEdits(alignment, a, b, frequencies)
    countNumbers(alignment, a, b)
    rareShared = a.vocabulary.countShared(with: b.vocabulary) {
      Self.isName($0, frequencies)
    }
    first.ownTitleWords = Self.ownTitleWords(a, b)
    second.ownTitleWords = Self.ownTitleWords(b, a)
    titleShared = a.title.countShared(with: b.title) {
      frequencies.isRare($0) && a.vocabulary.holds($0) && b.vocabulary.holds($0)
    }
    corrects =
      a.saysCorrection != b.saysCorrection
      && (a.saysCorrection ? first.share : second.share) < Self.wholeShare
  }

  private static func ownTitleWords(_ text: NearText, _ other: NearText) -> Int {
    text.title.count {
      text.vocabulary.holds($0) && !other.vocabulary.holds($0) && !other.title.holds($0)
    }
  }

  private mutating func count(_ alignment: Alignment, _ first: [Bool], _ second: [Bool]) {
    var own: [UInt8] = first.map { $0 ? 2 : 0 }
    var other: [UInt8] = second.map { $0 ? 2 : 0 }
    for block in alignment.blocks {
      for at in 0..<block.count {
        let isFurniture = own[block.first + at] == 2 || other[block.second + at] == 2
        own[block.first + at] = isFurniture ? 2 : 1
        other[block.second + at] = isFurniture ? 2 : 1
      }
    }
    furniture = own.count { $0 == 2 }
    Self.count(own, into: &self.first)
    Self.count(other, into: &self.second)
  }

  private static func count(_ kinds: [UInt8], into side: inout Side) {
    var gap = 0
    for kind in kinds where kind != 2 {
      side.words += 1
      if kind == 1 {
        side.matched += 1
        gap = 0
      } else {
        gap += 1
        side.longestGap = max(side.longestGap, gap)
      }
    }
  }

  private mutating func countEdits(
    _ alignment: Alignment, _ a: NearText, _ b: NearText, _ frequencies: WordFrequencies
  ) {
    var swapped: (first: [UInt32], second: [UInt32]) = ([], [])
    for slot in alignment.slots {
      runsInOrder += 1
      edits += 1
      let foreign = (
        Self.names(of: a, in: slot.first, missingIn: b, frequencies),
        Self.names(of: b, in: slot.second, missingIn: a, frequencies)
      )
      guard !foreign.0.isEmpty, !foreign.1.isEmpty else { continue }
      guard !Self.isRespelled(foreign.0, a, slot.second, b),
        !Self.isRespelled(foreign.1, b, slot.first, a)
      else { continue }
      swaps += 1
      swapped.first += foreign.0.map { a.words.words[$0] }
      swapped.second += foreign.1.map { b.words.words[$0] }
    }
    edits += max(0, alignment.blocks.count - 1 - runsInOrder)
    first.swapped = swapped.first.sortedOnce.count
    second.swapped = swapped.second.sortedOnce.count
  }

  private static func names(
    of text: NearText, in slot: Range<Int>, missingIn other: NearText,
    _ frequencies: WordFrequencies
  ) -> [Int] {
    slot.filter {
      let word = text.words.words[$0]
      return isName(word, frequencies) && !other.vocabulary.holds(word)
    }
  }

  /// Whether each of these words stands in the other text's slot in another spelling.
  private static func isRespelled(
    _ words: [Int], _ text: NearText, _ slot: Range<Int>, _ other: NearText
  ) -> Bool {
    words.allSatisfy { word in
      let spelling = text.words.spelling(of: word, in: text.form)
      return slot.contains {
        Spelling.isVariant(spelling, other.words.spelling(of: $0, in: other.form))
      }
    }
  }

  private static func isName(_ word: UInt32, _ frequencies: WordFrequencies) -> Bool {
    !TextWords.isAnyNumber(word) && frequencies.isRare(word)
  }

  private mutating func countNumbers(_ alignment: Alignment, _ a: NearText, _ b: NearText) {
    var agreed: [UInt32] = []
    for block in alignment.blocks {
      agreed += a.words.words[block.first..<block.firstEnd].filter(TextWords.isNumber)
    }
    var changed = 0
    for slot in alignment.slots {
      let mine = a.words.words[slot.first].filter(TextWords.isNumber)
      let theirs = b.words.words[slot.second].filter(TextWords.isNumber)
      if !mine.isEmpty, !theirs.isEmpty, !mine.contains(where: theirs.contains) { changed += 1 }
    }
    let keyed = a.numerals.compare(b.numerals)
    numbersAgreed = max(agreed.sortedOnce.count, keyed.agreed)
    numbersChanged = max(changed, keyed.changed)
  }
}

/// The words of a text that stand in shingles of furniture.
struct FurnitureMarks {
  private(set) var marks: [Bool]

  init(_ text: TextWords, _ furniture: [UInt32]) {
    marks = Array(repeating: false, count: text.count)
    guard !furniture.isEmpty else { return }
    // Between two chosen shingles of furniture all is furniture.
    var previous: Int?
    for place in ShinglePlaces(text).places {
      let start = Int(place.word)
      guard furniture.holds(place.shingle) else {
        previous = nil
        continue
      }
      let end = min(start + TextPrint.shingleWords, text.count)
      for at in (previous ?? start)..<end { marks[at] = true }
      previous = start
    }
  }
}
