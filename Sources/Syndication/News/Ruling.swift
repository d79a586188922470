/// What a person has said of two articles. It holds against what every rule finds, until the person
/// says otherwise of the same two.
package struct Ruling: Hashable, Sendable {
  /// The raw value is stored: never change one.
  package enum Kind: Int, Sendable, CaseIterable {
    /// They are never put into one story.
    case apart = 1
    /// They are in one story.
    case together = 2
  }

  package let kind: Kind
  /// The one with the lesser ID.
  package let a: ArticleID
  package let b: ArticleID

  /// The order of the two says nothing.
  package init(_ kind: Kind, _ one: ArticleID, _ other: ArticleID) {
    self.kind = kind
    a = min(one, other)
    b = max(one, other)
  }
}
