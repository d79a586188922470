/// The numbers of a text by the two words on each side of them. Parts of dates are left out.
struct Numerals: Sendable {
  private struct Numeral {
    let surroundings: UInt64
    let value: UInt32
  }

  /// By their surroundings.
  private let numerals: [Numeral]

  /// Words that stand for any number, and for the end of the text, among the surroundings.
  private static let anyNumber: UInt32 = 2
  private static let noWord: UInt32 = 1

  init(_ words: [UInt32]) {
    var numerals: [Numeral] = []
    for at in words.indices where TextWords.isNumber(words[at]) {
      var key: UInt64 = 0
      for other in [at - 2, at - 1, at + 1, at + 2] {
        var word = Self.noWord
        if words.indices.contains(other) {
          word = TextWords.isAnyNumber(words[other]) ? Self.anyNumber : words[other]
        }
        key = WordHash.mix(key ^ UInt64(word) ^ 0x51_7CC1_B727_220A)
      }
      numerals.append(Numeral(surroundings: key, value: words[at]))
    }
    self.numerals = numerals.sorted {
      ($0.surroundings, $0.value) < ($1.surroundings, $1.value)
    }
  }

  /// In how many surroundings the two have a number in common, and in how many none.
  func compare(_ other: Numerals) -> (agreed: Int, changed: Int) {
    var (agreed, changed) = (0, 0)
    var (at, there) = (0, 0)
    while at < numerals.count, there < other.numerals.count {
      let (mine, theirs) = (numerals[at].surroundings, other.numerals[there].surroundings)
      if mine < theirs {
        at += 1
      } else if theirs < mine {
        there += 1
      } else {
        let (own, foreign) = (values(from: at), other.values(from: there))
        if own.contains(where: foreign.contains) { agreed += 1 } else { changed += 1 }
        at += own.count
        there += foreign.count
      }
    }
    return (agreed, changed)
  }

  /// The numbers in the surroundings of the one at an index.
  private func values(from start: Int) -> [UInt32] {
    numerals[start...].prefix { $0.surroundings == numerals[start].surroundings }.map(\.value)
  }
}
