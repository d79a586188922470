import News
package import Text

/// A text as it is compared word by word.
package struct NearText: Sendable {
  /// The words of the title, ascending, each once.
  let title: [UInt32]
  package let words: TextWords
  /// The words of the text, ascending, each once.
  let vocabulary: [UInt32]
  let numerals: Numerals
  let print: TextPrint
  /// The text itself, to compare spellings.
  let form: NormalForm
  /// Whether it says what another text should have said.
  let saysCorrection: Bool

  package init(title: String, body: NormalForm) {
    self.init(title: title, body: body, words: TextWords(body))
  }

  /// - Parameter words: of the body.
  init(title: String, body: NormalForm, words: TextWords) {
    let title = TextWords(NormalForm.n1(title))
    self.title = title.words.sortedOnce
    self.words = words
    vocabulary = words.words.sortedOnce
    numerals = Numerals(words.words)
    print = TextPrint(words)
    form = body
    saysCorrection = CorrectionPhrases.areIn(title: title, words)
  }
}

extension [UInt32] {
  /// Ascending, each once.
  var sortedOnce: [UInt32] {
    var sorted = self.sorted()
    var kept = 0
    for word in sorted where kept == 0 || word != sorted[kept - 1] {
      sorted[kept] = word
      kept += 1
    }
    sorted.removeLast(sorted.count - kept)
    return sorted
  }

  /// Whether an ascending list holds a word.
  func holds(_ word: UInt32) -> Bool {
    var low = 0
    var high = count
    while low < high {
      let middle = (low &+ high) >> 1
      if self[middle] < word { low = middle &+ 1 } else { high = middle }
    }
    return low < count && self[low] == word
  }

  /// How many words two ascending lists have in common that fulfil a condition.
  func countShared(with other: [UInt32], where condition: (UInt32) -> Bool) -> Int {
    var (at, there, shared) = (0, 0, 0)
    while at < count, there < other.count {
      if self[at] == other[there] {
        if condition(self[at]) { shared &+= 1 }
        at &+= 1
        there &+= 1
      } else if self[at] < other[there] {
        at &+= 1
      } else {
        there &+= 1
      }
    }
    return shared
  }
}
