/// A credit that closes a text: «منبع: A», "Source: A", "via A", "first appeared on A".
struct ClosingCredit {
  /// The tokens of the name.
  var name: Range<Int>
  /// The first token that is no part of the text.
  var start: Int
  /// Whether it is one only when its name is a publisher's (`LooseCredit`).
  var isLoose = false

  /// Tokens in the name, at most.
  static let longestName = 8
  static let longestBracketed = 4

  static func read(_ words: WordScan, before end: Int) -> ClosingCredit? {
    guard end > 1 else { return nil }
    if let name = bracketed(words, before: end) {
      return ClosingCredit(name: name, start: name.lowerBound)
    }
    let beforeLastNames = CreditPhrases.beforeLastNames
    for start in stride(from: end - 2, through: max(0, end - longestName - 4), by: -1) {
      // A name does not run over a line.
      if start + 2 < end, words.breaks(after: start + 1).contains(.line) { return nil }
      guard beforeLastNames.mayMatch(in: words, at: start) else { continue }
      if let closing = CreditPhrases.closings.match(in: words, at: start), closing.upperBound < end
      {
        return ClosingCredit(name: closing.upperBound..<end, start: start)
      }
      guard let label = CreditPhrases.labels.match(in: words, at: start), label.upperBound < end,
        end - label.upperBound <= longestName, start > 0
      else { continue }
      let before = words.breaks(after: start - 1)
      let after = words.breaks(after: label.upperBound - 1)
      let ownLine = !before.isDisjoint(with: [.line, .stop, .open, .slash, .dash])
      let bare = CreditPhrases.bareLabels.match(in: words, at: start) == label
      if bare, before.contains(.line), end - label.upperBound <= longestBracketed {
        return ClosingCredit(name: label.upperBound..<end, start: start)
      }
      guard ownLine, after.contains(.colon) || before.contains(.open) else { continue }
      return ClosingCredit(name: label.upperBound..<end, start: start)
    }
    return nil
  }

  /// A name in brackets that is a line of its own: «(ایسنا)».
  private static func bracketed(_ words: WordScan, before end: Int) -> Range<Int>? {
    guard words.breaks(after: end - 1).contains(.close) else { return nil }
    for start in stride(from: end - 1, through: max(1, end - longestBracketed), by: -1) {
      let before = words.breaks(after: start - 1)
      if before.contains(.open) { return before.contains(.line) ? start..<end : nil }
    }
    return nil
  }
}
