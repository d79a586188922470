/// Guesses the encoding of bytes that nothing declares truly: the one in which they would be the
/// commonest letters of a language.
enum EncodingGuess {
  /// A candidate with the bytes of the letters that make up most of a text in its languages.
  private struct Candidate {
    let label: String
    let letters: Set<UInt8>
  }

  private static let candidates = [
    // ا ي ر ن د م ه و ت ب س ل ش ك ع and Persian's ک گ پ چ with its joiner.
    Candidate(
      label: "windows-1256",
      letters: [
        0xC7, 0xED, 0xD1, 0xE4, 0xCF, 0xE3, 0xE5, 0xE6, 0xCA, 0xC8, 0xD3, 0xE1, 0xD4, 0xDF, 0xDA,
        0x98, 0x90, 0x81, 0x8D, 0x9D, 0xC9,
      ]),
    // о е а и н т с р в л к м д п у я ы ь з г in their places of each code.
    Candidate(
      label: "windows-1251",
      letters: [
        0xEE, 0xE5, 0xE0, 0xE8, 0xED, 0xF2, 0xF1, 0xF0, 0xE2, 0xEB, 0xEA, 0xEC, 0xE4, 0xEF, 0xF3,
        0xFF, 0xFB, 0xFC, 0xE7, 0xE3,
      ]),
    Candidate(
      label: "koi8-r",
      letters: [
        0xCF, 0xC5, 0xC1, 0xC9, 0xCE, 0xD4, 0xD3, 0xD2, 0xD7, 0xCC, 0xCB, 0xCD, 0xC4, 0xD0, 0xD5,
        0xD1, 0xD9, 0xD8, 0xDA, 0xC7,
      ]),
  ]

  /// Bytes that are looked at.
  private static let lookedAt = 64 << 10
  /// Pairs of bytes that a guess of an East Asian encoding needs.
  private static let fewestPairs = 8

  static func singleOrMultiByte(_ bytes: [UInt8]) -> (codec: Encoding.Codec, name: String) {
    let head = bytes.prefix(lookedAt)
    let (counts, high, runs) = tally(head)
    // Accented letters stand alone among ASCII ones; other scripts come in words.
    guard high > 0, high >= runs &* 2 else { return (.windows1252, "windows-1252") }
    if let eastAsian = eastAsian(head, high: high, counts: counts) { return eastAsian }
    let scored = candidates.map { candidate in
      (candidate, candidate.letters.reduce(0) { $0 &+ counts[Int($1)] })
    }
    guard let best = scored.max(by: { $0.1 < $1.1 }), best.1 &* 2 > high,
      let label = EncodingLabel(best.0.label)
    else { return (.windows1252, "windows-1252") }
    return (label.codec, label.name)
  }

  /// Whether the high bytes stand in words of their own, as no language does that is written in
  /// ISO 8859-1 or windows-1252.
  static func holdsWords(_ bytes: [UInt8]) -> Bool {
    let (_, high, runs) = tally(bytes.prefix(lookedAt))
    return runs >= fewestWords && high >= runs &* shortestWord
  }

  /// Words, and letters of each on average, that disprove a label.
  private static let fewestWords = 6
  private static let shortestWord = 3

  /// How often each byte is there, how many are not ASCII, and in how many runs those stand.
  private static func tally(_ bytes: ArraySlice<UInt8>) -> (counts: [Int], high: Int, runs: Int) {
    var counts = [Int](repeating: 0, count: 256)
    var runs = 0
    var before: UInt8 = 0
    for byte in bytes {
      counts[Int(byte)] &+= 1
      if byte >= 0x80, before < 0x80 { runs &+= 1 }
      before = byte
    }
    return (counts, counts[128...].reduce(0, &+), runs)
  }

  /// Pairs of bytes with the marks of Chinese, Japanese or Korean.
  private static func eastAsian(
    _ bytes: ArraySlice<UInt8>, high: Int, counts: [Int]
  ) -> (codec: Encoding.Codec, name: String)? {
    var pairs = [Int](repeating: 0, count: 256)
    var total = 0
    var p = bytes.startIndex
    while p &+ 1 < bytes.endIndex {
      guard bytes[p] >= 0x81, bytes[p &+ 1] >= 0x40 else {
        if bytes[p] >= 0x80 { return nil }
        p &+= 1
        continue
      }
      pairs[Int(bytes[p])] &+= 1
      total &+= 1
      p &+= 2
    }
    // Words of other scripts have an odd number of letters as often as not, which ends the search
    // above: a text of nothing but pairs is one of these.
    guard total >= fewestPairs else { return nil }
    let name: String
    if (pairs[0x82] &+ pairs[0x83]) &* 4 > total {
      name = "shift_jis"
    } else if (pairs[0xA4] &+ pairs[0xA5]) &* 4 > total {
      name = "euc-jp"
    } else {
      // Hangul lie in 0xB0 to 0xC8; Chinese characters go on to 0xF7.
      let hangul = pairs[0xB0...0xC8].reduce(0, &+)
      name = hangul &* 5 > total &* 4 ? "euc-kr" : "gb18030"
    }
    return EncodingLabel(name).map { ($0.codec, $0.name) }
  }
}
