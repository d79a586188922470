import ArgumentParser
import Syndication

struct Diff: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What a republication cut, changed or added, word by word.")

  @OptionGroup var options: ConfigurationOption

  @Argument(help: "An article's ID or address: the text to start from.")
  var first: String

  @Argument(help: "The other article's ID or address.")
  var second: String

  @Option(help: "text, html or json.")
  var format = DifferenceFormat.text

  func run() async throws {
    let document = try await options.read().diff(
      first, second, format: format, colour: Terminal.showsColour)
    try Terminal.write(document)
  }
}

extension DifferenceFormat: ExpressibleByArgument {}
