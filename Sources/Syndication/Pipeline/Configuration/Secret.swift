import Foundation

/// RFC 4648.
enum Base64 {
  static func text(of text: String) -> String {
    Data(text.utf8).base64EncodedString()
  }
}

/// A value that may stand elsewhere: `env:NAME` or `file:PATH`.
enum Secret {
  /// Longer files are no secrets.
  static let maximumBytes = 64 << 10

  struct Missing: Error {
    let reason: String
  }

  /// The value itself; line ends at the end of a file are not part of it.
  static func resolve(
    _ text: String, relativeTo folder: String, environment: [String: String]
  ) throws(Missing) -> String {
    if text.hasPrefix("env:") {
      let name = String(text.dropFirst(4))
      guard let value = environment[name], !value.isEmpty else {
        throw Missing(reason: "the environment has no variable \(name)")
      }
      return value
    }
    if text.hasPrefix("file:") {
      return try read(Paths.absolute(String(text.dropFirst(5)), in: folder))
    }
    return text
  }

  private static func read(_ path: String) throws(Missing) -> String {
    guard let bytes = try? ReadFile.bytes(at: path, limit: maximumBytes) else {
      throw Missing(reason: "the secret's file \(path) cannot be read")
    }
    var value = String(decoding: bytes, as: UTF8.self)
    while value.last?.isNewline == true { value.removeLast() }
    guard !value.isEmpty else { throw Missing(reason: "the secret's file \(path) is empty") }
    return value
  }
}
