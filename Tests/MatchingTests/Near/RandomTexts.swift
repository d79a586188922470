import Matching
import News
import Text

typealias Chance = StoryMatcherLawTests.Chance

/// Texts made by chance, of words that no language has.
enum RandomTexts {
  private static let syllables = [
    "با", "رو", "شی", "گو", "مر", "دل", "تک", "سو", "پی", "لا", "کن", "فر", "زو", "خش",
  ]

  static func word(_ chance: inout Chance) -> String {
    (0..<Int.random(in: 3...5, using: &chance)).map { _ in
      syllables[Int.random(in: 0..<syllables.count, using: &chance)]
    }.joined()
  }

  static func words(_ count: Int, _ chance: inout Chance) -> [String] {
    (0..<count).map { _ in word(&chance) }
  }

  /// Few different words, so that runs repeat.
  static func monotonous(_ count: Int, of kinds: Int, _ chance: inout Chance) -> [String] {
    (0..<count).map { _ in "w\(syllables[Int.random(in: 0..<kinds, using: &chance)])" }
  }
}

extension [String] {
  var textWords: TextWords { TextWords(NormalForm.n1(joined(separator: " "))) }
  var nearText: NearText {
    NearText(title: "", body: NormalForm.n1(joined(separator: " ")))
  }
}
