import ArgumentParser
import Glibc
import Syndication

@main
struct Aggregator: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "aggregator",
    abstract:
      "Pulls news feeds, finds republications, names the origin and publishes merged feeds.",
    discussion: """
      What it publishes are plain files, for any web server to serve. Articles are named by their \
      ID or their address.
      """,
    version: "aggregator \(version)",
    subcommands: [
      Run.self, ExportCommand.self, Duplicates.self, Explain.self, Show.self, Diff.self,
      Split.self, Join.self,
      Sources.self, Status.self, Prune.self, Parse.self, Extract.self, Match.self,
    ])

  /// The version that `--version` prints; CHANGELOG.md tells what is in it.
  static let version = "0.1.0"

  func run() throws {
    throw ValidationError("a command is needed: see 'aggregator --help'")
  }

  static func main() async {
    Terminal.prepareStandardStreams()
    Memory.prepare()
    do {
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch let end as ExitCode {
      Terminal.end(end.rawValue)
    } catch {
      finish(error)
    }
    Terminal.end(0)
  }

  /// Help goes to stdout with 0, misuse to stderr with 2, whatever a command threw with its own
  /// status.
  private static func finish(_ error: any Error) -> Never {
    guard isParserError(error) else {
      let complaint = Complaint(error)
      for line in complaint.lines { Terminal.complain(line) }
      Terminal.end(complaint.status.rawValue)
    }
    let message = fullMessage(for: error)
    guard exitCode(for: error) != .success else {
      Terminal.say(message)
      Terminal.end(0)
    }
    for line in Misuse.lines(of: message) { Terminal.complain(line) }
    Terminal.end(ExitStatus.usage.rawValue)
  }

  private static func isParserError(_ error: any Error) -> Bool {
    switch exitCode(for: error) {
    case .success, .validationFailure: true
    default: false
    }
  }
}
