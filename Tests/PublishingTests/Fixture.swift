import Foundation
import Testing

/// A file of expected output beside the tests.
enum Fixture {
  /// Compares with the file of that name. With `RECORD_FIXTURES` set it is written instead, to be
  /// read before it is committed.
  static func expect(
    _ bytes: [UInt8], equals name: String, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Fixtures/\(name)")
    if ProcessInfo.processInfo.environment["RECORD_FIXTURES"] != nil {
      try Data(bytes).write(to: file)
    }
    let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
    #expect(
      String(decoding: bytes, as: UTF8.self) == expected, sourceLocation: sourceLocation)
  }
}
