package import News
package import Text

/// How a run compares two texts that are in the window or were.
package struct NearExplanation: Hashable, Sendable {
  package let found: Comparison
  package let guards: [NearGuard]
  package let verdict: NearVerdict
  /// Shingles of each text that are furniture.
  package let firstFurniture: Int
  package let secondFurniture: Int

  /// The second text is the one that came later. What only the first one's source repeats is looked
  /// at where that may decide, as in a run.
  ///
  /// - Parameter window: tells what is furniture; the texts themselves do not count.
  package init(
    _ first: ExplainedText, _ second: ExplainedText, in window: NearWindow,
    frequencies: WordFrequencies, rules: NearRules
  ) {
    let furniture = (
      window.furniture(of: first.article, first.text, of: first.source),
      window.furniture(of: second.article, second.text, of: second.source)
    )
    let later = Comparison(
      first.text, second.text, furniture: ([], furniture.1), frequencies: frequencies)
    let isOpen =
      rules.verdict(on: later) == .ownReport || later.containment < rules.wholeContainment
    found =
      isOpen && !furniture.0.isEmpty
      ? Comparison(first.text, second.text, furniture: furniture, frequencies: frequencies) : later
    guards = rules.guards(on: found)
    verdict = rules.verdict(on: found)
    (firstFurniture, secondFurniture) = (furniture.0.count, furniture.1.count)
  }
}

/// A text with where it comes from.
package struct ExplainedText: Sendable {
  let article: ArticleID
  let source: SourceID
  let text: NearText

  package init(article: ArticleID, source: SourceID, title: String, body: NormalForm) {
    self.article = article
    self.source = source
    text = NearText(title: title, body: body)
  }
}
