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
      places = Self.winnowed(hashes)
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

  /// No step depends on which hash is the least: a window's is the least of those of its halves.
  private static func winnowed(_ hashes: [UInt32]) -> [Place] {
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: hashes.count) { keys in
      for (at, hash) in hashes.enumerated() {
        // The last one of equals is the least.
        keys.initializeElement(at: at, to: UInt64(hash) << 32 | UInt64(UInt32.max - UInt32(at)))
      }
      var width = 1
      while width < TextPrint.window {
        for at in 0..<(keys.count &- width) { keys[at] = min(keys[at], keys[at &+ width]) }
        width &*= 2
      }
      return leastOnce(keys[...(keys.count &- TextPrint.window)])
    }
  }

  /// The place of each key that is not that of the window before.
  private static func leastOnce(
    _ keys: Slice<UnsafeMutableBufferPointer<UInt64>>
  ) -> [Place] {
    [Place](unsafeUninitializedCapacity: keys.count) { places, count in
      var last = keys.first.map { ~$0 } ?? 0
      for key in keys {
        let hash = UInt32(truncatingIfNeeded: key >> 32)
        let word = UInt32.max - UInt32(truncatingIfNeeded: key)
        places.initializeElement(at: count, to: Place(shingle: spread(hash), word: word))
        count &+= key == last ? 0 : 1
        last = key
      }
    }
  }
}
