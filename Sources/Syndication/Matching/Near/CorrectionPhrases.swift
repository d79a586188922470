import Text

/// How notices say that another text was wrong.
enum CorrectionPhrases {
  /// Words from the head of a text that are looked at for its kind.
  private static let headWords = 12

  /// One word each.
  private static let kinds = phrases([
    "correction", "corrections", "corrected", "corrects", "clarification", "erratum",
    "اصلاحیه", "تصحیح", "تصویب", "استدراک", "پوزش", "توضیح",
  ]).flatMap(\.self)
  private static let amendments = phrases([
    "instead of", "should read", "should have read", "please read", "we regret the error",
    "به جای", "بجای", "اصلاح میشود", "به این شرح اصلاح", "صحیح است",
    "بدلا من", "بدل من", "والصواب", "والصحیح",
  ])

  private static func phrases(_ texts: [String]) -> [[UInt32]] {
    texts.map { TextWords(NormalForm.n1($0)).words }
  }

  /// Whether a text calls itself a correction and says what is to be read in whose place.
  static func areIn(title: TextWords, _ text: TextWords) -> Bool {
    guard
      isCorrection(title.words[...]) || isCorrection(text.words.prefix(headWords))
    else { return false }
    return amendments.contains { text.words[...].holds($0) }
  }

  private static func isCorrection(_ head: ArraySlice<UInt32>) -> Bool {
    head.contains { word in kinds.contains(word) }
  }
}

extension ArraySlice<UInt32> {
  fileprivate func holds(_ phrase: [UInt32]) -> Bool {
    guard let first = phrase.first, count >= phrase.count else { return false }
    for start in startIndex...(endIndex - phrase.count) where self[start] == first {
      if self[start..<(start + phrase.count)].elementsEqual(phrase) { return true }
    }
    return false
  }
}
