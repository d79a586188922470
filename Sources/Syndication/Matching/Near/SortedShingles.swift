import News

/// The shingles of some texts in ascending order, so that who looks them up goes through the postings
/// once, from the first line to the last, and waits for no page of the memory twice.
struct SortedShingles {
  /// A shingle above, below it its place among those of all texts, one text after the other. Of
  /// equal shingles the one of the earlier text comes first.
  private(set) var keys: [UInt64]

  /// Three digits of a shingle, the lowest first.
  private static let digitBits: UInt64 = 11
  private static let digits = 3

  /// - Parameter count: of all their shingles.
  init(_ prints: [TextPrint], count: Int) {
    keys = Self.array(of: count) { keys in
      var at = 0
      for print in prints {
        for shingle in print.shingles {
          keys[at] = UInt64(shingle) << 32 | UInt64(truncatingIfNeeded: at)
          at &+= 1
        }
      }
    }
    sort()
  }

  private mutating func sort() {
    for digit in 0..<Self.digits {
      let shift = 32 &+ UInt64(digit) &* Self.digitBits
      keys = keys.withUnsafeBufferPointer { keys in
        Self.array(of: keys.count) { Self.spread(keys, by: shift, to: $0) }
      }
    }
  }

  /// Puts keys in the order of one digit; what is equal in it stays in its order.
  private static func spread(
    _ keys: UnsafeBufferPointer<UInt64>, by shift: UInt64,
    to sorted: UnsafeMutableBufferPointer<UInt64>
  ) {
    let values = 1 << Int(digitBits)
    let mask = UInt64(values - 1)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: values) { places in
      places.initialize(repeating: 0)
      for key in keys { places[Int(truncatingIfNeeded: key >> shift & mask)] &+= 1 }
      var next: UInt32 = 0
      for value in places.indices {
        let count = places[value]
        places[value] = next
        next &+= count
      }
      for key in keys {
        let value = Int(truncatingIfNeeded: key >> shift & mask)
        sorted[Int(places[value])] = key
        places[value] &+= 1
      }
    }
  }

  private static func array(
    of count: Int, _ fill: (UnsafeMutableBufferPointer<UInt64>) -> Void
  ) -> [UInt64] {
    Array(unsafeUninitializedCapacity: count) { room, initialized in
      fill(UnsafeMutableBufferPointer(rebasing: room[..<count]))
      initialized = count
    }
  }
}
