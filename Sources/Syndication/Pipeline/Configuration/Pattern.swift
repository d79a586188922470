import Foundation
import Glibc
import Synchronization

/// A regular expression of the configuration (ICU syntax), with a limit on its steps: `(a+)+$` would
/// else look at a line of fifty letters for years.
package struct Pattern: Sendable {
  package let source: String
  private let expression: NSRegularExpression
  private let overruns = Overruns()

  /// Reports of progress after which a text is given up and does not match: one for each 10,000 steps
  /// of the engine, beside one for each character where it begins anew.
  static let maximumReports = 100
  /// Seconds of CPU time after which a long text is given up, whatever was reported.
  static let maximumSeconds = 2
  /// Texts given up, after which no more are looked at.
  static let maximumOverruns = 8

  /// Shared by all copies.
  private final class Overruns: Sendable {
    let count = Atomic(0)
  }

  /// Nil when `source` is no regular expression.
  package init?(_ source: String) {
    guard let expression = try? NSRegularExpression(pattern: source) else { return nil }
    self.source = source
    self.expression = expression
  }

  /// Whether so many texts were given up that nothing matches any more.
  package var isSpent: Bool {
    overruns.count.load(ordering: .relaxed) >= Self.maximumOverruns
  }

  package func matches(_ text: String) -> Bool {
    firstMatch(in: text) != nil
  }

  /// What the first group holds at the first place that matches, or the whole match where the
  /// expression has no group; nil when there is none or it is empty.
  package func firstGroup(in text: String) -> String? {
    guard let match = firstMatch(in: text) else { return nil }
    let group = expression.numberOfCaptureGroups > 0 ? 1 : 0
    guard let range = Range(match.range(at: group), in: text), !range.isEmpty else { return nil }
    return String(text[range])
  }

  private func firstMatch(in text: String) -> NSTextCheckingResult? {
    guard !isSpent else { return nil }
    var found: NSTextCheckingResult?
    var reports = 0
    var isGivenUp = false
    let whole = NSRange(text.startIndex..., in: text)
    let deadline = Self.secondsOfThread() + Self.maximumSeconds
    expression.enumerateMatches(in: text, options: .reportProgress, range: whole) {
      result, _, stop in
      found = result
      reports += 1
      isGivenUp =
        reports > whole.length + Self.maximumReports
        || reports % Self.maximumReports == 0 && Self.secondsOfThread() > deadline
      if result != nil || isGivenUp { stop.pointee = true }
    }
    if found == nil, isGivenUp { overruns.count.add(1, ordering: .relaxed) }
    return found
  }

  private static func secondsOfThread() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec
  }
}
