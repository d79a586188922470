import ArgumentParser
import Syndication

struct Sources: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "List, add, remove, pause, resume, relocate, import, export and check sources.",
    subcommands: [
      List.self, Add.self, Remove.self, Pause.self, Resume.self, Relocate.self, Import.self,
      Export.self, Check.self,
    ])

  func run() throws {
    throw ValidationError("a subcommand is needed: see 'aggregator sources --help'")
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The configured sources.")
    @OptionGroup var options: ConfigurationOption

    func run() async throws {
      try Terminal.write(try await options.read().listSources())
    }
  }

  struct Add: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add a source to the configuration file.")
    @OptionGroup var options: ConfigurationOption

    @Argument(help: "The feed's address.")
    var url: String

    @Option(help: "The source's ID (default: made from the host).")
    var id: String?

    @Option(help: "The source's title.")
    var title: String?

    @Option(help: "Who stands behind it (default: its host).")
    var publisher: String?

    @Option(help: "Its language, as fa.")
    var language: String?

    @Flag(help: "Fetch the pages of its entries.")
    var fullText = false

    func run() throws {
      let added = try ConfigurationFile(path: options.configuration).add(
        NewSource(
          url: url, id: id, title: title, publisher: publisher, language: language,
          fullText: fullText))
      Terminal.complain("added \(added)")
    }
  }

  struct Remove: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Remove sources from the configuration file; their articles stay.")
    @OptionGroup var options: ConfigurationOption

    @Argument(help: "IDs of sources.")
    var ids: [String]

    func run() throws {
      try ConfigurationFile(path: options.configuration).remove(ids)
    }
  }

  struct Pause: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Leave sources out of runs until they are resumed.")
    @OptionGroup var options: ConfigurationOption

    @Argument(help: "IDs of sources.")
    var ids: [String]

    func run() async throws {
      try await options.open().setPaused(true, ids)
    }
  }

  struct Resume: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Let sources in again that were paused, or gone (410).")
    @OptionGroup var options: ConfigurationOption

    @Argument(help: "IDs of sources.")
    var ids: [String]

    func run() async throws {
      try await options.open().setPaused(false, ids)
    }
  }

  struct Relocate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract:
        "Write the new addresses of sources that have moved for good into the configuration file.")
    @OptionGroup var options: ConfigurationOption

    @Argument(help: "IDs of sources (default: all that have moved).")
    var ids: [String] = []

    func run() async throws {
      for line in try await options.read().relocateSources(ids) { Terminal.complain(line) }
    }
  }

  struct Import: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Add the feeds of an OPML file to the configuration file.")
    @OptionGroup var options: ConfigurationOption

    @Argument(help: "The OPML file; - is stdin.")
    var file: String

    func run() throws {
      let count = try ConfigurationFile(path: options.configuration).importOPML(file)
      Terminal.complain("added \(count) sources")
    }
  }

  struct Export: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "The sources as OPML 2.0.")
    @OptionGroup var options: ConfigurationOption

    func run() throws {
      try Terminal.write(try options.load().opml())
    }
  }

  struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Fetch and read sources now and tell what is there; nothing is stored.")
    @OptionGroup var options: ConfigurationOption

    @Argument(help: "IDs of sources (default: all).")
    var ids: [String] = []

    func run() async throws {
      let report = try await options.read().checkSources(ids)
      try Terminal.write(report.table)
      throw ExitCode(report.status.rawValue)
    }
  }
}
