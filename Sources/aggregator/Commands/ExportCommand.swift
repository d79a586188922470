import ArgumentParser
import Syndication

struct ExportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "export", abstract: "Write the exports from the store, without fetching.",
    discussion: """
      Without NAME every export of the configuration is written where it belongs; site writes the \
      site of stories.
      """)

  @OptionGroup var options: ConfigurationOption

  @Argument(help: "The export's name in the configuration.")
  var name: String?

  @Option(help: "Only this format: \(Desk.exportFormats.joined(separator: ", ")).")
  var format: String?

  @Option(name: .short, help: ArgumentHelp("Write here instead; - is stdout.", valueName: "file"))
  var output: String?

  /// What is no name of an export, but of the site.
  private static let site = "site"

  func validate() throws {
    if name == Self.site, format != nil || output != nil {
      throw ValidationError("the site has a folder of its own: it takes no --format and no -o")
    }
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
    if name == Self.site { return try await desk.exportSite() }
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
