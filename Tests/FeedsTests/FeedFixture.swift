import Feeds
import Foundation
import Testing

/// One pair of files: a document as it was sent, and what it must be read as. The expected file
/// begins with the circumstances (`@content-type`, `@base`, `@options`), if there are any.
struct FeedFixture: Sendable, CustomTestStringConvertible {
  let name: String
  let document: [UInt8]
  let contentType: String?
  let base: String?
  let options: FeedParser.Options
  let expected: [String]

  var testDescription: String { name }

  static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  static func all() throws -> [FeedFixture] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    let expected = names.filter { $0.hasSuffix(".expected") }.sorted()
    return try expected.map { try FeedFixture(String($0.dropLast(".expected".count))) }
  }

  init(_ name: String) throws {
    self.name = name
    document = try [UInt8](Data(contentsOf: Self.folder.appending(path: name)))
    let text = try String(
      contentsOf: Self.folder.appending(path: name + ".expected"), encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    var circumstances: [Substring: String] = [:]
    for line in lines.prefix(while: { $0.hasPrefix("@") }) {
      let pair = line.dropFirst().split(separator: " ", maxSplits: 1)
      if pair.count == 2 { circumstances[pair[0]] = String(pair[1]) }
    }
    contentType = circumstances["content-type"]
    base = circumstances["base"]
    switch circumstances["options"] {
    case "raw": options = .raw
    case "sanitise": options = .sanitise
    default: options = .default
    }
    expected = Array(lines.drop { $0.hasPrefix("@") })
  }

  /// The document as it is read, in the form of the expected file.
  func parsed() -> [String] {
    do {
      let feed = try FeedParser.parse(
        document, contentType: contentType, baseURL: base, options: options)
      return FeedDump(feed).lines
    } catch {
      return ["error: \(error)"]
    }
  }
}
