import ArgumentParser
import Glibc
import Syndication

struct Parse: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Read feed documents and write each as JSON Feed.",
    discussion: "CONTENT_TYPE and BASE_URL in the environment stand in for the options.")

  @Option(help: "The Content-Type that the document came with.")
  var contentType: String?

  @Option(help: "The address that the document came from.")
  var baseURL: String?

  @Flag(help: "Neither sanitise HTML nor resolve links.")
  var raw = false

  @Argument(help: "Files to read; - is stdin.")
  var files: [String] = ["-"]

  func run() throws {
    let options = ParseRequest(
      contentType: contentType ?? Environment.value("CONTENT_TYPE"),
      baseURL: baseURL ?? Environment.value("BASE_URL"), isRaw: raw)
    var failed = false
    for file in files {
      do {
        try Terminal.write(try Documents.parseFeed(file: file, options, isOneLine: files.count > 1))
      } catch let error where files.count > 1 && Complaint(error).status == .dataUnusable {
        failed = true
        for line in Complaint(error).lines { Terminal.complain(line) }
      }
    }
    if failed { throw ExitCode(ExitStatus.dataUnusable.rawValue) }
  }
}

enum Environment {
  /// A variable's value; nil when it is not set or empty.
  static func value(_ name: String) -> String? {
    guard let value = getenv(name), value.pointee != 0 else { return nil }
    return String(cString: value)
  }
}
