import ArgumentParser
import Syndication

struct Split: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Take articles out of a story in which they do not belong.",
    discussion: """
      They leave their story together and are kept apart from those they leave, by later runs too, \
      until 'join' says otherwise. The ledger shows it at once, the exports after the next run or \
      'export'.
      """)

  @OptionGroup var options: ConfigurationOption

  @Argument(help: "The articles' IDs or addresses.")
  var articles: [String]

  func run() async throws {
    for line in try await options.open().split(articles) { Terminal.say(line) }
  }
}

struct Join: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put an article into another one's story.",
    discussion: "It stays there in later runs, until 'split' says otherwise.")

  @OptionGroup var options: ConfigurationOption

  @Argument(help: "The article's ID or address.")
  var article: String

  @Argument(help: "The ID or address of an article of the story.")
  var other: String

  func run() async throws {
    for line in try await options.open().join(article, other) { Terminal.say(line) }
  }
}
