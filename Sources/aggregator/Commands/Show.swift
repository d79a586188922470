import ArgumentParser
import Syndication

struct Show: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One article: its fields, its revisions and its story.")

  @OptionGroup var options: ConfigurationOption

  @Argument(help: "The article's ID or address.")
  var article: String

  @Option(help: "text or json.")
  var format = ArticleFormat.text

  func run() async throws {
    let document = try await options.read().show(article, format: format)
    try Terminal.write(document)
  }
}

extension ArticleFormat: ExpressibleByArgument {}
