import News

extension Postings {
  /// So many shingles' lines are touched before the first of them is read.
  private static let touched = 32

  /// Puts texts in, each with the next entry from `first` on, and finds what held their shingles
  /// before each of them: in one pass through the lines, from the first to the last.
  mutating func insert(_ prints: [TextPrint], from first: UInt32) -> BatchHolders {
    var holders = BatchHolders(prints)
    let shingles = SortedShingles(prints, count: holders.count)
    let texts = holders.texts
    makeRoom(for: shingles.keys.count, upTo: first &+ UInt32(truncatingIfNeeded: prints.count))
    fill { filling in
      shingles.keys.withUnsafeBufferPointer { keys in
        texts.withUnsafeBufferPointer { texts in
          var start = 0
          while start < keys.count {
            let end = Self.blockEnd(keys, from: start)
            let block = UnsafeBufferPointer(rebasing: keys[start..<end])
            filling.insert(block, of: texts, from: first, &holders)
            start = end
          }
        }
      }
    }
    return holders
  }

  /// Equal shingles stay together.
  @inline(__always)
  private static func blockEnd(_ keys: UnsafeBufferPointer<UInt64>, from start: Int) -> Int {
    var end = min(start &+ touched, keys.count)
    while end < keys.count, keys[end] >> 32 == keys[end &- 1] >> 32 { end &+= 1 }
    return end
  }
}

extension Postings.Filling {
  /// - Parameters:
  ///   - keys: shingles in their order, each with its place.
  ///   - texts: by place, the text that the shingle is of, from 0 on.
  ///   - first: the entry of text 0.
  @inline(__always)
  fileprivate mutating func insert(
    _ keys: UnsafeBufferPointer<UInt64>, of texts: UnsafeBufferPointer<UInt32>,
    from first: UInt32, _ holders: inout BatchHolders
  ) {
    let areEmpty = areEmpty(keys)
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: Postings.maximumHolders) { before in
      before.initialize(repeating: 0)
      var at = 0
      while at < keys.count {
        let shingle = UInt32(truncatingIfNeeded: keys[at] >> 32)
        var end = at &+ 1
        while end < keys.count, keys[end] >> 32 == keys[at] >> 32 { end &+= 1 }
        let count = areEmpty ? 0 : read(shingle, to: before)
        if count == 0, end == at &+ 1 {
          put(shingle, first &+ texts[Int(truncatingIfNeeded: keys[at] & 0xFFFF_FFFF)])
        } else {
          let list = holders.begin(UnsafeBufferPointer(rebasing: before[..<count]))
          for key in keys[at..<end] {
            let place = Int(truncatingIfNeeded: key & 0xFFFF_FFFF)
            let entry = first &+ texts[place]
            if holders.add(entry, at: place, to: list) { put(shingle, entry) }
          }
        }
        at = end
      }
    }
  }

  /// Whether there is nothing in any line of the shingles. Touches them all.
  @inline(__always)
  private func areEmpty(_ keys: UnsafeBufferPointer<UInt64>) -> Bool {
    var states: UInt32 = 0
    for key in keys { states |= state(of: UInt32(truncatingIfNeeded: key >> 32)) }
    return states == 0
  }
}
