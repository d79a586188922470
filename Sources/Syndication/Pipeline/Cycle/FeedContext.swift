import Markup
import News
import Text

/// What the entries of one feed share.
final class FeedContext: Sendable {
  let source: Source
  let language: String?
  /// Whether the feed gives the beginnings of its texts only.
  let isShortened: Bool

  init(source: Source, language: String?, entries: [ParsedEntry]) {
    self.source = source
    self.language = language
    isShortened = Self.shortens(entries)
  }

  /// Entries that are looked at, and how many must have a text and be cut.
  private static let sampleSize = 64
  private static let leastSample = 4
  private static let leastCut = 2
  /// Bytes of the end of a text that are looked at.
  private static let endBytes = 256

  /// An ellipsis tells of a text cut by who copied it, unless it is the feed that cuts: half of its
  /// texts end in one, or none that stands whole is longer than those that are cut.
  static func shortens(_ entries: [ParsedEntry]) -> Bool {
    var (texts, cut, longestCut, longestWhole) = (0, 0, 0, 0)
    for entry in entries.prefix(sampleSize) {
      guard let text = entry.contentHTML ?? entry.contentText ?? entry.summary else { continue }
      let end = HTMLText.plain(String(decoding: text.utf8.suffix(endBytes), as: UTF8.self))
      guard !end.isEmpty else { continue }
      texts += 1
      if TextStanding.read(end).isTruncated {
        cut += 1
        longestCut = max(longestCut, text.utf8.count)
      } else {
        longestWhole = max(longestWhole, text.utf8.count)
      }
    }
    guard texts >= leastSample, cut >= leastCut else { return false }
    return cut * 2 >= texts || longestWhole <= longestCut * 3 / 2
  }
}
