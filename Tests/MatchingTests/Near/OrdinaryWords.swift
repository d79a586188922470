import Foundation
import Matching
import Text

/// Words that stand in texts of all kinds, in three languages: `Fixtures/ordinary-words.txt`.
enum OrdinaryWords {
  static let text: String = {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: "Fixtures/ordinary-words.txt")
    return (try? String(contentsOf: file, encoding: .utf8)) ?? ""
  }()

  /// In so many texts each word is counted: more than a name stands in where texts are few.
  static let texts = 4

  /// What a window knows of the language before any of the texts at hand came.
  static func frequencies() -> WordFrequencies {
    let words = TextWords(NormalForm.n1(text))
    var frequencies = WordFrequencies()
    for _ in 0..<texts { frequencies.add(words) }
    return frequencies
  }
}
