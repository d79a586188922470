import ArgumentParser
import Syndication

struct Duplicates: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The ledger: texts that two or more publishers carry, and who had them first.")

  @OptionGroup var options: ConfigurationOption

  @Option(help: "Only stories with a republication seen in this time, as 24h or 14d.")
  var since: Duration?

  @Option(help: "Only stories with at least so many publishers.")
  var minPublishers = 2

  @Option(
    help: ArgumentHelp(
      "Only stories in which this publisher takes part, by its ID or a name.", valueName: "name"))
  var publisher: String?

  @Flag(help: "Only republications that do not credit the origin.")
  var uncredited = false

  @Option(help: "text, json or csv.")
  var format = LedgerFormat.text

  func validate() throws {
    guard minPublishers >= 1 else {
      throw ValidationError("--min-publishers takes a number from 1 up, not \(minPublishers)")
    }
  }

  func run() async throws {
    let desk = try options.read()
    try await desk.ledger(
      since: since?.seconds, minimumPublishers: minPublishers,
      filter: LedgerFilter(publisher: publisher, isUncreditedOnly: uncredited), format: format,
      width: Terminal.width
    ) { try Terminal.write($0) }
  }
}

extension LedgerFormat: ExpressibleByArgument {}

/// A duration of the command line.
struct Duration: ExpressibleByArgument {
  let seconds: Int64

  init?(argument: String) {
    guard let seconds = Quantity.seconds(argument) else { return nil }
    self.seconds = seconds
  }
}
