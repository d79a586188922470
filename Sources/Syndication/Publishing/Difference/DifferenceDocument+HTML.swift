import News

extension DifferenceDocument {
  /// Nothing is loaded and nothing runs, whatever stands in the texts: they are written as text.
  func writeHTML(into buffer: inout [UInt8]) {
    let language = LanguageTag.wellFormed(second.language ?? first.language)
    let direction = LanguageTag.isRightToLeft(language) ? "rtl" : "ltr"
    let attributes = language.map { " lang=\"\($0)\"" } ?? ""
    buffer.appendLine("<!DOCTYPE html>")
    buffer.appendLine("<html\(attributes) dir=\"\(direction)\">")
    buffer.appendLine("<head>")
    buffer.appendLine("<meta charset=\"utf-8\">")
    buffer.appendLine(
      "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'\">")
    buffer.appendLine("<meta name=\"viewport\" content=\"width=device-width\">")
    buffer.appendLine("<title>\(Self.escaped(second.title))</title>")
    buffer.appendLine("</head>")
    buffer.appendLine("<body>")
    buffer.appendLine("<h1 dir=\"auto\">\(Self.marked(title.runs))</h1>")
    buffer.appendLine("<dl dir=\"ltr\">")
    for (mark, article) in [("del", first), ("ins", second)] {
      let name = "\(article.publisher.rawValue) \(article.id)"
      buffer.appendLine(
        "<dt><\(mark)>\(Self.escaped(name))</\(mark)></dt><dd>\(Self.link(article))</dd>")
    }
    buffer.appendLine("</dl>")
    for paragraph in Self.paragraphs(of: body.runs) {
      buffer.appendLine("<p dir=\"auto\">\(Self.marked(paragraph))</p>")
    }
    buffer.appendLine("<p dir=\"ltr\"><small>\(Self.escaped(summary))</small></p>")
    buffer.appendLine("</body>")
    buffer.appendLine("</html>")
  }

  private static func marked(_ runs: [WordDifference.Run]) -> String {
    runs.map { run in
      let text = escaped(run.text)
      switch run.kind {
      case .same: return text
      case .cut: return "<del>\(text)</del>"
      case .added: return "<ins>\(text)</ins>"
      }
    }.joined(separator: " ")
  }

  private static func link(_ article: Article) -> String {
    guard let url = PublishedAddress.web(article.url) else { return "" }
    return "<a rel=\"noreferrer\" href=\"\(escaped(url))\">\(escaped(url))</a>"
  }

  /// One line of text for an element or a quoted attribute.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in (PlainLine.of(text) ?? "").unicodeScalars {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      case "'": escaped += "&#39;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }
}

extension LanguageTag {
  /// Whether the language is written from right to left.
  static func isRightToLeft(_ tag: String?) -> Bool {
    guard let primary = tag?.utf8.prefix(while: { $0 != UInt8(ascii: "-") }) else { return false }
    return rightToLeft.contains(String(primary)?.lowercased() ?? "")
  }

  private static let rightToLeft: Set<String> = [
    "ar", "ckb", "dv", "fa", "he", "ks", "ku", "ps", "sd", "ug", "ur", "yi",
  ]
}
