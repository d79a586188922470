/// What a text is found by when only a part of it, or an edited copy, is at hand: hashes of some of
/// its shingles, which are runs of a few words. Made by `Matching`, kept with the article.
package struct TextPrint: Hashable, Sendable {
  /// Ascending, each once; none where the text is too short.
  package let shingles: [UInt32]

  package init(shingles: [UInt32]) {
    self.shingles = shingles
  }

  package static let none = TextPrint(shingles: [])

  package var isEmpty: Bool { shingles.isEmpty }
}
