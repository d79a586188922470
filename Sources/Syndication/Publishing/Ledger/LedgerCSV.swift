import News
import Text

/// A line a republication, after a line of names (RFC 4180, in UTF-8). The names are those of
/// contract 5.4, with `origin_` before what belongs to the origin.
struct LedgerCSV: LedgerForm {
  private static let names = [
    "story", "title", "origin_article", "origin_publisher", "origin_source", "origin_url",
    "origin_news_id", "origin_published", "origin_first_seen", "article", "publisher", "source",
    "url", "news_id", "published", "first_seen", "lag_seconds", "evidence", "containment",
    "credited", "credited_name", "credited_url",
  ]

  mutating func begin(into buffer: inout [UInt8]) {
    buffer.appendCSV(Self.names)
  }

  mutating func story(_ story: LedgerStory, into buffer: inout [UInt8]) {
    let head =
      [story.story.description, PlainLine.of(story.origin.title) ?? ""]
      + Self.fields(of: story.origin)
    for member in story.republications {
      let membership = member.membership
      let containment = membership.containment.map { Share.text($0) }
      let reasons = [
        "\(Lag.seconds(of: member.article, behind: story.origin))",
        membership.evidence.map(\.text).joined(separator: "; "), containment ?? "",
        membership.credited ? "true" : "false", PlainLine.of(story.credited?.title) ?? "",
        story.credited?.url ?? "",
      ]
      buffer.appendCSV(head + Self.fields(of: member.article) + reasons)
    }
  }

  mutating func end(into buffer: inout [UInt8]) {}

  private static func fields(of article: Article) -> [String] {
    [
      article.id.description, article.publisher.rawValue, article.source.rawValue,
      article.url ?? "", article.newsID?.value ?? "",
      article.published.map { DateWriter.rfc3339($0.seconds) } ?? "",
      DateWriter.rfc3339(article.firstSeen.seconds),
    ]
  }
}

extension [UInt8] {
  /// One record. A field is quoted where it must be, and where a spreadsheet would take it for a
  /// formula it begins with an apostrophe: titles come from strangers.
  fileprivate mutating func appendCSV(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { append(UInt8(ascii: ",")) }
      let cell = isFormula(field) ? "'" + field : field
      let isQuoted = cell.utf8.contains {
        $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
      }
      guard isQuoted else {
        append(contentsOf: cell.utf8)
        continue
      }
      append(UInt8(ascii: "\""))
      for byte in cell.utf8 {
        if byte == UInt8(ascii: "\"") { append(byte) }
        append(byte)
      }
      append(UInt8(ascii: "\""))
    }
    append("\r\n")
  }

  private func isFormula(_ field: String) -> Bool {
    guard let first = field.utf8.first else { return false }
    return "=+@\t\r".utf8.contains(first)
      || first == UInt8(ascii: "-") && Int64(field) == nil
  }
}
