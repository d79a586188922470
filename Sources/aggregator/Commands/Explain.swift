import ArgumentParser
import Syndication

struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Every key, score and rule behind a match.",
    discussion: """
      With one article: its keys, its story and why it is there. With two: whether they are in one \
      story, which keys they share, and why or why not.
      """)

  @OptionGroup var options: ConfigurationOption

  @Argument(help: "An article's ID or address.")
  var first: String

  @Argument(help: "Another article's ID or address.")
  var second: String?

  func run() async throws {
    try Terminal.write(try await options.read().explain(first, second))
  }
}
