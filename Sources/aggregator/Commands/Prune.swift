import ArgumentParser
import Syndication

struct Prune: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Remove articles that were last seen longer ago than their source's \"keep\".",
    discussion: "A story stays whole as long as one of its articles is kept.")

  @OptionGroup var options: ConfigurationOption

  func run() async throws {
    let removed = try await options.open().prune()
    Terminal.complain("removed \(removed) articles")
  }
}
