import JSON
import Markup
package import News

/// What one article's text cut, changed and added, compared with another's.
package struct DifferenceDocument: Sendable {
  package enum Form: String, Sendable, CaseIterable {
    /// For a terminal: coloured, or marked `[-cut-]` and `{+added+}`.
    case text
    /// One page that needs nothing else.
    case html
    case json
  }

  let first: Article
  let second: Article
  let title: WordDifference
  let body: WordDifference

  /// The articles with their content.
  package init(from first: Article, to second: Article) {
    self.first = first
    self.second = second
    title = WordDifference(from: first.title, to: second.title)
    body = WordDifference(from: Self.text(of: first), to: Self.text(of: second))
  }

  /// - Parameter colour: for text alone.
  package func write(_ form: Form, colour: Bool, into buffer: inout [UInt8]) {
    switch form {
    case .text: writeText(colour: colour, into: &buffer)
    case .html: writeHTML(into: &buffer)
    case .json: writeJSON(into: &buffer)
    }
  }

  private static func text(of article: Article) -> String {
    switch article.content {
    case .none: article.lead ?? ""
    case .text(let text): text
    case .html(let html): HTMLText.plain(html)
    }
  }

  /// How much was done to the text, in words.
  var summary: String {
    let parts = [(body.same, "the same"), (body.cut, "cut"), (body.added, "added")]
    let counts = parts.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
    return "words of the text: \(body.firstCount) and \(body.secondCount); \(counts)"
      + (body.isCutOff ? "; what comes after them was not compared" : "")
  }
}

extension DifferenceDocument {
  private static let removedColour = "\u{1B}[31m"
  private static let addedColour = "\u{1B}[32m"
  private static let noColour = "\u{1B}[0m"

  private func writeText(colour: Bool, into buffer: inout [UInt8]) {
    buffer.appendLine("--- \(Self.name(first))")
    buffer.appendLine("+++ \(Self.name(second))")
    for difference in [title, body] {
      buffer.appendLine("")
      for line in Self.lines(of: difference.runs, colour: colour) { buffer.appendLine(line) }
    }
    buffer.appendLine("")
    buffer.appendLine(summary)
  }

  private static func name(_ article: Article) -> String {
    let parts = [article.id.description, article.publisher.rawValue, article.url ?? ""]
    return parts.map { TerminalText.isolated(TerminalText.safe($0)) }
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// A line a paragraph. Each run stands in an isolate of its own, so that marks and words of two
  /// directions keep their places, and each line in one, so that it has one direction.
  private static func lines(of runs: [WordDifference.Run], colour: Bool) -> [String] {
    paragraphs(of: runs).map { paragraph in
      let parts = paragraph.map { run in
        let text = TerminalText.safe(run.text)
        switch run.kind {
        case .same: return text
        case .cut where colour: return removedColour + TerminalText.isolated(text) + noColour
        case .added where colour: return addedColour + TerminalText.isolated(text) + noColour
        case .cut: return "[-" + TerminalText.isolated(text) + "-]"
        case .added: return "{+" + TerminalText.isolated(text) + "+}"
        }
      }
      return TerminalText.isolated(parts.joined(separator: " "))
    }
  }

  static func paragraphs(of runs: [WordDifference.Run]) -> [[WordDifference.Run]] {
    runs.reduce(into: []) { paragraphs, run in
      if run.opensParagraph || paragraphs.isEmpty {
        paragraphs.append([run])
      } else {
        paragraphs[paragraphs.count - 1].append(run)
      }
    }
  }
}

extension DifferenceDocument {
  private func writeJSON(into buffer: inout [UInt8]) {
    var writer = JSONWriter(indentation: 1)
    writer.write(into: &buffer) { writer in
      writer.object { writer in
        for (name, article) in [("first", first), ("second", second)] {
          writer.key(name)
          writer.object { writer in
            writer.member("article", article.id.description)
            writer.member("publisher", article.publisher.rawValue)
            writer.member("url", article.url)
            writer.member("language", article.language)
          }
        }
        writer.key("words")
        writer.object { writer in
          writer.member("first", body.firstCount)
          writer.member("second", body.secondCount)
          writer.member("same", body.same)
          writer.member("cut", body.cut)
          writer.member("added", body.added)
          writer.member("complete", !body.isCutOff)
        }
        writer.write("title", title.runs)
        writer.write("text", body.runs)
      }
      writer.newline()
    }
  }
}

extension JSONWriter {
  /// A list of paragraphs, each a list of parts.
  fileprivate mutating func write(_ name: String, _ runs: [WordDifference.Run]) {
    key(name)
    array { writer in
      for paragraph in DifferenceDocument.paragraphs(of: runs) {
        writer.array { writer in
          for run in paragraph {
            writer.object { $0.member(run.kind.rawValue, PlainLine.of(run.text) ?? "") }
          }
        }
      }
    }
  }
}
