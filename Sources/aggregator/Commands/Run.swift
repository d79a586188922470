import ArgumentParser
import Syndication

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One cycle: fetch what is due, parse, extract, match, admit, publish.",
    discussion: """
      Made for cron: prints nothing on stdout, one line on stderr for each source that failed, and \
      with --quiet nothing else. Exit 0: done or nothing due; 1: some sources failed; 3: every \
      source failed; 4: an export was refused; 74: store or output cannot be written; 75: another \
      run is at work; 78: the configuration is wrong.
      """)

  @OptionGroup var options: ConfigurationOption

  @Option(help: ArgumentHelp("Only this source; may be given again.", valueName: "id"))
  var only: [String] = []

  @Flag(help: "Ask every source, due or not.")
  var force = false

  @Flag(help: "Fetch and read, and tell what is new, but store and publish nothing.")
  var dryRun = false

  @Flag(help: "Say nothing but what went wrong.")
  var quiet = false

  func run() async throws {
    let desk = try dryRun ? options.read() : options.open()
    let progress = Progress(isShown: Terminal.showsProgress && !quiet)
    defer { progress.finish() }
    let report = try await desk.run(
      CycleOptions(only: only, force: force, isRehearsal: dryRun), observer: progress)
    progress.finish()
    for line in report.complaints { Terminal.complain(line) }
    if !quiet {
      for line in report.moves { Terminal.complain(line) }
      Terminal.complain(report.summary)
    }
    throw ExitCode(report.status.rawValue)
  }
}
