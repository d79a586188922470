import Foundation

/// The folder of the HTML fixtures.
enum HTMLFixtures {
  static func text(_ path: String) throws -> String {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    return try String(
      contentsOf: folder.appending(path: "Fixtures/HTML/\(path)"), encoding: .utf8)
  }
}

/// Pairs of input and expected output: a line, and below it one that begins with `=>`. Lines that
/// begin with `# ` are remarks; `{U+XXXX}` stands for a character that does not print.
struct HTMLPairs {
  struct Pair: Sendable {
    var input: String
    var expected: String
  }

  static let sanitiserFamilies = [
    "documents", "foreign", "handlers", "images", "malformed", "mutation", "schemes", "scripts",
    "sections", "structure", "styles",
  ]

  static func sanitiser(_ family: String) throws -> [Pair] {
    try read("Sanitiser/\(family).txt")
  }

  static func read(_ path: String) throws -> [Pair] {
    var pairs: [Pair] = []
    var input: String?
    for line in try HTMLFixtures.text(path).split(separator: "\n" as Unicode.Scalar) {
      if line.hasPrefix("=>") {
        pairs.append(
          Pair(
            input: unescaped(input ?? ""),
            expected: unescaped(String(line.dropFirst(line.hasPrefix("=> ") ? 3 : 2)))))
        input = nil
      } else if !line.hasPrefix("# ") {
        input = String(line)
      }
    }
    return pairs
  }

  private static func unescaped(_ line: String) -> String {
    var result = ""
    var parts = line.components(separatedBy: "{U+")[...]
    result += parts.popFirst() ?? ""
    for part in parts {
      let digits = part.prefix { $0 != "}" }
      if let scalar = UInt32(digits, radix: 16).flatMap(Unicode.Scalar.init) {
        result.unicodeScalars.append(scalar)
      }
      result += part.dropFirst(digits.count + 1)
    }
    return result
  }
}

extension String {
  fileprivate func split(separator: Unicode.Scalar) -> [String] {
    unicodeScalars.split(separator: separator).map { String($0) }
  }
}
