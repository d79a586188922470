import ArgumentParser
import Syndication

struct Extract: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read article pages and write each as JSON.",
    discussion: "URL and CONTENT_TYPE in the environment stand in for the options.")

  @Option(help: "The address that the page came from.")
  var url: String?

  @Option(help: "The Content-Type that the page came with.")
  var contentType: String?

  @Option(help: "A file of rules for sites and content systems.")
  var rules: String?

  @Flag(
    help: "Read JSON lines {id, url, content_type, html_base64} and write one article a line.")
  var jsonl = false

  @Argument(help: "Files to read; - is stdin.")
  var files: [String] = ["-"]

  func run() throws {
    let rules = try Documents.rules(file: rules)
    for file in files {
      if jsonl {
        try Documents.extractLines(file: file, rules: rules) { try Terminal.write($0) }
      } else {
        try Terminal.write(
          try Documents.extractArticle(
            file: file, url: url ?? Environment.value("URL"),
            contentType: contentType ?? Environment.value("CONTENT_TYPE"),
            rules: rules))
      }
    }
  }
}
