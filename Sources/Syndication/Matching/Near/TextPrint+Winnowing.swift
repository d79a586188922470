package import News

extension TextPrint {
  /// Words of a shingle.
  package static let shingleWords = 5
  /// Of so many shingles one after the other at least one is kept, so that any two texts with a run
  /// of `guaranteedWords` words in common have a kept one in common.
  package static let window = 8
  package static let guaranteedWords = shingleWords + window - 1
  /// Of a text with so few words all shingles are kept.
  package static let shortWords = 60
  /// So are the first ones of a longer text: what a feed shows of it may be its first sentence, which
  /// is shorter than what winnowing is sure to meet.
  package static let leadShingles = 8
  /// A text of fewer words proves nothing.
  package static let leastWords = 8

  package init(_ words: TextWords) {
    guard words.count >= Self.leastWords else {
      self = .none
      return
    }
    var shingles = ShinglePlaces.withKept(of: words, lead: Self.leadShingles) {
      $0.map { ShinglePlaces.Place($0).shingle }
    }
    shingles.sortSpreadOnce()
    self.init(shingles: shingles)
  }
}

/// The kept shingles of a text and where they start, chosen by winnowing (Schleimer, Wilkerson,
/// Aiken: "Winnowing: Local Algorithms for Document Fingerprinting", 2003): of each window the least
/// hash, the last one of equals.
struct ShinglePlaces {
  struct Place {
    let shingle: UInt32
    let word: UInt32

    /// The least hashes are small ones: spreads them evenly again, each to another number.
    fileprivate init(_ key: UInt64) {
      shingle = UInt32(truncatingIfNeeded: key >> 32) &* 0x9E37_79B1
      word = start(of: key)
    }
  }

  let places: [Place]

  /// Those that winnowing keeps.
  init(_ text: TextWords) {
    places = Self.withKept(of: text, lead: 0) { $0.map(Place.init) }
  }

  /// The kept shingles in the order of the text: the hash above, below it what is the less the later
  /// the shingle starts, so that the last one of equals is the least.
  ///
  /// - Parameter lead: so many of the first shingles are kept besides.
  fileprivate static func withKept<Result>(
    of text: TextWords, lead: Int, _ body: (Slice<UnsafeMutableBufferPointer<UInt64>>) -> Result
  ) -> Result {
    let count = max(0, text.count - TextPrint.shingleWords + 1)
    return withUnsafeTemporaryAllocation(of: UInt64.self, capacity: lead + count) { room in
      let keys = UnsafeMutableBufferPointer(rebasing: room[lead...])
      text.words.withUnsafeBufferPointer { hash($0, into: keys) }
      guard text.count > TextPrint.shortWords else { return body(room[lead...]) }
      for at in 0..<lead { room.initializeElement(at: at, to: keys[at]) }
      let kept = winnow(keys)
      // Those of the lead come first; they are there already.
      var first = 0
      while first < kept, start(of: keys[first]) < lead { first += 1 }
      for at in first..<kept { keys[at - first] = keys[at] }
      return body(room[..<(lead + kept - first)])
    }
  }

  private static func start(of key: UInt64) -> UInt32 {
    UInt32.max &- UInt32(truncatingIfNeeded: key)
  }

  private static func hash(
    _ words: UnsafeBufferPointer<UInt32>, into keys: UnsafeMutableBufferPointer<UInt64>
  ) {
    for start in keys.indices {
      let first = UInt64(words[start]) | UInt64(words[start &+ 1]) << 32
      let second = UInt64(words[start &+ 2]) | UInt64(words[start &+ 3]) << 32
      let hash = WordHash.mix(WordHash.mix(first) ^ second &+ UInt64(words[start &+ 4]))
      let place = UInt64(UInt32.max &- UInt32(truncatingIfNeeded: start))
      keys.initializeElement(at: start, to: hash << 16 & 0xFFFF_FFFF_0000_0000 | place)
    }
  }

  /// Puts the least key of each window first, each once. No step depends on which it is: a window's
  /// is the least of those of its halves.
  ///
  /// - Returns: how many.
  private static func winnow(_ keys: UnsafeMutableBufferPointer<UInt64>) -> Int {
    // The least of the two keys, and of the four, that end at a place and at those before it.
    var last = keys[0]
    var two = (UInt64.max, UInt64.max)
    var four = (UInt64.max, UInt64.max, UInt64.max, UInt64.max)
    // No shingle has this key: none starts so far back.
    var least: UInt64 = 0
    var kept = 0
    for at in keys.indices {
      let key = keys[at]
      let leastOfTwo = min(last, key)
      let leastOfFour = min(two.0, leastOfTwo)
      let leastOfWindow = min(four.0, leastOfFour)
      last = key
      two = (two.1, leastOfTwo)
      four = (four.1, four.2, four.3, leastOfFour)
      guard at >= TextPrint.window &- 1 else { continue }
      keys[kept] = leastOfWindow
      kept &+= leastOfWindow == least ? 0 : 1
      least = leastOfWindow
    }
    return kept
  }
}
