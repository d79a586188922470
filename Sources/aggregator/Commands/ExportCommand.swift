import ArgumentParser
import Syndication

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the exports from the store, without fetching.",
    discussion: "Without NAME every export of the configuration is written where it belongs.")

  @OptionGroup var options: ConfigurationOption

  @Argument(help: "The export's name in the configuration.")
  var name: String?

  @Option(help: "Only this format: \(Desk.exportFormats.joined(separator: ", ")).")
  var format: String?

  @Option(name: .short, help: ArgumentHelp("Write here instead; - is stdout.", valueName: "file"))
  var output: String?

  func validate() throws {
    if let format, !Desk.exportFormats.contains(format) {
      let known = Desk.exportFormats.joined(separator: ", ")
      throw ValidationError("there is no export format \(format); there are \(known)")
    }
    if output != nil, name == nil {
      throw ValidationError("-o needs the NAME of one export")
    }
  }

  func run() async throws {
    let desk = try options.read()
    guard let output, let name else {
      return try await desk.export(name: name, format: format)
    }
    if output == "-" {
      try await desk.export(name: name, format: format) { bytes in
        try Terminal.write(bytes)
      }
    } else {
      try await desk.export(name: name, format: format, to: output)
    }
  }
}
