/// Character references of HTML: all named ones of the standard (§13.5) and the numeric ones.
package enum HTMLEntities {
  /// What one reference stands for.
  package struct Reference: Equatable, Sendable {
    /// Bytes from the ampersand to the end of the reference.
    package var length: Int
    package var scalar: Unicode.Scalar
    /// Ninety-three names stand for two scalars.
    package var second: Unicode.Scalar?

    /// Appends the UTF-8 form of what is meant.
    package func append(to output: inout [UInt8]) {
      output.append(scalar: scalar)
      if let second { output.append(scalar: second) }
    }
  }

  /// Where a reference stands: in an attribute one without a semicolon that runs on into letters,
  /// digits or `=` is text (`?a=1&copy=2`).
  package enum Place: Sendable {
    case text
    case attribute
  }

  /// Reads the reference whose ampersand is at `start`; nil when the ampersand is just itself.
  package static func reference(
    in bytes: UnsafeBufferPointer<UInt8>, at start: Int, place: Place = .text
  ) -> Reference? {
    guard start >= 0, start &+ 2 < bytes.count else { return nil }
    return bytes[start &+ 1] == UInt8(ascii: "#")
      ? numeric(in: bytes, at: start) : named(in: bytes, at: start, place: place)
  }

  /// Appends `bytes` with every reference replaced once. At most a fifth longer than the input
  /// (`&nGt;` is five bytes and stands for six).
  package static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, into output: inout [UInt8], place: Place = .text
  ) {
    var copied = 0
    var next = 0
    while let ampersand = bytes.position(of: UInt8(ascii: "&"), from: next) {
      next = ampersand &+ 1
      guard let found = reference(in: bytes, at: ampersand, place: place) else { continue }
      output.append(contentsOf: bytes.part(copied..<ampersand))
      found.append(to: &output)
      next = ampersand &+ found.length
      copied = next
    }
    output.append(contentsOf: bytes.part(copied..<bytes.count))
  }

  /// `text` with every reference replaced once.
  package static func decode(_ text: String, place: Place = .text) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var text = text
    return text.withUTF8 { bytes in
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count)
      decode(bytes, into: &output, place: place)
      return String(readingUTF8: output)
    }
  }
}
