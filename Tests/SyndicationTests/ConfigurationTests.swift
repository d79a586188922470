import Foundation
import News
import Syndication
import Testing

@Suite struct ConfigurationTests {
  /// Reads `Fixtures/configurations/NAME.json` and compares what a person is told.
  @Test(arguments: try Fixtures.names(in: "configurations", suffix: ".json"))
  func tells(_ name: String) throws {
    let bytes = try Fixtures.bytes("configurations/\(name).json")
    let expected = try Fixtures.text("configurations/\(name).expected")
    let told: String
    do {
      let configuration = try Configuration.parse(
        bytes, path: "feeds.json", environment: ["TOKEN": "secret"])
      told = "right: \(configuration.sources.count) sources"
    } catch {
      told = error.lines.joined(separator: "\n")
    }
    #expect(told == expected.trimmingCharacters(in: .newlines))
  }

  /// Whether a path begins in the folder of the process or at the root.
  @Test(arguments: ["feeds.json", "conf/feeds.json"])
  func tellsThatTwoSpellingsOfAPathAreOneFile(file: String) throws {
    let here = FileManager.default.currentDirectoryPath
    let folder = file.hasPrefix("conf") ? "/conf" : ""
    for (path, isSame) in [(here + folder + "/out/all", true), ("/no\(here)/out/all", false)] {
      let text = """
        {"version": 1, "database": "a.db", "sources": [],
         "exports": [{"name": "one", "formats": ["rss"], "path": "out/all"},
                     {"name": "two", "formats": ["rss"], "path": "\(path)"}]}
        """
      let reasons: [String]
      do {
        _ = try Configuration.parse(Array(text.utf8), path: file, environment: [:])
        reasons = []
      } catch {
        reasons = error.lines
      }
      #expect(reasons.contains { $0.contains("writes these files already") } == isSame)
    }
  }

  /// What libcurl could not ask for is refused before anything is asked.
  @Test(arguments: [
    "http://a b/", "http://[::1", "http://x/\\n", "http:///x", "http://x:99999/",
    "http:/me:word@x/", "http://x/" + String(repeating: "a", count: 9 << 10),
  ])
  func refusesAddressesThatCannotBeFetched(url: String) throws {
    for (key, value) in [("url", url), ("proxy", url.replacing("http://x/", with: "http://x y/"))] {
      let own = key == "url" ? "" : "\"url\": \"https://one.example/\", "
      let text = """
        {"version": 1, "database": "a.db", "exports": [],
         "sources": [{"id": "one", \(own)"\(key)": "\(value)"}]}
        """
      let error = #expect(throws: ConfigurationError.self) {
        try Configuration.parse(Array(text.utf8), path: "feeds.json", environment: [:])
      }
      let line = try #require(error?.lines.first)
      #expect(line.hasPrefix("feeds.json:2: $.sources[0].\(key): expected an "))
      #expect(!line.contains("word"))
    }
  }

  @Test(arguments: ["http://خبر.example/", "https://me:word@one.example:8443/a?b#c"])
  func takesAddressesInAllLetters(url: String) throws {
    let text = """
      {"version": 1, "database": "a.db", "exports": [],
       "sources": [{"id": "one", "url": "\(url)", "proxy": "socks5h://me:word@\u{627}\u{628}.example:1"}]}
      """
    let configuration = try Configuration.parse(
      Array(text.utf8), path: "feeds.json", environment: [:])
    #expect(configuration.sources.first?.url == url)
  }

  @Test func fillsInDefaultsAndPaths() throws {
    let configuration = try Configuration.parse(
      Array(Self.small.utf8), path: "/etc/desk/feeds.json", environment: ["TOKEN": "secret"])
    let source = try #require(configuration.sources.first)
    #expect(configuration.database == .sqlite(path: "/etc/desk/a.db"))
    #expect(source.publisher.rawValue == "one.example")
    #expect(source.settings.interval == 3_600)
    #expect(source.settings.timeout == 20)
    #expect(source.settings.maximumBytes == 8 << 20)
    #expect(
      source.headers.reduce(into: [:]) { $0[$1.name] = $1.value } == ["Authorization": "secret"])
    #expect(configuration.exports.first?.path == "/etc/desk/out/all")
    #expect(configuration.exports.first?.limit == 100)
    #expect(configuration.exports.first?.collapse == true)
  }

  private static let small = """
    { "version": 1, "database": "a.db", "defaults": {"interval": "1h"},
      "sources": [ {"id": "one", "url": "https://www.one.example/rss",
                    "headers": {"Authorization": "env:TOKEN"}} ],
      "exports": [ {"name": "all", "formats": ["rss"], "path": "out/all"} ] }
    """
}

/// The files of input and expected output beside the tests.
enum Fixtures {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  static func names(in folder: String, suffix: String) throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Self.folder.appending(path: folder).path)
    return names.filter { $0.hasSuffix(suffix) }.map { String($0.dropLast(suffix.count)) }.sorted()
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    Array(try Data(contentsOf: folder.appending(path: path)))
  }

  static func text(_ path: String) throws -> String {
    String(decoding: try bytes(path), as: UTF8.self)
  }
}
