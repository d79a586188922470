import JSON
import Text

/// The newsroom as it stands in one cycle, at one address.
struct Edition: Sendable {
  let newsroom: Newsroom
  let base: String
  let cycle: Int
  /// Seconds since 1970: the moment that the ages of items are counted back from.
  let now: Int64

  struct Answer: Sendable {
    var status = 200
    var type: String
    var body: String
  }

  /// What the newsroom answers to a path; nil when there is nothing.
  func answer(to path: String) -> Answer? {
    let parts = path.split(separator: "/")
    guard let source = newsroom.sources.first(where: { $0.name == parts.first ?? "" }) else {
      return nil
    }
    if parts.count == 2, parts[1] == "feed" { return feed(source) }
    guard parts.count == 3, parts[1] == "news" else { return nil }
    return items(of: source).first { $0.id == parts[2] }.map { page($0, of: source) }
  }

  func items(of source: Newsroom.Source) -> [Newsroom.Item] {
    source.items.filter { $0.cycle <= cycle }
  }

  func address(_ source: String, _ id: String) -> String {
    "\(base)/\(source)/news/\(id)"
  }

  func link(_ item: Newsroom.Item, of source: Newsroom.Source) -> String {
    guard let other = item.linkOf else { return address(source.name, item.id) }
    return address(other.source, other.id) + "?utm_source=\(source.name)&utm_medium=rss"
  }

  func moment(_ item: Newsroom.Item) -> Int64 {
    now - item.minutesAgo * 60
  }

  private func feed(_ source: Newsroom.Source) -> Answer {
    if source.damage == "error" {
      return Answer(status: 500, type: "text/plain", body: "the presses stand still\n")
    }
    var answer =
      switch source.format {
      case "atom": Answer(type: "application/atom+xml", body: atom(source))
      case "rdf": Answer(type: "application/rdf+xml", body: rdf(source))
      case "json": Answer(type: "application/feed+json", body: json(source))
      default: Answer(type: "application/rss+xml", body: rss(source))
      }
    if source.damage == "cut" {
      answer.body = answer.body.replacing("</item></channel></rss>", with: "")
    }
    return answer
  }
}

/// Escaped for element content and for attributes.
func escaped(_ text: String) -> String {
  text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    .replacing("\"", with: "&quot;")
}
