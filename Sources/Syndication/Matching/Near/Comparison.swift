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
  /// The same with the texts in the other order.
  var turned: Comparison {
    var turned = self
    swap(&turned.first, &turned.second)
    return turned
  }
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
  /// - Parameters:
  ///   - furniture: shingles of either text that many have.
  ///   - isBrief: whether only the verdict is asked for.
  init(
    _ a: NearText, _ b: NearText, furniture: (first: [UInt32], second: [UInt32]),
    frequencies: WordFrequencies, isBrief: Bool = false
  ) {
    let pair = TextPair(a, b)
    self = pair.count(
      furniture: (a.words(inFurniture: furniture.first), b.words(inFurniture: furniture.second)))
    pair.measure(&self, frequencies, isBrief: isBrief)
  }
}
