import Foundation
import Syndication
import Testing

/// Rules for article pages, in a file of their own.
@Suite struct RulesTests {
  private static let page = """
    <html><head><title>The roof</title></head><body><h1>The roof is mended</h1>
    <div class="khabar"><p>The council met on Monday evening, and it agreed to mend the roof.</p>
    <div class="khabar-box"><p>What do you think of the roof? Tell us, dear readers, and win a slate.</p></div>
    <p>Work will begin in spring, when the weather allows it, and will cost less than was feared.</p>
    </div></body></html>
    """

  private static let rules = """
    {"systems": [{"sites": ["roof.example"], "body": [".khabar"], "drop": [".khabar-box"]}]}
    """

  /// Runs `body` with a folder of its own.
  private func withFolder<T>(_ body: (URL) throws -> T) throws -> T {
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "rules-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
  }

  private func write(_ text: String, to file: URL) throws -> String {
    try Data(text.utf8).write(to: file)
    return file.path
  }

  private func text(url: String, rules: String?) throws -> String {
    try withFolder { folder in
      let page = try write(Self.page, to: folder.appending(path: "page.html"))
      let file = try rules.map { try write($0, to: folder.appending(path: "rules.json")) }
      let json = try Syndication.Documents.extractArticle(
        file: page, url: url, contentType: nil, rules: try Syndication.Documents.rules(file: file))
      return String(decoding: json, as: UTF8.self)
    }
  }

  @Test func aRowIsForItsSiteAndItsSubdomains() throws {
    for host in ["roof.example", "www.roof.example", "www.roof.example:8080"] {
      #expect(!(try text(url: "https://\(host)/1", rules: Self.rules)).contains("slate"))
    }
    #expect(try text(url: "https://proof.example/1", rules: Self.rules).contains("slate"))
    #expect(try text(url: "https://roof.example/1", rules: nil).contains("slate"))
  }

  @Test func aFileOfRulesTellsItsOwnLine() throws {
    try withFolder { folder in
      let rules = try write(
        "{\"systems\": [\n {\"sites\": [1]}]}", to: folder.appending(path: "rules.json"))
      let configuration = Array(
        "{\"version\": 1, \"database\": \"a.db\", \"sources\": [], \"rules\": \"rules.json\"}"
          .utf8)
      let path = folder.appending(path: "feeds.json").path
      #expect {
        try Configuration.parse(configuration, path: path, environment: [:])
      } throws: { error in
        (error as? ConfigurationError)?.lines
          == ["\(rules):2: $.systems[0].sites[0]: expected a text, found a number"]
      }
    }
  }

  @Test func aFileThatIsNotThereIsAnError() throws {
    #expect(throws: ConfigurationError.self) {
      try Syndication.Documents.rules(file: "/nowhere/rules.json")
    }
  }
}
