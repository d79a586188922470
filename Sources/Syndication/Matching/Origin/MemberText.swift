package import Text

/// What the text of a story's member shows of the text that it was made from: hashes, so that the
/// text itself need not be kept.
///
/// A copy of a copy carries what the first copyist changed. What the normal form does not see, lost
/// joiners and Arabic letters, is a trace too: `written` is the text as it stands.
package struct MemberText: Hashable, Sendable {
  /// Runs of three words of the normal form, as they follow each other.
  let runs: [UInt32]
  /// Runs of two words as written, as they follow each other.
  let written: [UInt32]
  /// The first words as written.
  let opening: UInt64
  /// The names in places of credit that prove nothing by themselves, nearest first.
  let mentions: [Mention]

  /// Bytes of a text that are looked at.
  package static let longestText = 1 << 16
  static let wordsPerRun = 3
  static let writtenPerRun = 2
  static let openingWords = 4

  /// - Parameter text: the plain text, as it was read for `Article.attribution`.
  package init(_ text: String) {
    var text = text
    self = text.withUTF8 { utf8 in
      let utf8 = UnsafeBufferPointer(rebasing: utf8.prefix(Self.longestText))
      return MemberText(utf8, TextStanding.read(utf8))
    }
  }

  /// - Parameters:
  ///   - standing: what was read of the same text.
  ///   - isTraced: whether the text is compared with others of its story; else its mentions are all
  ///     that is asked for.
  package init(_ text: String, _ standing: TextStanding, isTraced: Bool = true) {
    guard isTraced else {
      (runs, written, opening, mentions) = ([], [], 0, standing.mentions)
      return
    }
    var text = text
    self = text.withUTF8 { utf8 in
      MemberText(UnsafeBufferPointer(rebasing: utf8.prefix(Self.longestText)), standing)
    }
  }

  private init(_ utf8: UnsafeBufferPointer<UInt8>, _ standing: TextStanding) {
    runs = Self.runs(of: TextWords.hashes(standing.form), Self.wordsPerRun)
    let words = WrittenWords.hashes(utf8)
    written = Self.runs(of: words, Self.writtenPerRun)
    opening = words.prefix(Self.openingWords).reduce(0) { Self.joined($0, $1) }
    mentions = standing.mentions
  }

  /// The hashes of so many words in a row; of all of them when there are fewer.
  @inline(__always)
  private static func runs(of words: [UInt32], _ length: Int) -> [UInt32] {
    guard words.count >= length else {
      return words.isEmpty ? [] : [highest(words.reduce(0) { joined($0, $1) })]
    }
    let count = words.count &- length &+ 1
    return [UInt32](unsafeUninitializedCapacity: count) { runs, initialized in
      words.withUnsafeBufferPointer { words in
        for start in 0..<count {
          var run: UInt64 = 0
          for at in start..<(start &+ length) { run = joined(run, words[at]) }
          runs.initializeElement(at: start, to: highest(run))
        }
      }
      initialized = count
    }
  }

  @inline(__always)
  private static func joined(_ run: UInt64, _ word: UInt32) -> UInt64 {
    (run ^ UInt64(word)) &* 0x9E37_79B9_7F4A_7C15 ^ (run >> 29)
  }

  @inline(__always)
  private static func highest(_ run: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: run >> 32)
  }
}

/// What stands between white space, as it is written.
private enum WrittenWords {
  /// A word and the space after it, at least.
  private static let bytesPerWord = 2
  private static let spaces: UInt64 = 0x2020_2020_2020_2020
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  static func hashes(_ utf8: UnsafeBufferPointer<UInt8>) -> [UInt32] {
    [UInt32](unsafeUninitializedCapacity: utf8.count / bytesPerWord + 1) { words, count in
      count = hash(utf8, into: words)
    }
  }

  /// - Returns: how many words there are.
  private static func hash(
    _ utf8: UnsafeBufferPointer<UInt8>, into words: UnsafeMutableBufferPointer<UInt32>
  ) -> Int {
    var count = 0
    var at = 0
    var hash: UInt64 = 0
    var start = 0
    while at < utf8.count || start < at {
      let eight = eight(utf8, at)
      // The highest bit of each byte that is more than a space.
      let inWord = (eight & ~highBits) &+ 0x5F5F_5F5F_5F5F_5F5F | eight
      let ends = ~inWord & highBits
      guard ends != 0 else {
        hash = WordHash.mix(hash ^ eight)
        at &+= 8
        continue
      }
      let length = ends.trailingZeroBitCount >> 3
      at &+= length
      if at > start {
        let rest = eight & (1 << UInt64(length &* 8) &- 1)
        let whole = WordHash.mix(hash ^ rest &+ UInt64(at &- start))
        words.initializeElement(at: count, to: UInt32(truncatingIfNeeded: whole >> 29))
        count &+= 1
      }
      at &+= 1
      start = at
      hash = 0
    }
    return count
  }

  /// The bytes from a place on, the first one lowest, spaces behind the last.
  @inline(__always)
  private static func eight(_ utf8: UnsafeBufferPointer<UInt8>, _ at: Int) -> UInt64 {
    if utf8.count &- at >= 8 {
      let raw = UnsafeRawBufferPointer(utf8)
      return UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
    }
    return (at..<utf8.count).reversed().reduce(spaces) { $0 << 8 | UInt64(utf8[$1]) }
  }
}
