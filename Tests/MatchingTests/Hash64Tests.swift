import Matching
import Testing

@Suite struct Hash64Tests {
  /// Published values of XXH64.
  @Test(
    arguments: [
      ("", 0, 0xEF46_DB37_51D8_E999),
      ("a", 0, 0xD24E_C4F1_A98C_6E5B),
      ("abc", 0, 0x44BC_2CF5_AD77_0999),
      ("Nobody inspects the spammish repetition", 0, 0xFBCE_A83C_8A37_8BF1),
      ("xxhash", 20_141_025, 0xB559_B98D_844E_0635),
    ] as [(String, UInt64, UInt64)])
  func agreesWithTheVectors(_ text: String, _ seed: UInt64, _ expected: UInt64) {
    #expect(Hash64.of(text, seed: seed) == expected)
    #expect(Hash64.of(Array(text.utf8), seed: seed) == expected)
  }

  @Test func tellsEveryLengthApart() {
    let hashes = (0..<200).map { Hash64.of([UInt8](repeating: 7, count: $0)) }
    #expect(Set(hashes).count == 200)
  }
}
