import News

/// Two texts laid side by side. What is furniture in them may be told later, and more than once.
struct TextPair {
  /// In an order of the texts themselves, so that the same is found whichever comes first.
  private let a: NearText
  private let b: NearText
  private let isTurned: Bool
  private let alignment: Alignment

  init(_ first: NearText, _ second: NearText) {
    isTurned = second.words.precedes(first.words)
    a = isTurned ? second : first
    b = isTurned ? first : second
    alignment = Alignment(a.words, b.words)
  }

  /// How much of each text stands in the other, and no more than that.
  ///
  /// - Parameter furniture: the words of either text that are furniture.
  func count(furniture: (first: [Range<Int>], second: [Range<Int>])) -> Comparison {
    var found = Comparison()
    let (own, other) = isTurned ? (furniture.second, furniture.first) : furniture
    count(own, other, into: &found)
    found.corrects =
      a.saysCorrection != b.saysCorrection
      && (a.saysCorrection ? found.first.share : found.second.share) < Comparison.wholeShare
    if isTurned { swap(&found.first, &found.second) }
    return found
  }

  /// What a word is on its side.
  private enum Kind {
    static let own: UInt8 = 0
    static let shared: UInt8 = 1
    static let furniture: UInt8 = 2
  }

  private func count(
    _ own: [Range<Int>], _ other: [Range<Int>], into found: inout Comparison
  ) {
    let (count, total) = (a.words.count, a.words.count + b.words.count)
    found.runs = alignment.blocks.count
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: total) { kinds in
      kinds.initialize(repeating: Kind.own)
      let first = UnsafeMutableBufferPointer(rebasing: kinds[..<count])
      let second = UnsafeMutableBufferPointer(rebasing: kinds[count...])
      for words in own { first[words].update(repeating: Kind.furniture) }
      for words in other { second[words].update(repeating: Kind.furniture) }
      for block in alignment.blocks {
        for at in 0..<block.count {
          let kind = max(first[block.first + at], second[block.second + at], Kind.shared)
          first[block.first + at] = kind
          second[block.second + at] = kind
        }
      }
      found.first = Self.side(first, &found.furniture)
      var theirs = 0
      found.second = Self.side(second, &theirs)
    }
  }

  private static func side(
    _ kinds: UnsafeMutableBufferPointer<UInt8>, _ furniture: inout Int
  ) -> Comparison.Side {
    var side = Comparison.Side()
    var gap = 0
    for kind in kinds {
      if kind == Kind.own {
        gap &+= 1
        side.longestGap = max(side.longestGap, gap)
      } else if kind == Kind.shared {
        side.matched &+= 1
        gap = 0
      } else {
        furniture &+= 1
      }
    }
    side.words = kinds.count - furniture
    return side
  }

  /// Completes what was counted.
  ///
  /// - Parameter isBrief: whether only the verdict is asked for: rare words in common are counted
  ///   where some are swapped.
  func measure(
    _ found: inout Comparison, _ frequencies: WordFrequencies, isBrief: Bool = false
  ) {
    if isTurned { swap(&found.first, &found.second) }
    defer { if isTurned { swap(&found.first, &found.second) } }
    let slots = alignment.slots
    countEdits(slots, &found, frequencies)
    countNumbers(slots, &found)
    if !isBrief || min(found.first.swapped, found.second.swapped) > 0 {
      let shared = a.words.words.filter {
        Self.isName($0, frequencies) && b.vocabulary.holds($0)
      }
      found.rareShared = shared.sortedOnce.count
    }
    found.first.ownTitleWords = Self.ownTitleWords(a, b)
    found.second.ownTitleWords = Self.ownTitleWords(b, a)
    found.titleShared = a.title.countShared(with: b.title) {
      frequencies.isRare($0) && a.vocabulary.holds($0) && b.vocabulary.holds($0)
    }
  }

  private static func ownTitleWords(_ text: NearText, _ other: NearText) -> Int {
    text.title.count {
      !other.title.holds($0) && text.vocabulary.holds($0) && !other.vocabulary.holds($0)
    }
  }
}

extension TextPair {
  private func countEdits(
    _ slots: [Alignment.Slot], _ found: inout Comparison, _ frequencies: WordFrequencies
  ) {
    var swapped: (first: [UInt32], second: [UInt32]) = ([], [])
    for slot in slots {
      let foreign = Self.names(of: a, in: slot.first, missingIn: b, frequencies)
      guard !foreign.isEmpty else { continue }
      let others = Self.names(of: b, in: slot.second, missingIn: a, frequencies)
      guard !others.isEmpty, !Self.isRespelled(foreign, a, slot.second, b),
        !Self.isRespelled(others, b, slot.first, a)
      else { continue }
      found.swaps += 1
      swapped.first += foreign.map { a.words.words[$0] }
      swapped.second += others.map { b.words.words[$0] }
    }
    found.runsInOrder = slots.count
    found.edits = max(slots.count, alignment.blocks.count - 1)
    found.first.swapped = swapped.first.sortedOnce.count
    found.second.swapped = swapped.second.sortedOnce.count
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

  private func countNumbers(_ slots: [Alignment.Slot], _ found: inout Comparison) {
    var agreed: [UInt32] = []
    a.words.words.withUnsafeBufferPointer { words in
      for block in alignment.blocks {
        for at in block.first..<block.firstEnd where TextWords.isNumber(words[at]) {
          agreed.append(words[at])
        }
      }
    }
    var changed = 0
    for slot in slots where a.words.words[slot.first].contains(where: TextWords.isNumber) {
      let mine = a.words.words[slot.first].filter(TextWords.isNumber)
      let theirs = b.words.words[slot.second].filter(TextWords.isNumber)
      if !theirs.isEmpty, !mine.contains(where: theirs.contains) { changed += 1 }
    }
    let keyed = a.numerals.compare(b.numerals)
    found.numbersAgreed = max(agreed.sortedOnce.count, keyed.agreed)
    found.numbersChanged = max(changed, keyed.changed)
  }
}

extension NearText {
  /// The words that stand in shingles of furniture, in order.
  ///
  /// - Parameter shingles: ascending.
  func words(inFurniture shingles: [UInt32]) -> [Range<Int>] {
    guard !shingles.isEmpty else { return [] }
    // Between two chosen shingles of furniture all is furniture.
    var furniture: [Range<Int>] = []
    var isContinued = false
    for place in ShinglePlaces(words).places {
      let isFurniture = shingles.holds(place.shingle)
      defer { isContinued = isFurniture }
      guard isFurniture else { continue }
      let start = Int(place.word)
      let end = min(start + TextPrint.shingleWords, words.count)
      if isContinued, let last = furniture.popLast() {
        furniture.append(last.lowerBound..<end)
      } else {
        furniture.append(start..<end)
      }
    }
    return furniture
  }
}
