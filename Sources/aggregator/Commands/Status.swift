import ArgumentParser
import Syndication

struct Status: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What the store holds, and the health of each source.")

  @OptionGroup var options: ConfigurationOption

  @Option(help: "text, json or prometheus.")
  var format = StatusFormat.text

  func run() async throws {
    try Terminal.write(try await options.read().status(format: format))
  }
}

extension StatusFormat: ExpressibleByArgument {}
