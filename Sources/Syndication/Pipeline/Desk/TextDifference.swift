import News
import Publishing

/// The paragraphs of two articles side by side.
struct TextDifference {
  private let first: Article
  private let second: Article

  init(from first: Article, to second: Article) {
    self.first = first
    self.second = second
  }

  /// Paragraphs of one text that are compared.
  static let maximumParagraphs = 2_000

  private enum Mark: String {
    case same = "  "
    case removed = "- "
    case added = "+ "

    var colour: String {
      switch self {
      case .same: ""
      case .removed: "\u{1B}[31m"
      case .added: "\u{1B}[32m"
      }
    }
  }

  func lines(colour: Bool) -> [UInt8] {
    var buffer: [UInt8] = []
    append("--- \(name(first))", to: &buffer)
    append("+++ \(name(second))", to: &buffer)
    for (mark, paragraph) in marked() {
      let line = mark.rawValue + TerminalText.isolated(TerminalText.safe(paragraph))
      append(colour && mark != .same ? mark.colour + line + "\u{1B}[0m" : line, to: &buffer)
    }
    return buffer
  }

  private func name(_ article: Article) -> String {
    TerminalText.safe("\(article.id) \(article.publisher.rawValue) \(article.url ?? "")")
  }

  private func append(_ line: String, to buffer: inout [UInt8]) {
    buffer += line.utf8
    buffer.append(UInt8(ascii: "\n"))
  }

  private func paragraphs(_ article: Article) -> [String] {
    let body = article.content.plainText.split(separator: "\n").map(String.init)
    return ([article.title] + body).prefix(Self.maximumParagraphs).map(\.self)
  }

  /// Removed paragraphs come before the added ones that stand in their place.
  private func marked() -> [(Mark, String)] {
    let (old, new) = (paragraphs(first), paragraphs(second))
    let changes = new.difference(from: old)
    let removed = Set(changes.removals.map(\.offset))
    let added = Set(changes.insertions.map(\.offset))
    var marked: [(Mark, String)] = []
    var (at, place) = (0, 0)
    while at < old.count || place < new.count {
      if at < old.count, removed.contains(at) {
        marked.append((.removed, old[at]))
        at += 1
      } else if place < new.count, added.contains(place) {
        marked.append((.added, new[place]))
        place += 1
      } else {
        if place < new.count { marked.append((.same, new[place])) }
        at += 1
        place += 1
      }
    }
    return marked
  }
}

extension CollectionDifference.Change {
  fileprivate var offset: Int {
    switch self {
    case .insert(let offset, _, _), .remove(let offset, _, _): offset
    }
  }
}
