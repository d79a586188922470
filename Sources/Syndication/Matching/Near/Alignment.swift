/// The runs of words that two texts have in common.
struct Alignment {
  /// Words that stand in both, one after the other.
  struct Block {
    var first: Int
    var second: Int
    var count: Int
    var firstEnd: Int { first + count }
    var secondEnd: Int { second + count }
  }

  /// In the order of the first text.
  private(set) var blocks: [Block] = []
  let firstCount: Int
  let secondCount: Int

  /// Words of the runs that are looked up.
  static let seedWords = 3
  /// A run that continues nothing counts from so many words on.
  static let loneWords = 5
  /// Words that may be skipped in either text for a run to continue the one before it.
  static let reach = 12
  /// Places of one seed that are tried, at most.
  static let tries = 16

  init(_ first: TextWords, _ second: TextWords) {
    firstCount = first.count
    secondCount = second.count
    first.words.withUnsafeBufferPointer { a in
      second.words.withUnsafeBufferPointer { b in align(a, b) }
    }
  }

  private mutating func align(
    _ a: UnsafeBufferPointer<UInt32>, _ b: UnsafeBufferPointer<UInt32>
  ) {
    guard a.count >= Self.seedWords, b.count >= Self.seedWords else { return }
    Seeds.with(b) { align(a, b, $0) }
  }

  private mutating func align(
    _ a: UnsafeBufferPointer<UInt32>, _ b: UnsafeBufferPointer<UInt32>, _ seeds: Seeds
  ) {
    var at = 0
    while at <= a.count - Self.seedWords {
      var best: Block?
      var bestValue = 0
      let last = blocks.last
      seeds.each(a, at) { place in
        var length = Self.seedWords
        while at + length < a.count, place + length < b.count,
          a[at + length] == b[place + length]
        {
          length += 1
        }
        let continues =
          last.map {
            place >= $0.secondEnd && place - $0.secondEnd <= Self.reach
              && at - $0.firstEnd <= Self.reach
          } ?? false
        guard length >= Self.loneWords || continues else { return }
        let value = length * 4 + (continues ? 8 : 0)
        if value > bestValue {
          bestValue = value
          best = Block(first: at, second: place, count: length)
        }
      }
      if let best {
        blocks.append(best)
        at = best.firstEnd
      } else {
        at += 1
      }
    }
  }

  /// A place where the texts differ between two runs that stand in the same order in both.
  struct Slot {
    var first: Range<Int>
    var second: Range<Int>
  }

  /// Words of a slot in either text, at most: more are a passage.
  static let slotWords = 12

  var slots: [Slot] {
    zip(blocks, blocks.dropFirst()).compactMap { block, next in
      guard next.second >= block.secondEnd, next.first - block.firstEnd <= Self.slotWords,
        next.second - block.secondEnd <= Self.slotWords
      else { return nil }
      return Slot(
        first: block.firstEnd..<next.first, second: block.secondEnd..<next.second)
    }
  }
}

/// Where each run of `Alignment.seedWords` words of a text stands. Valid within `with`.
private struct Seeds {
  private let words: UnsafeBufferPointer<UInt32>
  /// By hash and by place: the next place of the same hash plus one, zero where there is none.
  private let heads: UnsafeMutableBufferPointer<UInt32>
  private let nexts: UnsafeMutableBufferPointer<UInt32>

  static func with(_ words: UnsafeBufferPointer<UInt32>, _ body: (Seeds) -> Void) {
    var size = 16
    while size < words.count { size *= 2 }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: size + words.count) { room in
      let heads = UnsafeMutableBufferPointer(rebasing: room[..<size])
      heads.initialize(repeating: 0)
      let nexts = UnsafeMutableBufferPointer(rebasing: room[size...])
      for start in stride(from: words.count - Alignment.seedWords, through: 0, by: -1) {
        let slot = hash(words, start) & (size &- 1)
        nexts[start] = heads[slot]
        heads[slot] = UInt32(truncatingIfNeeded: start &+ 1)
      }
      body(Seeds(words: words, heads: heads, nexts: nexts))
    }
  }

  @inline(__always)
  private static func hash(_ words: UnsafeBufferPointer<UInt32>, _ start: Int) -> Int {
    let hash =
      UInt64(words[start]) &* 0x9E37_79B9_7F4A_7C15
      ^ UInt64(words[start &+ 1]) &* 0xC2B2_AE3D_27D4_EB4F
      ^ UInt64(words[start &+ 2]) &* 0x1656_67B1_9E37_79F9
    return Int(truncatingIfNeeded: hash >> 32)
  }

  @inline(__always)
  func each(_ other: UnsafeBufferPointer<UInt32>, _ start: Int, _ body: (Int) -> Void) {
    var at = Int(heads[Self.hash(other, start) & (heads.count &- 1)])
    var tries = 0
    while at > 0, tries < Alignment.tries {
      let place = at - 1
      if words[place] == other[start], words[place + 1] == other[start + 1],
        words[place + 2] == other[start + 2]
      {
        body(place)
        tries += 1
      }
      at = Int(nexts[place])
    }
  }
}
