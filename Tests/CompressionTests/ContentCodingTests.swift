import Foundation
import Testing

@testable import Compression

@Suite struct ContentCodingTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
    .appending(path: "Fixtures")

  private func bytes(_ name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: Self.folder.appending(path: name)))
  }

  /// Hands out bytes in pieces of `size`.
  private func source(
    _ bytes: [UInt8], by size: Int
  ) -> (UnsafeMutableRawBufferPointer) -> Int {
    var rest = bytes[...]
    return { buffer in
      let piece = rest.prefix(min(size, buffer.count))
      buffer.copyBytes(from: piece)
      rest = rest.dropFirst(piece.count)
      return piece.count
    }
  }

  private func decode(
    _ bytes: [UInt8], _ coding: ContentCoding, by size: Int = 7
  ) throws -> [UInt8] {
    var decoded: [UInt8] = []
    try coding.decode(from: source(bytes, by: size)) { decoded += $0 }
    return decoded
  }

  /// Bytes that compress a little, and differ with `seed`.
  private func sample(_ length: Int, seed: UInt64) -> [UInt8] {
    var state = seed
    return (0..<length).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt8(truncatingIfNeeded: state >> 60) &+ 0x40
    }
  }

  /// The decoders are those libraries' own: they read what others' programs wrote.
  @Test(arguments: ContentCoding.allCases)
  func readsWhatOthersWriteAndKnowsItForTheirs(_ coding: ContentCoding) throws {
    let theirs = try bytes("story.txt" + coding.suffix)
    #expect(try decode(theirs, coding) == bytes("story.txt"))
    #expect(!coding.isMarked(Array(theirs.prefix(ContentCoding.markEnd))))
  }

  @Test(
    arguments: ContentCoding.allCases,
    [0, 1, 1_000, ContentCoding.pieceSize - 1, ContentCoding.pieceSize, 1_500_000])
  func whatIsEncodedIsDecoded(_ coding: ContentCoding, _ length: Int) throws {
    let plain = sample(length, seed: UInt64(length))
    let encoded = try coding.encode(plain)
    #expect(try decode(encoded, coding, by: 9_999) == plain)
    let beginning = Array(encoded.prefix(ContentCoding.markEnd))
    #expect(ContentCoding.allCases.filter { $0.isMarked(beginning) } == [coding])
    #expect(!coding.isMarked(beginning.dropLast(beginning.count - 20)))
    if length >= 1_000 { #expect(encoded.count < plain.count * 3 / 4) }
  }

  /// The header names no time, no file and no system (RFC 1952, section 2.3.1).
  @Test func theHeaderOfGzipIsAlwaysTheSame() throws {
    let encoded = try ContentCoding.gzip.encode(sample(10, seed: 1))
    #expect(encoded.prefix(10) == [0x1F, 0x8B, 8, 0x10, 0, 0, 0, 0, 0, 255])
  }

  /// How the bytes come is of no account.
  @Test(arguments: ContentCoding.allCases, [100, 40_000, ContentCoding.pieceSize])
  func piecesOfAnySizeGiveTheSame(_ coding: ContentCoding, _ size: Int) throws {
    let plain = sample(400_000, seed: 5)
    var encoded: [UInt8] = []
    try coding.encode(length: plain.count, from: source(plain, by: size)) { encoded += $0 }
    #expect(try encoded == coding.encode(plain))
  }

  /// Nor what the memory held before.
  @Test(arguments: ContentCoding.allCases)
  func oneMemoryServesManyFiles(_ coding: ContentCoding) throws {
    let memory = CodingMemory()
    for length in [300_000, 10, 5_000_000, 70_000, 0, 70_000] {
      let plain = sample(length, seed: UInt64(length))
      #expect(try coding.encode(plain, in: memory) == coding.encode(plain))
      #expect(memory.kept <= CodingMemory.maximumKept)
    }
    #expect(memory.kept > 0)
  }

  @Test(arguments: ContentCoding.allCases)
  func whatIsDamagedIsTold(_ coding: ContentCoding) throws {
    let plain = sample(5_000, seed: 9)
    let encoded = try coding.encode(plain)
    for length in [0, 1, 20, encoded.count / 2, encoded.count - 1] {
      #expect(throws: CodingFailure.self) { try decode(Array(encoded.prefix(length)), coding) }
    }
    #expect(throws: CodingFailure.self) { try decode(encoded + [0], coding, by: encoded.count) }
    #expect(throws: CodingFailure.self) { try decode(encoded + [0], coding, by: encoded.count + 1) }
    #expect(throws: CodingFailure.self) { try decode(encoded + encoded, coding) }
    #expect(throws: CodingFailure.self) { try decode(plain, coding) }
    var changed = encoded
    changed[encoded.count / 2] ^= 0x10
    #expect((try? decode(changed, coding)) != plain)
  }

  /// 64 MiB go through in pieces, none of which is longer than the buffers.
  @Test(arguments: ContentCoding.allCases)
  func noPieceIsLongerThanTheBuffer(_ coding: ContentCoding) throws {
    let whole = 64 << 20
    var (left, decoded, longest) = (whole, 0, 0)
    var encoded: [UInt8] = []
    try coding.encode(length: left) { buffer in
      longest = max(longest, buffer.count)
      let count = min(left, buffer.count)
      for index in 0..<count { buffer[index] = 0x61 }
      left -= count
      return count
    } into: { piece in
      longest = max(longest, piece.count)
      encoded += piece
    }
    #expect(encoded.count < 1 << 20)
    try coding.decode(from: source(encoded, by: .max)) { piece in
      longest = max(longest, piece.count)
      decoded += piece.count
    }
    #expect(decoded == whole)
    #expect(longest == ContentCoding.pieceSize)
  }

  /// A small file that decodes to a large one is left at the first piece too many.
  @Test(arguments: ContentCoding.allCases)
  func theSinkEndsIt(_ coding: ContentCoding) throws {
    struct Enough: Error {}
    let encoded = try coding.encode([UInt8](repeating: 0x61, count: 10 << 20))
    var seen = 0
    #expect(throws: Enough.self) {
      try coding.decode(from: source(encoded, by: .max)) { piece in
        seen += piece.count
        if seen > 100_000 { throw Enough() }
      }
    }
    #expect(seen <= 100_000 + ContentCoding.pieceSize)
  }
}
