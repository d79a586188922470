import News
import Text

/// The ledger for a person at a terminal: a story's title, its origin, and a line each for who
/// published it again, how much later, why that is known, and whether the origin is credited.
package struct LedgerTable: LedgerForm {
  /// Columns.
  package static let defaultWidth = 80

  private let width: Int
  private let offset: Int32
  private var isFirst = true

  init(width: Int, offset: Int32) {
    self.width = max(width, Self.minimumWidth)
    self.offset = offset
  }

  mutating func begin(into buffer: inout [UInt8]) {}

  mutating func story(_ story: LedgerStory, into buffer: inout [UInt8]) {
    if !isFirst { buffer.append("\n") }
    isFirst = false
    buffer.appendLine(title(of: story))
    buffer.appendLine(
      line(time(of: story.origin), story.origin.publisher, origin(story.origin)))
    for member in story.republications {
      let lag = ShortDuration.text(Lag.seconds(of: member.article, behind: story.origin))
      buffer.appendLine(line(lag, member.article.publisher, reasons(of: member.membership)))
    }
    if let credited = story.credited, let name = PlainLine.of(credited.title ?? credited.url) {
      buffer.appendLine(line("", PublisherID(rawValue: name), "credited, not seen"))
    }
  }

  mutating func end(into buffer: inout [UInt8]) {}

  private func title(of story: LedgerStory) -> String {
    let title = TerminalText.safe(story.origin.title)
    return TerminalText.isolated(
      DisplayWidth.cut(title.isEmpty ? story.story.description : title, to: width))
  }

  private func line(_ time: String, _ publisher: PublisherID, _ rest: String) -> String {
    let nameWidth = min(Self.nameWidth, width - Self.timeWidth - Self.minimumRest)
    let name = DisplayWidth.cut(TerminalText.safe(publisher.rawValue), to: nameWidth)
    let start =
      "  " + TerminalText.right(time, Self.timeWidth) + "  "
      + TerminalText.left(TerminalText.isolated(name), nameWidth) + "  "
    return start + DisplayWidth.cut(rest, to: max(0, width - DisplayWidth.of(start)))
  }

  private func time(of article: Article) -> String {
    let text = DateWriter.rfc3339(article.canonicalTime.seconds, offset: offset)
    return text.prefix(16).map { $0 == "T" ? " " : String($0) }.joined()
  }

  private func origin(_ article: Article) -> String {
    "origin " + article.id.description
  }

  private func reasons(of membership: Membership) -> String {
    let credit = membership.credited ? "credited" : "not credited"
    let reasons = membership.evidence.map { evidence -> String in
      guard case .nearDuplicate(let containment) = evidence else { return evidence.kind }
      return "\(evidence.kind) \(Int((containment.share * 100).rounded()))%"
    }
    return ([credit] + reasons).joined(separator: ", ")
  }

  /// `2026-10-01 08:12`.
  private static let timeWidth = 16
  private static let nameWidth = 24
  private static let minimumRest = 18
  private static let minimumWidth = 60
}

/// Spans of time for a person.
enum ShortDuration {
  /// The two largest units, or one: `+3d 4h`, `+1h 5m`, `+12m`, `+40s`, `-2m`.
  static func text(_ seconds: Int64) -> String {
    let sign = seconds < 0 ? "-" : "+"
    let total = seconds.magnitude
    let units: [(UInt64, String)] = [(86_400, "d"), (3_600, "h"), (60, "m"), (1, "s")]
    guard let first = units.firstIndex(where: { total >= $0.0 }) else { return sign + "0s" }
    let whole = "\(total / units[first].0)\(units[first].1)"
    // Seconds beside minutes say nothing that a reader of news asks for.
    guard first < 2 else { return sign + whole }
    let next = units[first + 1]
    let rest = total % units[first].0 / next.0
    return sign + (rest == 0 ? whole : "\(whole) \(rest)\(next.1)")
  }
}
