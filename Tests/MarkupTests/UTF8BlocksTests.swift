import Testing

@testable import Markup

/// The look at sixteen bytes at a time against Swift's own decoder.
@Suite struct UTF8BlocksTests {
  /// Characters of every length and at every edge of RFC 3629, and bytes that are none.
  private static let pieces: [[UInt8]] = [
    [0x61], [0x20], [0x0A], [0x7F], [0xC2, 0xA0], [0xD8, 0xA7], [0xDF, 0xBF], [0xE0, 0xA0, 0x80],
    [0xE2, 0x80, 0x8C], [0xED, 0x9F, 0xBF], [0xEE, 0x80, 0x80], [0xEF, 0xBF, 0xBD],
    [0xF0, 0x90, 0x80, 0x80], [0xF4, 0x8F, 0xBF, 0xBF],
  ]
  private static let broken: [[UInt8]] = [
    [0x80], [0xBF], [0xC0, 0x80], [0xC1, 0xBF], [0xC2], [0xE0, 0x9F, 0x80], [0xE2, 0x80],
    [0xED, 0xA0, 0x80], [0xF0, 0x8F, 0x80, 0x80], [0xF0, 0x90, 0x80], [0xF4, 0x90, 0x80, 0x80],
    [0xF5, 0x80, 0x80, 0x80], [0xFF],
  ]

  private func look(_ bytes: [UInt8]) -> UTF8Blocks { bytes.withUnsafeBytes { UTF8Blocks($0) } }

  private func isValid(_ bytes: [UInt8]) -> Bool { String(validating: bytes, as: UTF8.self) != nil }

  @Test(arguments: 0..<40)
  func agreesWithSwiftAtEveryPlaceInABlock(length: Int) {
    let before = [UInt8](repeating: 0x61, count: length)
    for piece in Self.pieces + Self.broken {
      for after in [[], [0x61], [UInt8](repeating: 0x62, count: 20)] {
        let bytes = before + piece + after
        #expect(look(bytes).isValid == isValid(bytes), "\(piece) after \(length) bytes")
        #expect(look(bytes).isASCII == bytes.allSatisfy { $0 < 0x80 })
      }
    }
  }

  @Test func agreesWithSwiftOnMixtures() {
    var generator = SeededGenerator(seed: 8)
    for _ in 0..<2_000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0..<24, using: &generator) {
        bytes += Self.pieces[Int.random(in: 0..<Self.pieces.count, using: &generator)]
      }
      if Bool.random(using: &generator) {
        let place = Int.random(in: 0...bytes.count, using: &generator)
        bytes.insert(contentsOf: Self.broken.randomElement(using: &generator) ?? [], at: place)
      }
      #expect(look(bytes).isValid == isValid(bytes), "\(bytes)")
    }
  }

  @Test(arguments: 0..<40)
  func findsControlCharacters(length: Int) {
    let before = [UInt8](repeating: 0x61, count: length)
    for control: [UInt8] in [[0x00], [0x0D], [0x1F], [0xC2, 0x80], [0xC2, 0x9F]] {
      #expect(!look(before + control).isPlain)
      #expect(!look(before + control + before).isPlain)
    }
    for other: [UInt8] in [[0x09], [0x0A], [0x20], [0x7F], [0xC2, 0xA0], [0xD8, 0x9B]] {
      #expect(look(before + other).isPlain)
      #expect(look(before + other + before).isPlain)
    }
  }
}
