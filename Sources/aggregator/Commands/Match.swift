import ArgumentParser
import Syndication

struct Match: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read article JSON lines in arrival order and write the stories they make.")

  @Argument(help: "The file to read; - is stdin.")
  var file = "-"

  func run() throws {
    Memory.prepareForBulk()
    try Documents.match(file: file) { try Terminal.write($0) }
  }
}
