import Markup
import News
import Text

extension ArticleDocument {
  /// Appends the article for a person at a terminal: a line a field, its text, its revisions and its
  /// story. `offset` is in seconds east of UTC.
  package func writeText(offset: Int32 = 0, into buffer: inout [UInt8]) {
    buffer.appendLine(TerminalText.isolated(TerminalText.safe(article.title)))
    for (name, value) in fields(offset: offset) {
      guard let value, !value.isEmpty else { continue }
      buffer.appendField(name, value)
    }
    appendBody(to: &buffer)
    if revisions.count > 1 { appendRevisions(offset: offset, to: &buffer) }
    if let story { append(story, to: &buffer) }
  }

  private func fields(offset: Int32) -> [(String, String?)] {
    func time(_ moment: Timestamp?) -> String? {
      moment.map { DateWriter.rfc3339($0.seconds, offset: offset) }
    }
    return [
      ("article", article.id.description), ("source", article.source.rawValue),
      ("publisher", article.publisher.rawValue), ("url", address(article.url)),
      ("canonical", article.canonicalURL == article.url ? nil : address(article.canonicalURL)),
      ("guid", article.guid == article.url ? nil : article.guid),
      ("published", time(article.published)), ("modified", time(article.modified)),
      ("first seen", time(article.firstSeen)), ("news ID", article.newsID?.value),
      ("service", article.service), ("language", article.language),
      ("authors", article.authors.compactMap(\.name).joined(separator: ", ")),
      ("tags", article.tags.joined(separator: ", ")),
      ("taken from", article.declaredSource?.title),
      ("link to it", address(article.declaredSource?.url)),
      ("credits", article.attribution.joined(separator: " ← ")),
      ("print", address(article.printURL)), ("image", address(article.image)),
      ("hash", article.contentHash.text), ("revision", "\(article.revision)"),
    ]
  }

  /// In ASCII where possible, so that it can be copied without invisible marks around it.
  private func address(_ url: String?) -> String? {
    PublishedAddress.web(url) ?? url
  }

  private func appendBody(to buffer: inout [UInt8]) {
    let body: String
    switch article.content {
    case .none: body = article.lead ?? ""
    case .text(let text): body = text
    case .html(let html): body = HTMLText.plain(html)
    }
    let lines = body.split(separator: "\n").map { TerminalText.safe(String($0)) }
    for line in lines where !line.isEmpty {
      buffer.appendLine("")
      buffer.appendLine(TerminalText.isolated(line))
    }
  }

  private func appendRevisions(offset: Int32, to buffer: inout [UInt8]) {
    buffer.appendLine("\nrevisions")
    for revision in revisions {
      let seen = DateWriter.rfc3339(revision.seen.seconds, offset: offset)
      let title = TerminalText.isolated(TerminalText.safe(revision.title))
      buffer.appendLine("  \(revision.number)  \(seen)  \(title)")
    }
  }

  private func append(_ story: Story, to buffer: inout [UInt8]) {
    buffer.appendLine("\nstory \(story.id)")
    for membership in story.members {
      let own = membership.article == article.id ? "*" : " "
      let member = membership.article == article.id ? article : members[membership.article]
      let publisher = TerminalText.isolated(
        TerminalText.safe(member?.publisher.rawValue ?? "unknown"))
      let role = TerminalText.left(membership.role.rawValue, 13)
      let parts = [publisher] + membership.evidence.map(\.text)
      let line = "\(own) \(membership.article)  \(role)  \(parts.joined(separator: "  "))"
      buffer.appendLine(line)
    }
    guard let credited = story.credited, let name = credited.title ?? credited.url else { return }
    buffer.appendLine("  credits \(TerminalText.isolated(TerminalText.safe(name))), not seen")
  }
}

extension [UInt8] {
  fileprivate mutating func appendField(_ name: String, _ value: String) {
    let text = TerminalText.isolated(TerminalText.safe(value))
    appendLine("  " + TerminalText.left(name, 12) + text)
  }
}
