import Foundation

/// A table of cases from `Fixtures`: tab-separated columns, a case a line; lines that begin with "#"
/// are comments. `\n`, `\r`, `\t`, `\0` and `\\` stand for those characters.
struct FixtureTable {
  struct Row: CustomStringConvertible {
    let line: Int
    let columns: [String]

    subscript(_ column: Int) -> String { columns.indices.contains(column) ? columns[column] : "" }

    var description: String { "line \(line): \(columns.first ?? "")" }
  }

  let rows: [Row]

  init(_ path: String, file: String = #filePath) throws {
    let folder = URL(filePath: file).deletingLastPathComponent()
    let text = try String(contentsOf: folder.appending(path: "Fixtures/\(path)"), encoding: .utf8)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    rows = lines.enumerated().compactMap { number, line in
      guard !line.hasPrefix("#"), line.contains("\t") else { return nil }
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false)
      return Row(line: number + 1, columns: columns.map(Self.unescaped))
    }
  }

  private static func unescaped(_ text: Substring) -> String {
    var result = ""
    var rest = text.unicodeScalars
    while let scalar = rest.popFirst() {
      guard scalar == "\\", let code = rest.popFirst() else {
        result.unicodeScalars.append(scalar)
        continue
      }
      let plain: Unicode.Scalar =
        switch code {
        case "n": "\n"
        case "r": "\r"
        case "t": "\t"
        case "0": "\0"
        default: code
        }
      result.unicodeScalars.append(plain)
    }
    return result
  }
}
