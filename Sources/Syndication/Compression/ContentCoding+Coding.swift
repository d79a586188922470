extension ContentCoding {
  /// Bytes that are held of what comes in, and of what goes out.
  package static let pieceSize = 64 << 10

  /// Encodes all that `source` gives. The same bytes come out of the same library whenever they are
  /// made; pieces may be of any size.
  ///
  /// - Parameters:
  ///   - memory: what the encoder works in; one for many files saves time.
  ///   - length: about how many bytes there will be; more or fewer only cost some compression.
  ///   - source: fills a buffer and returns how many bytes it wrote; 0 is the end.
  ///   - sink: takes the next bytes, at most `pieceSize`.
  /// - Throws: `CodingFailure`, and what `source` and `sink` throw.
  package func encode(
    in memory: CodingMemory = CodingMemory(), length: Int,
    from source: (UnsafeMutableRawBufferPointer) throws -> Int,
    into sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    switch self {
    case .gzip: try GzipEncoder(memory).run(from: source, into: sink)
    case .br: try BrotliEncoder(length: length, memory).run(from: source, into: sink)
    }
  }

  package func encode(
    _ bytes: [UInt8], in memory: CodingMemory = CodingMemory()
  ) throws -> [UInt8] {
    var encoded: [UInt8] = []
    var rest = bytes[...]
    try encode(in: memory, length: bytes.count) { buffer in
      let piece = rest.prefix(buffer.count)
      buffer.copyBytes(from: piece)
      rest = rest.dropFirst(piece.count)
      return piece.count
    } into: {
      encoded += $0
    }
    return encoded
  }

  /// Decodes all that `source` gives, of any length: the sink is to end it when it has enough.
  ///
  /// - Parameters: as for `encode`.
  /// - Throws: `CodingFailure` when it is damaged, goes on behind its end or is cut; and what `source`
  ///   and `sink` throw.
  package func decode(
    from source: (UnsafeMutableRawBufferPointer) throws -> Int,
    into sink: (UnsafeRawBufferPointer) throws -> Void
  ) throws {
    switch self {
    case .gzip: try GzipDecoder().run(from: source, into: sink)
    case .br: try BrotliDecoder().run(from: source, into: sink)
    }
  }
}

/// Why bytes could not be encoded or decoded.
package enum CodingFailure: Error {
  case outOfMemory
  /// These bytes are not of this coding, or not whole.
  case damaged
}
