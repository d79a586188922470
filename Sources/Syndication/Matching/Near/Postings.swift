/// Which entries hold a shingle: lines of postings in the order of the shingles, each one line of the
/// processor's cache, so that a look-up waits for the memory once. What has no room in its line
/// stands aside.
///
/// The more lines there are, the fewer bits tell a shingle from the others of its line, and the more
/// are left for the entry: both together take 32.
struct Postings: Sendable {
  private var lines: [PostingLine.Words] = []
  private var form = PostingLine.Form(lines: 1)
  private var aside = AsidePostings()
  private(set) var count = 0

  /// Entries that are kept for one shingle, at most: what more texts have is furniture.
  static let maximumHolders = 16
  private static let leastLines = 1 << 10
  /// Postings a line, on average, when there are to be more lines; by that part of them.
  private static let fullLine = 12
  private static let growth = 4
  /// Room for so many lines is asked for at once. What is not used of it takes no memory.
  private static let reservedLines = 1 << 18

  /// Bytes that the arrays use.
  var bytes: Int { lines.count * MemoryLayout<PostingLine.Words>.stride + aside.bytes }

  mutating func insert(_ shingle: UInt32, entry: UInt32) {
    while lines.isEmpty || count >= lines.count * Self.fullLine || !form.holds(entry) { grow() }
    put(shingle, entry)
    count += 1
  }

  private mutating func put(_ shingle: UInt32, _ entry: UInt32) {
    let place = form.place(of: shingle)
    let posting = form.posting(shingle, entry)
    let isIn = lines.withUnsafeMutableBytes { bytes in
      PostingLine.add(posting, of: shingle, to: bytes, at: place)
    }
    if !isIn { aside.insert(shingle, entry: entry) }
  }

  /// In place, from the last line on: no posting ever moves to an earlier line.
  private mutating func grow() {
    let old = form
    var size = max(Self.leastLines, lines.count + lines.count / Self.growth)
    // An entry that is too large for its bits needs twice the lines.
    if count < lines.count * Self.fullLine / 2 { size = max(size, lines.count * 2) }
    if size > lines.capacity { lines.reserveCapacity(max(Self.reservedLines, size * 2)) }
    let filled = lines.count
    lines.append(contentsOf: repeatElement(.zero, count: size - filled))
    form = PostingLine.Form(lines: size)
    var displaced = AsidePostings()
    swap(&aside, &displaced)
    for place in stride(from: filled - 1, through: 0, by: -1) {
      let line = lines[place]
      lines[place] = .zero
      for slot in 0..<PostingLine.count(line) {
        put(old.shingle(of: line[slot], at: place), old.entry(of: line[slot]))
      }
    }
    displaced.forEach { put($0, $1) }
  }

  /// Finds the entries that hold each shingle, at most `maximumHolders` of one.
  ///
  /// All lines are touched first: the processor then waits for many places of the memory at once.
  func gather(_ shingles: [UInt32], into holders: inout Holders) {
    holders.reset(for: shingles.count)
    guard !lines.isEmpty else { return }
    let form = form
    shingles.withUnsafeBufferPointer { shingles in
      lines.withUnsafeBytes { bytes in
        holders.fill { entries, ends in
          var touched: UInt32 = 0
          for shingle in shingles {
            touched |= PostingLine.state(of: bytes, at: form.place(of: shingle))
          }
          guard touched != 0 else { return }
          var end = 0
          for index in shingles.indices {
            let shingle = shingles[index]
            let place = form.place(of: shingle)
            let limit = end &+ Self.maximumHolders
            form.read(shingle, in: bytes, at: place, to: entries, &end, limit)
            if PostingLine.mayHaveAside(shingle, bytes, at: place) {
              aside.read(shingle, to: entries, &end, limit)
            }
            ends[index] = UInt32(truncatingIfNeeded: end)
          }
        }
      }
    }
  }
}

/// The entries that hold each of some shingles.
struct Holders: Sendable {
  /// The first `count` of them are meant.
  private(set) var entries: [UInt32] = []
  /// By shingle, where its entries end.
  private(set) var ends: [UInt32] = []

  var count: Int { Int(ends.last ?? 0) }

  mutating func reset(for shingles: Int) {
    let most = shingles * Postings.maximumHolders
    if entries.count < most { entries = Array(repeating: 0, count: most) }
    ends.removeAll(keepingCapacity: true)
    ends.append(contentsOf: repeatElement(0, count: shingles))
  }

  @inline(__always)
  mutating func fill(
    _ body: (UnsafeMutableBufferPointer<UInt32>, UnsafeMutableBufferPointer<UInt32>) -> Void
  ) {
    entries.withUnsafeMutableBufferPointer { entries in
      ends.withUnsafeMutableBufferPointer { body(entries, $0) }
    }
  }

  @inline(__always)
  func read(_ body: (UnsafeBufferPointer<UInt32>, UnsafeBufferPointer<UInt32>) -> Void) {
    entries.withUnsafeBufferPointer { entries in
      ends.withUnsafeBufferPointer { body(entries, $0) }
    }
  }
}
