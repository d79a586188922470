import News

/// The look-up of one text's shingles; its room is used again by the next.
struct NearLookup: Sendable {
  struct Found {
    let entry: NearWindow.Entry
    /// Shingles in common over those of the shorter text.
    let share: Double
    /// By what the found are ordered: as `share`, with less for a shingle that others hold too.
    let weight: Double
  }

  /// Whose text is looked up.
  struct Asker {
    /// Nil for a source that the window does not know.
    let source: UInt32?
    /// An entry that does not count among those that hold a shingle.
    var except: UInt32 = .max
  }

  private var holders = Holders()
  private var tally = EntryTally()
  /// The shingles that many have, ascending.
  private(set) var furniture: [UInt32] = []

  /// Finds the entries that hold a text's shingles.
  mutating func gather(_ print: TextPrint, _ postings: Postings) {
    postings.gather(print.shingles, into: &holders)
  }

  /// Finds them for a text of a batch that was put in.
  ///
  /// - Parameter after: those that came after the text, too, and itself.
  mutating func gather(_ text: Int, of batch: BatchHolders, after: Bool) {
    batch.gather(text, after: after, into: &holders)
  }

  /// Counts every entry that holds a shingle of the text. Which of them are furniture
  /// is known only when all have their stories; until then a shingle weighs the less the more hold
  /// it, lest texts that are nothing but furniture crowd out the one that is like it.
  mutating func countAll() {
    reset()
    guard holders.count > 0 else { return }
    fillTally { tally, holders, _ in
      holders.read { entries, ends in
        var start = 0
        for end in ends {
          let weight = EntryTally.heaviest / max(1, Int(end) - start)
          for at in start..<Int(end) { tally.count(entries[at], weight: max(1, weight)) }
          start = Int(end)
        }
      }
    }
  }

  /// Finds which of the text's shingles are furniture, and counts the placed entries that hold the
  /// others.
  mutating func countPlaced(
    _ print: TextPrint, _ texts: [NearWindow.Text], for asker: Asker
  ) {
    reset()
    guard holders.count > 0 else { return }
    fillTally { tally, holders, furniture in
      holders.read { entries, ends in
        texts.withUnsafeBufferPointer { texts in
          var start = 0
          for index in ends.indices {
            let end = Int(ends[index])
            let group = UnsafeBufferPointer(rebasing: entries[start..<end])
            start = end
            guard !group.isEmpty else { continue }
            if Self.isFurniture(group, texts, asker) {
              furniture.append(print.shingles[index])
            } else {
              for entry in group where Self.counts(entry, texts, asker) {
                tally.count(entry, weight: 1)
              }
            }
          }
        }
      }
    }
  }

  /// How many hold each shingle.
  func forEachCount(_ body: (_ index: Int, _ holders: Int) -> Void) {
    var start: UInt32 = 0
    for (index, end) in holders.ends.enumerated() {
      body(index, Int(end - start))
      start = end
    }
  }

  private mutating func fillTally(
    _ body: (inout EntryTally.Filling, Holders, inout [UInt32]) -> Void
  ) {
    var tally = EntryTally()
    swap(&tally, &self.tally)
    tally.fill { body(&$0, holders, &furniture) }
    swap(&tally, &self.tally)
  }

  private mutating func reset() {
    furniture.removeAll(keepingCapacity: true)
    tally.reset(for: holders.count)
  }

  @inline(__always)
  private static func counts(
    _ entry: UInt32, _ texts: UnsafeBufferPointer<NearWindow.Text>, _ asker: Asker
  ) -> Bool {
    entry != asker.except && texts[Int(entry)].isPlaced
  }

  @inline(__always)
  private static func isFurniture(
    _ entries: UnsafeBufferPointer<UInt32>, _ texts: UnsafeBufferPointer<NearWindow.Text>,
    _ asker: Asker
  ) -> Bool {
    guard entries.count >= min(NearWindow.storiesOfFurniture, NearWindow.textsOfFurniture) else {
      return false
    }
    var stories = FewNumbers()
    var own = FewNumbers()
    for entry in entries where counts(entry, texts, asker) {
      let text = texts[Int(entry)]
      stories.insert(text.story)
      if text.source == asker.source { own.insert(text.original) }
    }
    return stories.count >= NearWindow.storiesOfFurniture
      || own.count >= NearWindow.textsOfFurniture
  }

  /// The entries with the greatest weights, the first of equals first.
  func best(
    for print: TextPrint, _ texts: [NearWindow.Text],
    where isWelcome: (NearWindow.Entry) -> Bool
  ) -> [Found] {
    let size = print.shingles.count - furniture.count
    var best: [Found] = []
    tally.forEach { entry, count, weight in
      let shorter = Double(max(1, min(size, Int(texts[entry].size))))
      let share = Double(count) / shorter
      guard share >= NearWindow.leastShare else { return }
      let weight = Double(weight) / shorter
      let place =
        best.firstIndex { $0.weight < weight || $0.weight == weight && $0.entry > entry }
        ?? best.count
      guard place < NearWindow.maximumCandidates, isWelcome(entry) else { return }
      if best.count == NearWindow.maximumCandidates { best.removeLast() }
      best.insert(Found(entry: entry, share: share, weight: weight), at: place)
    }
    return best
  }
}

/// How many different numbers there are, told up to five.
private struct FewNumbers {
  private var numbers = SIMD4<UInt32>()
  private(set) var count = 0

  @inline(__always)
  mutating func insert(_ number: UInt32) {
    for place in 0..<min(count, numbers.scalarCount) where numbers[place] == number { return }
    if count < numbers.scalarCount { numbers[count] = number }
    count += 1
  }
}

/// How often each of some entries occurs, and with what weight: a hash table that is small while they
/// are few.
private struct EntryTally: Sendable {
  /// The entry plus one above, its weight and its count below; zero where there is none.
  private var slots: [UInt64] = []
  /// The slots that are taken; the first `usedCount` are meant.
  private var used: [UInt32] = []
  private var usedCount = 0
  private var mask = 0

  private static let leastSlots = 32
  /// No text has more shingles than fit in so many bits, and no sum of weights is too great for those
  /// that are left.
  private static let countBits: UInt64 = 14
  /// The weight of what one entry alone holds.
  static let heaviest = 15

  /// - Parameter occurrences: how often `Filling.count` will be called, at most.
  mutating func reset(for occurrences: Int) {
    var size = Self.leastSlots
    while size < occurrences * 2 { size *= 2 }
    // Few slots of a large table are cleared one by one.
    if size * 2 < slots.count || usedCount * 8 < slots.count {
      for slot in used[..<usedCount] { slots[Int(slot)] = 0 }
    } else {
      for slot in slots.indices { slots[slot] = 0 }
    }
    if slots.count < size {
      slots = Array(repeating: 0, count: size)
      used = Array(repeating: 0, count: size / 2)
    }
    mask = size - 1
    usedCount = 0
  }

  /// The table while it is filled. Valid within `fill`.
  struct Filling {
    fileprivate let slots: UnsafeMutableBufferPointer<UInt64>
    fileprivate let used: UnsafeMutableBufferPointer<UInt32>
    fileprivate var usedCount: Int
    fileprivate let mask: Int

    @inline(__always)
    mutating func count(_ entry: UInt32, weight: Int) {
      let key = UInt64(entry &+ 1) << 32
      var at = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 40) & mask
      while slots[at] != 0, slots[at] & 0xFFFF_FFFF_0000_0000 != key { at = (at &+ 1) & mask }
      if slots[at] == 0 {
        slots[at] = key
        used[usedCount] = UInt32(truncatingIfNeeded: at)
        usedCount &+= 1
      }
      slots[at] &+= UInt64(weight) << EntryTally.countBits | 1
    }
  }

  @inline(__always)
  mutating func fill(_ body: (inout Filling) -> Void) {
    let (mask, before) = (mask, usedCount)
    usedCount = slots.withUnsafeMutableBufferPointer { slots in
      used.withUnsafeMutableBufferPointer { used in
        var filling = Filling(slots: slots, used: used, usedCount: before, mask: mask)
        body(&filling)
        return filling.usedCount
      }
    }
  }

  func forEach(_ body: (_ entry: NearWindow.Entry, _ count: Int, _ weight: Int) -> Void) {
    slots.withUnsafeBufferPointer { slots in
      for slot in used[..<usedCount] {
        let value = slots[Int(slot)]
        let low = value & 0xFFFF_FFFF
        body(
          Int(value >> 32) - 1, Int(low & (1 << Self.countBits - 1)),
          Int(low >> Self.countBits))
      }
    }
  }
}
