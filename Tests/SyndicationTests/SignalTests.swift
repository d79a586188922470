import Foundation
import Glibc
import Loopback
import Testing

/// A signal in the middle of what a run does after it has fetched: it ends at once, the old outputs
/// stay whole, and the next run makes up for it.
@Suite struct SignalTests {
  /// What can be seen from outside of how far a run has come.
  enum Moment: CaseIterable {
    case storing, exporting, site

    func isThere(in folder: URL) -> Bool {
      switch self {
      case .storing: Self.size(folder.appending(path: "a.db-wal")) > 200_000
      case .exporting: !Self.names(folder.appending(path: "out")).isEmpty
      case .site: !Self.names(folder.appending(path: "site")).isEmpty
      }
    }

    private static func size(_ file: URL) -> Int64 {
      var status = stat()
      return stat(file.path, &status) == 0 ? Int64(status.st_size) : 0
    }

    private static func names(_ folder: URL) -> [String] {
      (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    }
  }

  /// Texts that share no five words.
  private static func items(_ count: Int) -> [Wire.Item] {
    (0..<count).map { number in
      var state = UInt64(number) &+ 1
      let words = (0..<40).map { _ in
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return String(state >> 40, radix: 36)
      }
      return Wire.Item(
        id: "\(number)", title: words.prefix(6).joined(separator: " "),
        text: words.joined(separator: " "))
    }
  }

  private static let count = 600

  @Test(arguments: Moment.allCases)
  func endsARunAndTheNextOneFinishes(at moment: Moment) async throws {
    let documents = Documents()
    let server = try await LoopbackServer { documents.answer($0) }
    documents["/feed"] = Wire.rss(server.base, Self.items(Self.count))
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appending(path: "feeds.json")
    try Data(Self.configuration(server.base).utf8).write(to: file)

    let interrupted = try start(file)
    for _ in 0..<60_000 {
      if !interrupted.isRunning || moment.isThere(in: folder) { break }
      usleep(1_000)
    }
    kill(interrupted.processIdentifier, SIGTERM)
    interrupted.waitUntilExit()
    #expect(interrupted.terminationReason == .uncaughtSignal)
    #expect(interrupted.terminationStatus == SIGTERM)
    try Self.expectWholeFiles(in: folder)

    let next = try start(file)
    next.waitUntilExit()
    #expect(next.terminationStatus == 0)
    await server.stop()
    try Self.expectWholeFiles(in: folder)
    let feed = try Data(contentsOf: folder.appending(path: "out/all.json"))
    let json = try JSONSerialization.jsonObject(with: feed) as? [String: Any]
    #expect((json?["items"] as? [Any])?.count == Self.count)
    let left = try FileManager.default.contentsOfDirectory(
      atPath: folder.appending(path: "out").path)
    #expect(left.sorted() == ["all.json", "all.rss"])
    let pages = try FileManager.default.subpathsOfDirectory(
      atPath: folder.appending(path: "site").path)
    #expect(pages.count { $0.hasSuffix(".html") } > Self.count)
  }

  private static func configuration(_ base: String) -> String {
    """
    {"version": 1, "database": "a.db",
     "sources": [{"id": "one", "url": "\(base)/feed", "allowPrivate": true}],
     "exports": [{"name": "all", "formats": ["rss", "json"], "path": "out/all", "limit": \(count),
                  "self": "https://desk.example/all"}],
     "site": {"path": "site", "base": "https://desk.example/"}}
    """
  }

  private func start(_ file: URL) throws -> Process {
    let process = Process()
    process.executableURL = CommandTests.program
    process.arguments = ["run", "-c", file.path, "--force", "--quiet"]
    try process.run()
    return process
  }

  /// Nothing under its own name is half of a document.
  private static func expectWholeFiles(in folder: URL) throws {
    for name in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: name)
      if name.hasSuffix(".json") {
        _ = try JSONSerialization.jsonObject(with: Data(contentsOf: file))
      } else if let end = [".html": "</html>", ".rss": "</rss>"][".\(file.pathExtension)"] {
        let text = String(decoding: try Data(contentsOf: file), as: UTF8.self)
        #expect(text.trimmingCharacters(in: .newlines).hasSuffix(end), "\(name)")
      }
    }
  }
}
