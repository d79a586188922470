import Markup
import Testing

/// What holds for any input: the output is harmless, and sanitising it again changes nothing.
@Suite("Laws of the sanitiser")
struct SanitiserLawTests {
  private func expectLaws(_ html: String) {
    let once = Sanitiser.sanitise(html, base: SanitiserTests.base)
    #expect(HarmlessHTML.fault(in: once) == nil, "\(html.debugDescription)")
    #expect(
      Sanitiser.sanitise(once, base: nil) == once, "\(html.debugDescription)")
  }

  private static func allInputs() throws -> [String] {
    try HTMLPairs.sanitiserFamilies.flatMap { try HTMLPairs.sanitiser($0).map(\.input) }
  }

  @Test("hold for every prefix of every payload", arguments: HTMLPairs.sanitiserFamilies)
  func prefixes(_ family: String) throws {
    for pair in try HTMLPairs.sanitiser(family) {
      let bytes = Array(pair.input.utf8)
      for length in stride(from: 1, to: bytes.count, by: 4) {
        expectLaws(String(decoding: bytes[..<length], as: UTF8.self))
      }
    }
  }

  @Test("hold for payloads with single bytes changed", arguments: 0..<4)
  func changedBytes(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let alphabet = Array("<>/='\"`&;!-[]? \u{0}#xap\n\t".utf8)
    for input in try Self.allInputs() {
      var bytes = Array(input.utf8)
      for _ in 0..<Int.random(in: 1...3, using: &random) where !bytes.isEmpty {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] =
          Bool.random(using: &random)
          ? alphabet.randomElement(using: &random) ?? 0 : UInt8.random(in: 0...255, using: &random)
      }
      expectLaws(String(decoding: bytes, as: UTF8.self))
    }
  }

  @Test("hold for payloads put together at random", arguments: 4..<8)
  func joined(_ seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let inputs = try Self.allInputs()
    for _ in 0..<150 {
      let parts = (0..<Int.random(in: 2...6, using: &random)).map { _ in
        let part = inputs.randomElement(using: &random) ?? ""
        return Bool.random(using: &random) ? part : String(part.prefix(part.count / 2))
      }
      expectLaws(parts.joined())
    }
  }

  @Test("hold for tags in any order", arguments: 8..<12)
  func tags(_ seed: UInt64) {
    var random = SeededGenerator(seed: seed)
    let names = HTMLElement.allCases.map(\.name)
    let attributes = ["", "", " href=/x", " lang=fa", " src=y", " colspan=2", " cite=/z"]
    for _ in 0..<250 {
      var html = ""
      for _ in 0..<Int.random(in: 1...30, using: &random) {
        let name = names.randomElement(using: &random) ?? "p"
        switch Int.random(in: 0..<6, using: &random) {
        case 0: html += ["x", " ", "\n", "&lt;", "خبر", "]]>"].randomElement(using: &random) ?? ""
        case 1, 2: html += "</\(name)>"
        default: html += "<\(name)\(attributes.randomElement(using: &random) ?? "")>"
        }
      }
      expectLaws(html)
    }
  }

  @Test("nothing traps on bytes that are no UTF-8")
  func noise() {
    var random = SeededGenerator(seed: 12)
    var output: [UInt8] = []
    for _ in 0..<500 {
      let bytes = (0..<Int.random(in: 0...80, using: &random)).map { _ in
        Bool.random(using: &random)
          ? UInt8.random(in: 0...255, using: &random)
          : [0x3C, 0x26, 0xC2, 0xE2, 0xEF, 0xBF, 0x80, 0x3E].randomElement(using: &random) ?? 0
      }
      output.removeAll()
      bytes.withUnsafeBufferPointer {
        Sanitiser.sanitise($0, base: nil, into: &output)
        HTMLText.plain($0, into: &output)
        HTMLEntities.decode($0, into: &output)
      }
      #expect(output.count <= bytes.count * 12)
    }
  }
}

/// SplitMix64: the same numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = (seed &+ 1) &* 0xD134_2543_DE82_EF95
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
