/// Rule family: what stands in a text without being read. Joiners, marks of direction, the soft
/// hyphen, the tatweel, vowel signs and variation selectors come and go with each copy.
enum Joiners {
  static func drops(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0xAD, 0x34F, 0x61C, 0x640, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0: true
    // ZWSP, ZWNJ, ZWJ, LRM, RLM; embeddings; invisible operators and isolates.
    case 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F: true
    // Variation selectors.
    case 0x180B...0x180F, 0xFE00...0xFE0F, 0xE0000...0xE0FFF: true
    default: isVowelSign(scalar)
    }
  }

  /// Harakat, Koranic signs and the combining hamza and madda, whose letters are folded too.
  private static func isVowelSign(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x610...0x61A, 0x64B...0x65F, 0x670, 0x6D6...0x6DC, 0x6DF...0x6E4, 0x6E7, 0x6E8: true
    case 0x6EA...0x6ED, 0x8CA...0x8FF, 0xFE20...0xFE2F: true
    // Hebrew points.
    case 0x591...0x5BD, 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7: true
    default: false
    }
  }

  /// Marks that join when they stand between two letters: apostrophes, and the sign that old
  /// Persian keyboards left in the place of a ZWNJ.
  static func joinsLetters(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0x27, 0xAC, 0x2BC, 0x2018, 0x2019: true
    default: false
    }
  }
}
