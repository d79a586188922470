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
  /// A text of fewer words proves nothing.
  package static let leastWords = 8

  package init(_ words: TextWords) {
    guard words.count >= Self.leastWords else {
      self = .none
      return
    }
    var shingles = ShinglePlaces(words).places.map(\.shingle)
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
  }

  private(set) var places: [Place] = []

  init(_ text: TextWords) {
    guard text.count >= TextPrint.shingleWords else { return }
    let hashes = Self.hashes(of: text.words)
    if text.count <= TextPrint.shortWords {
      places = hashes.indices.map { Place(shingle: Self.spread(hashes[$0]), word: UInt32($0)) }
    } else {
      places.reserveCapacity(hashes.count * 2 / TextPrint.window)
      hashes.withUnsafeBufferPointer { winnow($0) }
    }
  }

  private static func hashes(of words: [UInt32]) -> [UInt32] {
    let count = words.count - TextPrint.shingleWords + 1
    return [UInt32](unsafeUninitializedCapacity: count) { hashes, initialized in
      words.withUnsafeBufferPointer { words in
        for start in 0..<count {
          let first = UInt64(words[start]) | UInt64(words[start &+ 1]) << 32
          let second = UInt64(words[start &+ 2]) | UInt64(words[start &+ 3]) << 32
          let hash = WordHash.mix(WordHash.mix(first) ^ second &+ UInt64(words[start &+ 4]))
          hashes.initializeElement(at: start, to: UInt32(truncatingIfNeeded: hash >> 16))
        }
      }
      initialized = count
    }
  }

  /// The least hashes are small ones: spreads them evenly again, each to another number.
  private static func spread(_ hash: UInt32) -> UInt32 {
    hash &* 0x9E37_79B1
  }

  private mutating func winnow(_ hashes: UnsafeBufferPointer<UInt32>) {
    var least = -1
    for last in (TextPrint.window - 1)..<hashes.count {
      let start = last &- TextPrint.window &+ 1
      if least < start {
        least = start
        for at in start...last where hashes[at] <= hashes[least] { least = at }
      } else if hashes[last] <= hashes[least] {
        least = last
      } else {
        continue
      }
      places.append(Place(shingle: Self.spread(hashes[least]), word: UInt32(least)))
    }
  }
}
