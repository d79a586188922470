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
      row(time(of: story.origin), story.origin.publisher.rawValue, [origin(story.origin)]))
    for member in story.republications {
      let lag = ShortDuration.text(Lag.seconds(of: member.article, behind: story.origin))
      buffer.appendLine(
        row(lag, member.article.publisher.rawValue, reasons(of: member.membership)))
    }
    if let credited = story.credited, let name = PlainLine.of(credited.title ?? credited.url) {
      buffer.appendLine(row("", name, ["credited, not seen"]))
    }
  }

  mutating func end(into buffer: inout [UInt8]) {}

  private func title(of story: LedgerStory) -> String {
    let title = TerminalText.safe(story.origin.title)
    return TerminalText.isolated(
      DisplayWidth.cut(title.isEmpty ? story.story.description : title, to: width))
  }

  /// A line, and more where the notes do not fit beside the name.
  private func row(_ time: String, _ name: String, _ notes: [String]) -> String {
    let name = DisplayWidth.cut(TerminalText.safe(name), to: Self.nameWidth)
    var text =
      "  " + TerminalText.right(time, Self.timeWidth) + "  "
      + TerminalText.left(TerminalText.isolated(name), Self.nameWidth)
    var used = Self.notesColumn - 2
    for (index, note) in notes.enumerated() {
      let part = note + (index == notes.count - 1 ? "" : ",")
      let gap = used < Self.notesColumn ? 2 : 1
      if used + gap + part.utf8.count > width {
        text += "\n" + String(repeating: " ", count: Self.notesColumn) + part
        used = Self.notesColumn + part.utf8.count
      } else {
        text += String(repeating: " ", count: gap) + part
        used += gap + part.utf8.count
      }
    }
    return text
  }

  private func time(of article: Article) -> String {
    let text = DateWriter.rfc3339(article.canonicalTime.seconds, offset: offset)
    let minutes = text.prefix(16).map { $0 == "T" ? " " : String($0) }.joined()
    return offset == 0 ? minutes + "Z" : minutes
  }

  private func origin(_ article: Article) -> String {
    "origin " + article.id.description
  }

  private func reasons(of membership: Membership) -> [String] {
    let credit = membership.credited ? "credited" : "not credited"
    let reasons = membership.evidence.map { evidence -> String in
      guard case .nearDuplicate(let containment) = evidence else { return evidence.kind }
      return "\(evidence.kind) \(Share.percent(containment.share))%"
    }
    return [credit] + reasons
  }

  /// `2026-10-01 08:12Z`.
  private static let timeWidth = 17
  private static let nameWidth = 24
  private static let notesColumn = 2 + timeWidth + 2 + nameWidth + 2
  /// Room for the longest note.
  private static let minimumWidth = notesColumn + 24
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
