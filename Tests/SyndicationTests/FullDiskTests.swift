import Foundation
import Loopback
import Testing

/// A store that can take no more while many sources wait to be read.
@Suite struct FullDiskTests {
  private static let sources = 40
  /// Of a feed. Sixteen times as much is set aside to read it, which is more for all of them than the
  /// 48 MiB that there are.
  private static let bytes = 400_000
  /// Blocks of 512 bytes that a file may have.
  private static let blocks = 2_000

  /// Those that wait must not wait for ever for those that could not be stored.
  @Test func endsTheRun() async throws {
    let text = String(repeating: "long words of a text ", count: 200)
    let items = (0..<Self.bytes / text.utf8.count).map { number in
      Wire.Item(id: "\(number)", title: "Item \(number)", text: "\(number) \(text)")
    }
    let documents = Documents()
    let feed = Wire.rss("http://one.example", items)
    for number in 0..<Self.sources { documents["/\(number)"] = feed }
    let server = try await LoopbackServer { documents.answer($0) }
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "feeds.json")
    try Data(Self.configuration(server.base).utf8).write(to: file)

    let run = Process()
    run.executableURL = URL(filePath: "/bin/sh")
    // A file that may not grow is told to the program as a full disk is: by an error.
    run.arguments = [
      "-c", "trap '' XFSZ; ulimit -f \(Self.blocks); exec \"$0\" run -c \"$1\" --quiet",
      CommandTests.program.path, file.path,
    ]
    let errors = Pipe()
    run.standardError = errors
    try run.run()
    for _ in 0..<6_000 where run.isRunning { try await Task.sleep(for: .milliseconds(10)) }
    if run.isRunning {
      Issue.record("the run does not end")
      kill(run.processIdentifier, SIGKILL)
    }
    run.waitUntilExit()
    await server.stop()
    #expect(run.terminationStatus == 74)
    let told = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    #expect(told.contains("a.db"))
  }

  private static func configuration(_ base: String) -> String {
    let sources = (0..<sources).map {
      "{\"id\": \"s\($0)\", \"url\": \"\(base)/\($0)\", \"allowPrivate\": true}"
    }
    return """
      {"version": 1, "database": "a.db", "sources": [\(sources.joined(separator: ","))]}
      """
  }
}
