import News
package import Text

/// A text as it is compared word by word. Immutable; a class, since it is looked at often and has many
/// parts that would be counted one by one.
package final class NearText: Sendable {
  /// The words of the title, ascending, each once.
  let title: [UInt32]
  package let words: TextWords
  let vocabulary: Vocabulary
  let numerals: Numerals
  let print: TextPrint
  /// The text itself, to compare spellings.
  let form: NormalForm
  /// Whether it says what another text should have said.
  let saysCorrection: Bool

  package convenience init(title: String, body: NormalForm) {
    let words = TextWords(body)
    self.init(title: title, body: body, words: words, print: TextPrint(words))
  }

  /// - Parameters:
  ///   - words: of the body.
  ///   - print: of the body.
  init(title: String, body: NormalForm, words: TextWords, print: TextPrint) {
    let title = TextWords(NormalForm.n1(title))
    self.title = title.words.sortedOnce
    self.words = words
    vocabulary = Vocabulary(words.words)
    numerals = Numerals(words.words)
    self.print = print
    form = body
    saysCorrection = CorrectionPhrases.areIn(title: title, words)
  }
}
