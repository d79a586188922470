/// Which entries hold a shingle, in flat arrays: most of them frozen in the order of the shingles,
/// those added last in a hash table of chains until they are frozen too.
struct Postings: Sendable {
  private var frozen = FrozenPostings()
  private var recent = RecentPostings()

  /// Entries that are kept for one shingle, at most: what more texts have is furniture.
  static let maximumHolders = 16
  /// Recent postings before they are frozen: at least so many, or this part of the frozen ones.
  private static let leastRecent = 1 << 16
  private static let recentPart = 8

  var count: Int { frozen.count + recent.count }
  /// Bytes that the arrays take.
  var bytes: Int { frozen.bytes + recent.bytes }

  mutating func insert(_ shingle: UInt32, entry: UInt32) {
    recent.insert(shingle, entry: entry)
    if recent.count >= max(Self.leastRecent, frozen.count / Self.recentPart) {
      frozen.add(recent.sorted())
      recent = RecentPostings()
    }
  }

  /// Reads the arrays in place.
  @inline(__always)
  func read<Result>(_ body: (PostingsReader) -> Result) -> Result {
    frozen.read { frozen in recent.read { body(PostingsReader(frozen: frozen, recent: $0)) } }
  }
}

/// Looks shingles up.
struct PostingsReader {
  let frozen: FrozenPostings.Reader
  let recent: RecentPostings.Reader

  /// Calls `body` with the index of each shingle and each entry that holds it, until it returns
  /// false for that shingle.
  ///
  /// All that will be read is touched first, one array after the other: the processor then waits for
  /// many places of the memory at once.
  @inline(__always)
  func each(
    of shingles: UnsafeBufferPointer<UInt32>, _ body: (_ index: Int, _ entry: UInt32) -> Bool
  ) {
    withUnsafeTemporaryAllocation(of: Span.self, capacity: shingles.count) { spans in
      var touched: UInt32 = 0
      for index in shingles.indices {
        spans[index] = span(of: shingles[index])
        touched = touched &+ spans[index].head
      }
      for index in shingles.indices where spans[index].start < spans[index].end {
        touched = touched &+ UInt32(frozen.tails[Int(spans[index].start)])
      }
      _ = touched
      for index in shingles.indices { each(shingles[index], spans[index]) { body(index, $0) } }
    }
  }

  /// Where the postings of a shingle lie, among others.
  private struct Span {
    var start: UInt32
    var end: UInt32
    var head: UInt32
  }

  @inline(__always)
  private func span(of shingle: UInt32) -> Span {
    let head = recent.heads[Int(shingle) & (recent.heads.count &- 1)]
    guard !frozen.entries.isEmpty else { return Span(start: 0, end: 0, head: head) }
    let bucket = Int(shingle >> frozen.shift)
    return Span(start: frozen.starts[bucket], end: frozen.starts[bucket &+ 1], head: head)
  }

  @inline(__always)
  private func each(_ shingle: UInt32, _ span: Span, _ body: (UInt32) -> Bool) {
    let tail = UInt16(truncatingIfNeeded: shingle)
    var at = Int(span.start)
    while at < Int(span.end) {
      if frozen.tails[at] == tail {
        guard body(frozen.entries[at]) else { return }
      }
      at &+= 1
    }
    at = Int(span.head)
    while at > 0 {
      if recent.shingles[at &- 1] == shingle {
        guard body(recent.entries[at &- 1]) else { return }
      }
      at = Int(recent.nexts[at &- 1])
    }
  }
}

/// Postings in the order of their shingles, found by the highest bits. Seven bytes each.
struct FrozenPostings: Sendable {
  /// Where the postings of each bucket start, and where the last one's end.
  private var starts: [UInt32] = [0, 0]
  /// The lower half of each shingle: with the bucket it is all of it.
  private var tails: [UInt16] = []
  private var entries: [UInt32] = []
  private var shift: UInt32 = 32

  private static let leastBits: UInt32 = 16
  private static let postingsPerBucket = 4

  var count: Int { entries.count }
  var bytes: Int { starts.capacity * 4 + tails.capacity * 2 + entries.capacity * 4 }

  struct Reader {
    let starts: UnsafeBufferPointer<UInt32>
    let tails: UnsafeBufferPointer<UInt16>
    let entries: UnsafeBufferPointer<UInt32>
    let shift: UInt32
  }

  @inline(__always)
  func read<Result>(_ body: (Reader) -> Result) -> Result {
    starts.withUnsafeBufferPointer { starts in
      tails.withUnsafeBufferPointer { tails in
        entries.withUnsafeBufferPointer { entries in
          body(Reader(starts: starts, tails: tails, entries: entries, shift: shift))
        }
      }
    }
  }

  /// Takes postings in, each a shingle in the upper half and an entry in the lower one, ascending.
  mutating func add(_ more: [UInt64]) {
    let total = entries.count + more.count
    var bits = Self.leastBits
    while bits < 30, 1 << bits < total / Self.postingsPerBucket { bits += 1 }
    var made = FrozenPostings()
    made.shift = 32 - bits
    made.starts = Array(repeating: 0, count: 1 << Int(bits) + 1)
    made.tails.reserveCapacity(total)
    made.entries.reserveCapacity(total)
    var next = 0
    forEach { posting in
      while next < more.count, more[next] < posting {
        made.append(more[next])
        next += 1
      }
      made.append(posting)
    }
    while next < more.count {
      made.append(more[next])
      next += 1
    }
    for bucket in 1..<made.starts.count where made.starts[bucket] < made.starts[bucket - 1] {
      made.starts[bucket] = made.starts[bucket - 1]
    }
    self = made
  }

  /// In order; `starts` holds where each bucket's end is until all are there.
  private mutating func append(_ posting: UInt64) {
    let shingle = UInt32(truncatingIfNeeded: posting >> 32)
    tails.append(UInt16(truncatingIfNeeded: shingle))
    entries.append(UInt32(truncatingIfNeeded: posting))
    starts[Int(shingle >> shift) + 1] = UInt32(entries.count)
  }

  private func forEach(_ body: (UInt64) -> Void) {
    guard !entries.isEmpty else { return }
    for bucket in 0..<(starts.count - 1) {
      let high = UInt64(bucket) << UInt64(shift) & 0xFFFF_0000
      for at in Int(starts[bucket])..<Int(starts[bucket + 1]) {
        body((high | UInt64(tails[at])) << 32 | UInt64(entries[at]))
      }
    }
  }
}

/// Postings in a hash table of chains.
struct RecentPostings: Sendable {
  private var heads: [UInt32] = Array(repeating: 0, count: 1 << 10)
  private var shingles: [UInt32] = []
  private var entries: [UInt32] = []
  private var nexts: [UInt32] = []

  var count: Int { entries.count }
  var bytes: Int {
    (heads.capacity + shingles.capacity + entries.capacity + nexts.capacity) * 4
  }

  mutating func insert(_ shingle: UInt32, entry: UInt32) {
    if shingles.count >= heads.count { grow() }
    let slot = Int(shingle) & (heads.count - 1)
    shingles.append(shingle)
    entries.append(entry)
    nexts.append(heads[slot])
    heads[slot] = UInt32(shingles.count)
  }

  private mutating func grow() {
    heads = Array(repeating: 0, count: heads.count * 2)
    for (index, shingle) in shingles.enumerated() {
      let slot = Int(shingle) & (heads.count - 1)
      nexts[index] = heads[slot]
      heads[slot] = UInt32(index + 1)
    }
  }

  struct Reader {
    let heads: UnsafeBufferPointer<UInt32>
    let shingles: UnsafeBufferPointer<UInt32>
    let entries: UnsafeBufferPointer<UInt32>
    let nexts: UnsafeBufferPointer<UInt32>
  }

  @inline(__always)
  func read<Result>(_ body: (Reader) -> Result) -> Result {
    heads.withUnsafeBufferPointer { heads in
      shingles.withUnsafeBufferPointer { shingles in
        entries.withUnsafeBufferPointer { entries in
          nexts.withUnsafeBufferPointer { nexts in
            body(Reader(heads: heads, shingles: shingles, entries: entries, nexts: nexts))
          }
        }
      }
    }
  }

  func sorted() -> [UInt64] {
    shingles.indices.map { UInt64(shingles[$0]) << 32 | UInt64(entries[$0]) }.sorted()
  }
}
