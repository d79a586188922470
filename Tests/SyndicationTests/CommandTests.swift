import FlyingFox
import Foundation
import Loopback
import Synchronization
import Testing

/// The program itself, as a child process: exit codes, and what goes to which stream.
@Suite struct CommandTests {
  struct Ended {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The program lies beside the bundle of the tests.
  static var program: URL {
    URL(filePath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
      .appending(path: "aggregator")
  }

  private func run(_ arguments: [String], input: String = "") throws -> Ended {
    let process = Process()
    process.executableURL = Self.program
    process.arguments = arguments
    let (stdin, stdout, stderr) = (Pipe(), Pipe(), Pipe())
    process.standardInput = stdin
    process.standardOutput = stdout
    process.standardError = stderr
    try process.run()
    try stdin.fileHandleForWriting.write(contentsOf: Data(input.utf8))
    try stdin.fileHandleForWriting.close()
    let output = stdout.fileHandleForReading.readDataToEndOfFile()
    let errors = stderr.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Ended(
      status: process.terminationStatus, output: String(decoding: output, as: UTF8.self),
      errors: String(decoding: errors, as: UTF8.self))
  }

  @Test(arguments: [
    [], ["sources"], ["frobnicate"], ["run", "--frobnicate"], ["run", "extra"], ["run", "-c"],
    ["duplicates", "--since", "yesterday"], ["duplicates", "--min-publishers", "-3"],
    ["duplicates", "--min-publishers", "two"], ["duplicates", "--format", "docx"],
    ["export", "all", "--format", "docx"], ["export", "-o", "-"],
    [String(repeating: "x", count: 9_000)],
  ])
  func misuseEndsWithTwo(_ arguments: [String]) throws {
    let ended = try run(arguments)
    #expect(ended.status == 2)
    #expect(ended.output.isEmpty)
    #expect((1...6).contains(ended.errors.split(separator: "\n").count))
  }

  @Test(arguments: [["--help"], ["-h"], ["help"], ["run", "--help"], ["export", "-h"]])
  func helpGoesToStdout(_ arguments: [String]) throws {
    let ended = try run(arguments)
    #expect(ended.status == 0)
    #expect(ended.output.contains("USAGE"))
    #expect(ended.errors.isEmpty)
  }

  @Test func versionIsOneLine() throws {
    let ended = try run(["--version"])
    #expect(ended.status == 0)
    #expect(ended.output.split(separator: "\n").count == 1)
  }

  @Test func aMissingConfigurationIsNamed() throws {
    let ended = try run(["run", "-c", "/nonexistent/feeds.json"])
    #expect(ended.status == 78)
    #expect(ended.errors.contains("/nonexistent/feeds.json"))
    #expect(ended.output.isEmpty)
  }

  /// A server that never answers: whoever waits for it ends by the signal alone.
  @Test(arguments: [SIGINT, SIGTERM, SIGHUP])
  func aSignalEndsARunThatFetches(signal: Int32) async throws {
    let asked = Mutex(false)
    let server = try await LoopbackServer { _ in
      asked.withLock { $0 = true }
      try await Task.sleep(for: .seconds(600))
      return HTTPResponse(statusCode: .ok)
    }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "feeds.json")
    try Data(
      """
      {"version": 1, "database": "a.db", "defaults": {"timeout": "10m"}, "exports": [],
       "sources": [{"id": "one", "url": "\(server.base)/", "allowPrivate": true}]}
      """.utf8
    ).write(to: file)
    let process = Process()
    process.executableURL = Self.program
    process.arguments = ["run", "-c", file.path]
    try process.run()
    for _ in 0..<6_000 where !asked.withLock({ $0 }) {
      try await Task.sleep(for: .milliseconds(10))
    }
    kill(process.processIdentifier, signal)
    process.waitUntilExit()
    #expect(process.terminationReason == .uncaughtSignal)
    #expect(process.terminationStatus == signal)
    await server.stop()
    // Nothing holds the lock, and nothing is left to repair.
    let ended = try run(["status", "-c", file.path])
    #expect(ended.status == 0)
  }

  @Test func parsesAFeedFromAPipe() throws {
    let feed =
      "<rss version='2.0'><channel><title>T</title><item><title>A</title></item></channel></rss>"
    let ended = try run(["parse", "-"], input: feed)
    #expect(ended.status == 0)
    let json = try JSONSerialization.jsonObject(with: Data(ended.output.utf8)) as? [String: Any]
    #expect((json?["items"] as? [[String: Any]])?.first?["title"] as? String == "A")
  }

  @Test(arguments: [(["parse"], "no feed"), (["parse"], ""), (["match"], "no json\n")])
  func unusableInputEndsWith65(_ arguments: [String], _ input: String) throws {
    let ended = try run(arguments, input: input)
    #expect(ended.status == 65)
    #expect(ended.output.isEmpty)
    #expect(ended.errors.split(separator: "\n").count == 1)
  }

  @Test func extractsLineByLine() throws {
    let page =
      "<html><head><title>T</title></head><body><article><h1>T</h1><p>\(Wire.bridge)</p></article>"
    let line =
      "{\"id\": 7, \"url\": \"https://a.example/1\", \"html_base64\": \"\(Data(page.utf8).base64EncodedString())\"}"
    let ended = try run(["extract", "--jsonl"], input: line + "\n\n" + line)
    #expect(ended.status == 0)
    let lines = ended.output.split(separator: "\n")
    #expect(lines.count == 2)
    #expect(lines.first?.contains("\"id\":7") == true)
    #expect(lines.first?.contains("stone piers") == true)
  }

  @Test func matchesLines() throws {
    func item(_ id: String, _ source: String, _ text: String, _ time: String) -> String {
      """
      {"id":"\(id)","lang":"en","source":"\(source)","url":"https://\(source).example/\(id)",\
      "title":"t","text":"\(text)","published":"\(time)","fetched":"2026-01-01T10:00:00Z","links":[]}
      """
    }
    let input = [
      item("a", "one", Wire.bridge, "2026-01-01T09:50:00Z"),
      item("b", "two", Wire.bakery, "2026-01-01T09:50:00Z"),
      item("c", "two", Wire.bridge.uppercased(), "2026-01-01T09:30:00Z"),
    ].joined(separator: "\n")
    let ended = try run(["match", "-"], input: input)
    #expect(ended.status == 0)
    #expect(
      ended.output == """
        {"cluster":0,"ids":["a","c"],"origin":"c","parent":{"a":"c"},"evidence":{"a":["content-hash"]}}

        """)
    #expect(try run(["match"]).status == 0)
  }
}
