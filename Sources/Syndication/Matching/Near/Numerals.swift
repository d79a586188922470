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
      numerals.append(Numeral(surroundings: Self.surroundings(of: at, in: words), value: words[at]))
    }
    numerals.sort { ($0.surroundings, $0.value) < ($1.surroundings, $1.value) }
    self.numerals = numerals
  }

  private static func surroundings(of at: Int, in words: [UInt32]) -> UInt64 {
    var key: UInt64 = 0
    for other in (at - 2)...(at + 2) where other != at {
      var word = noWord
      if words.indices.contains(other) {
        word = TextWords.isAnyNumber(words[other]) ? anyNumber : words[other]
      }
      key = WordHash.mix(key ^ UInt64(word) ^ 0x51_7CC1_B727_220A)
    }
    return key
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
        let (end, endThere) = (end(from: at), other.end(from: there))
        let hasCommon = numerals[at..<end].contains { mine in
          other.numerals[there..<endThere].contains { $0.value == mine.value }
        }
        if hasCommon { agreed += 1 } else { changed += 1 }
        (at, there) = (end, endThere)
      }
    }
    return (agreed, changed)
  }

  /// Where the numbers in the surroundings of the one at an index end.
  private func end(from start: Int) -> Int {
    var end = start + 1
    while end < numerals.count, numerals[end].surroundings == numerals[start].surroundings {
      end += 1
    }
    return end
  }
}
