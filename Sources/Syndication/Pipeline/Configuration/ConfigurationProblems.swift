import JSON

/// Collects what is wrong while a configuration is read, so that one look at the messages mends it
/// all.
final class ConfigurationProblems {
  private var found: [(offset: Int, path: JSONPath, reason: String)] = []

  /// What is wrong with a file that the configuration names.
  private var elsewhere: ConfigurationError?

  var isEmpty: Bool { found.isEmpty && elsewhere == nil }

  /// Adds what is wrong with another file. It is told when the configuration itself is right.
  func add(_ error: ConfigurationError) {
    elsewhere = elsewhere ?? error
  }

  func add(_ reason: String, at path: JSONPath, offset: Int) {
    found.append((offset, path, reason))
  }

  /// In the order of the file.
  func error(file: String, bytes: [UInt8]) -> ConfigurationError {
    if found.isEmpty, let elsewhere { return elsewhere }
    let ordered = found.sorted { $0.offset < $1.offset }
    return ConfigurationError(
      file: file,
      problems: ordered.map {
        ConfigurationError.Problem(
          line: TextPosition(of: $0.offset, in: bytes).line, path: $0.path.description,
          reason: $0.reason)
      })
  }
}
