internal import Glibc

/// Reads the rarer encodings by the tables of the C library.
enum IconvDecoder {
  /// Nil when the C library does not have the character set.
  ///
  /// - Parameter charset: a name of our own table, never one from a document.
  static func decode(_ bytes: [UInt8], from charset: String) -> [UInt8]? {
    let converter = iconv_open("UTF-8", charset)
    guard converter != iconv_t(bitPattern: -1) else { return nil }
    defer { iconv_close(converter) }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count &* 2)
    var input = bytes
    input.withUnsafeMutableBytes { buffer in
      var next = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = buffer.count
      while left > 0 {
        convert(converter, &next, &left, &output)
      }
    }
    return output
  }

  /// Converts a piece; a byte that cannot be read becomes U+FFFD and is passed over.
  private static func convert(
    _ converter: iconv_t?, _ next: inout UnsafeMutablePointer<CChar>?, _ left: inout Int,
    _ output: inout [UInt8]
  ) {
    withUnsafeTemporaryAllocation(byteCount: piece, alignment: 1) { room in
      var free = room.count
      var target = room.baseAddress?.assumingMemoryBound(to: CChar.self)
      let result = iconv(converter, &next, &left, &target, &free)
      let problem = errno
      output.append(contentsOf: room[..<(room.count &- free)])
      guard result == Int(bitPattern: UInt.max) || result == -1 else { return }
      if problem == E2BIG { return }
      output.append(contentsOf: UTF8.encodedReplacementCharacter)
      next = next.map { $0 + 1 }
      left &-= 1
    }
  }

  /// Bytes converted at once.
  private static let piece = 16 << 10
}
