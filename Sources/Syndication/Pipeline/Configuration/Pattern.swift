import Foundation

/// A regular expression of the configuration (ICU syntax).
package struct Pattern: Sendable {
  package let source: String
  private let expression: NSRegularExpression

  /// Nil when `source` is no regular expression.
  package init?(_ source: String) {
    guard let expression = try? NSRegularExpression(pattern: source) else { return nil }
    self.source = source
    self.expression = expression
  }

  package func matches(_ text: String) -> Bool {
    expression.firstMatch(in: text, range: whole(text)) != nil
  }

  /// What the first group holds at the first place that matches, or the whole match where the
  /// expression has no group; nil when there is none or it is empty.
  package func firstGroup(in text: String) -> String? {
    guard let match = expression.firstMatch(in: text, range: whole(text)) else { return nil }
    let group = expression.numberOfCaptureGroups > 0 ? 1 : 0
    guard let range = Range(match.range(at: group), in: text), !range.isEmpty else { return nil }
    return String(text[range])
  }

  private func whole(_ text: String) -> NSRange {
    NSRange(text.startIndex..., in: text)
  }
}
