import JSON

/// Everything that is wrong with a configuration file, each with its line and JSON path.
package struct ConfigurationError: Error, Hashable, Sendable {
  package struct Problem: Hashable, Sendable {
    /// From 1; nil when the file could not be read at all.
    package let line: Int?
    /// As `$.sources[3].url`; nil when the file is no JSON.
    package let path: String?
    package let reason: String
  }

  package let file: String
  package let problems: [Problem]

  /// More are counted, not told.
  static let maximumLines = 5
  static let maximumLength = 600

  package init(file: String, problems: [Problem]) {
    self.file = file
    self.problems = problems
  }

  /// The file cannot be read at all.
  package init(file: String, reason: String) {
    self.init(file: file, problems: [Problem(line: nil, path: nil, reason: reason)])
  }

  /// One line a problem: file, line, JSON path, reason.
  package var lines: [String] {
    let shown = problems.count > Self.maximumLines ? Self.maximumLines - 1 : problems.count
    var lines = problems.prefix(shown).map { problem in
      let line = problem.line.map { ":\($0)" } ?? ""
      let path = problem.path.map { ": \($0)" } ?? ""
      return Self.bounded(file + line + path + ": " + problem.reason)
    }
    if problems.count > shown {
      lines.append("\(file): and \(problems.count - shown) more problems")
    }
    return lines
  }

  /// What a file holds may stand in a message: without control characters and bounded.
  private static func bounded(_ line: String) -> String {
    SourceFailure.clean(line, limit: maximumLength)
  }
}
