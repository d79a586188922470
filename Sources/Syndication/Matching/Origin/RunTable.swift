/// The runs of words of one text, to be compared with those of others: a hash table of numbers that
/// are spread over all their bits already.
struct RunTable {
  /// Each once.
  private let runs: [UInt32]
  /// A run above, its place plus one below; zero where there is none.
  private let slots: [UInt64]
  private let shift: UInt32

  private static let leastBits: UInt32 = 4

  init(_ text: [UInt32]) {
    var bits = Self.leastBits
    while 1 << bits < text.count * 2 { bits += 1 }
    let shift = 32 - bits
    var runs: [UInt32] = []
    runs.reserveCapacity(text.count)
    slots = [UInt64](unsafeUninitializedCapacity: 1 << bits) { slots, initialized in
      slots.initialize(repeating: 0)
      for run in text {
        let slot = Self.slot(of: run, UnsafeBufferPointer(slots), shift)
        guard slots[slot] == 0 else { continue }
        runs.append(run)
        slots[slot] = UInt64(run) << 32 | UInt64(runs.count)
      }
      initialized = 1 << bits
    }
    self.runs = runs
    self.shift = shift
  }

  /// Where a run is, or would be.
  @inline(__always)
  private static func slot(
    of run: UInt32, _ slots: UnsafeBufferPointer<UInt64>, _ shift: UInt32
  ) -> Int {
    var slot = Int(run >> shift)
    while slots[slot] != 0, slots[slot] >> 32 != run { slot = (slot &+ 1) & (slots.count &- 1) }
    return slot
  }

  /// What another text has that this one lacks: ascending, each once.
  func added(in text: [UInt32]) -> [UInt32] {
    compare(text) { _ in }
  }

  /// The same, and what the other one lacks of this one.
  func differences(to text: [UInt32]) -> (added: [UInt32], lost: [UInt32]) {
    withUnsafeTemporaryAllocation(of: Bool.self, capacity: runs.count) { isLost in
      isLost.initialize(repeating: true)
      let added = compare(text) { isLost[$0] = false }
      var lost: [UInt32] = []
      for place in runs.indices where isLost[place] { lost.append(runs[place]) }
      lost.sortSpreadOnce()
      return (added, lost)
    }
  }

  /// - Parameter keep: called with the place of each run in common.
  @inline(__always)
  private func compare(_ text: [UInt32], _ keep: (Int) -> Void) -> [UInt32] {
    var added: [UInt32] = []
    slots.withUnsafeBufferPointer { slots in
      for run in text {
        let place = Int(slots[Self.slot(of: run, slots, shift)] & 0xFFFF_FFFF)
        if place == 0 { added.append(run) } else { keep(place &- 1) }
      }
    }
    added.sortSpreadOnce()
    return added
  }
}
